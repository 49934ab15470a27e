import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'assets/words/en');
const words: Record<string, string> = Object.assign(
  {},
  ...readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
);
const sources = (path: string): string[] =>
  readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('test'))
    .map((name) => readFileSync(join(root, path, name), 'utf8'));

/** Keys written out in the code; those with a hole in them are checked as a family: at least one key of that beginning. */
test('every key that the page uses has words', () => {
  const used = sources('client').flatMap((text) =>
    [...text.matchAll(/\bsay\(\s*(?:'([^']+)'|`([^`]+)`)/g)].map((match) => match[1] ?? (match[2] as string)),
  );
  const missing = used.filter((key) =>
    key.includes('${') ? !Object.keys(words).some((word) => word.startsWith(key.split('${')[0] as string)) : !(key in words),
  );
  expect(missing).toEqual([]);
  expect(used.length).toBeGreaterThan(100);
});

test('every refusal, reason and line of the record has words', () => {
  const text = [...sources('shared'), ...sources('server')].join('\n');
  const keys = [
    ...[...text.matchAll(/\b(?:no|refuse)\(\s*'([^']+)'/g)].map((match) => `refusal.${match[1]}`),
    ...[...text.matchAll(/'((?:record|briefing|headline)\.[a-z.-]+)'/g)].map((match) => match[1] as string),
    ...[...text.matchAll(/reason: '([a-z-]+)'/g)].map((match) => `reason.${match[1]}`),
    ...[...text.matchAll(/key: '([a-z-]+)', (?:value|size)/g)].map((match) => `reason.${match[1]}`),
  ].filter((key) => !['reason.goods', 'headline.read'].includes(key));
  expect(keys.filter((key) => !(key in words))).toEqual([]);
  expect(keys.length).toBeGreaterThan(60);
});

test('words that we do not use are not used (rulings R1)', () => {
  const losing = /\b(bribe|treason|stigma|NPC|liars?|incumbent|challenger|oops)\b|!/i;
  expect(Object.entries(words).filter(([, text]) => losing.test(text))).toEqual([]);
});
