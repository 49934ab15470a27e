import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { VOTES } from '#shared/game/choices.ts';
import type { Phase } from '#shared/game/state.ts';
import { DOOR_CODES } from '#shared/protocol/messages.ts';
import { MINUTES } from '#shared/scenario/length.ts';
import { SeatKind } from '#shared/scenario/schema.ts';
import type { RoomFacts } from '../session/session.ts';
import { LEVELS } from '../store/level.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'assets/words/en');
const words: Record<string, string> = Object.assign(
  {},
  ...readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
);
const PHASES = Object.keys({
  briefing: 0,
  corridor: 0,
  seal: 0,
  reveal: 0,
  rollcall: 0,
  night: 0,
  handshake: 0,
  forecast: 0,
  booth: 0,
  count: 0,
  recess: 0,
  delivery: 0,
  verdict: 0,
} satisfies Record<Phase, 0>);
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

test('what is said otherwise in an open ballot, or in a room, has both words', () => {
  const said = (call: string) =>
    sources('client').flatMap((text) =>
      [...text.matchAll(new RegExp(`\\b${call}\\(([^,)]*)`, 'g'))].flatMap((match) =>
        [...(match[1] as string).matchAll(/'([a-z-]+(?:\.[a-z-]+)+)'/g)].map((key) => key[1] as string),
      ),
    );
  const [ballot, together] = [said('sayOfBallot'), said('sayTogether')];
  const keys = [...ballot.flatMap((key) => [key, `${key}.aloud`]), ...together.flatMap((key) => [key, `${key}.room`])];
  expect(keys.filter((key) => !(key in words))).toEqual([]);
  expect(Math.min(ballot.length, together.length)).toBeGreaterThan(4);
});

test('no button that ends a phase promises in a room what it does not do there', () => {
  expect(sources('client/ui').flatMap((text) => text.match(/<Ready label=\{say\([^)]*\)/g) ?? [])).toEqual([]);
});

/** Families whose holes are filled from a closed set: every member of it has words, wherever in the code its key is put together. */
test('every key that is put together from a closed set has words', () => {
  const scenarios = readdirSync(join(root, 'assets/scenarios')).map((name) => name.replace('.json', ''));
  const votes = ['yes', 'no', 'abstain', 'absent'];
  const families: Record<string, readonly string[]> = {
    'kind.*': SeatKind.options,
    'add.rollcall.*': VOTES,
    'vote.*': votes,
    'stage.vote.*': votes,
    'phase.*': PHASES,
    'project.*': PHASES,
    'now.*': PHASES.filter((phase) => phase !== 'corridor'),
    'connection.*': ['open', 'returning', 'lost', 'replaced', 'stopped', 'erased', 'outdated', 'gone'] satisfies RoomFacts['connection'][],
    'refusal.*': DOOR_CODES,
    'scenario.*.short': scenarios,
    'level.*': LEVELS.map(String),
    'time.*': ['none', ...MINUTES.map(String), 'relaxed'],
  };
  const keys = Object.entries(families).flatMap(([family, holes]) => holes.map((hole) => family.replace('*', hole)));
  expect(keys.filter((key) => !(key in words))).toEqual([]);
});

/** Also where the key goes through a name before it is said: a template that begins like a key is one. */
test('every template of a key fits some key', () => {
  const templates = sources('client').flatMap((text) =>
    [...text.matchAll(/`([a-z][a-z-]*\.[^`\s]*\$\{[^`\s]*)`/g)].map((match) => match[1] as string),
  );
  const keys = Object.keys(words);
  const fits = (template: string) => {
    const whole = new RegExp(`^${template.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`);
    return keys.some((key) => whole.test(key));
  };
  // A name in the browser's storage, a type, and the key of a sum are no words.
  expect(templates.filter((template) => !/^(pv|host|issue)\./.test(template) && !fits(template))).toEqual([]);
  expect(templates.length).toBeGreaterThan(50);
});

test('every refusal, reason and line of the record has words', () => {
  const text = [...sources('shared'), ...sources('server'), ...sources('client')].join('\n');
  const keys = [
    ...[...text.matchAll(/\b(?:no|refuse)\(\s*'([^']+)'/g)].map((match) => `refusal.${match[1]}`),
    ...[...text.matchAll(/'((?:record|briefing|headline)\.[a-z.-]+)'/g)].map((match) => match[1] as string),
    ...[...text.matchAll(/reason: '([a-z-]+)'/g)].map((match) => `reason.${match[1]}`),
    ...[...text.matchAll(/key: '([a-z-]+)', (?:value|size)/g)].map((match) => `reason.${match[1]}`),
  ].filter((key) => !['reason.goods', 'headline.read'].includes(key));
  expect(keys.filter((key) => !(key in words))).toEqual([]);
  expect(keys.length).toBeGreaterThan(60);
});

test('words that speak ill of somebody or cheer are not used (docs/rulebook.md §12)', () => {
  const losing = /\b(bribe|treason|stigma|NPC|liars?|incumbent|challenger|oops)\b|!/i;
  expect(Object.entries(words).filter(([, text]) => losing.test(text))).toEqual([]);
});
