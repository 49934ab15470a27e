import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** One word for one thing: the glossary is data, the rulebook prints it, and words that lost are found wherever people read. */
interface Entry {
  readonly word: string;
  readonly means: string;
  readonly not: readonly string[];
}
const root = fileURLToPath(new URL('../..', import.meta.url));
const glossary = JSON.parse(readFileSync(join(root, 'assets/words/glossary.json'), 'utf8')) as readonly Entry[];

test('the rulebook’s glossary is the one in assets/words/glossary.json', () => {
  const text = readFileSync(join(root, 'docs/rulebook.md'), 'utf8').split('## Glossary')[1] ?? '';
  const rows = [...text.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)]
    .map((match) => ({ word: (match[1] as string).trim(), means: (match[2] as string).trim() }))
    .filter((row) => row.word !== 'Word' && row.word !== '---');
  expect(rows).toEqual(glossary.map(({ word, means }) => ({ word, means })));
});

test('whoever runs a room is the facilitator on every screen, and what is sealed before the count a forecast', () => {
  const words = Object.assign(
    {},
    ...readdirSync(join(root, 'assets/words/en')).map((name) => JSON.parse(readFileSync(join(root, 'assets/words/en', name), 'utf8'))),
  ) as Record<string, string>;
  // The host of an address is another thing: words for technicians name it.
  const said = Object.entries(words).filter(([key]) => !key.startsWith('blocked'));
  expect(said.filter(([, text]) => /\bhosts?\b|\b(a|no|my|sealed) guess(es)?\b/i.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
});

test('no losing word stands in what people read, nor as a name in the code', () => {
  const losing = glossary.flatMap((entry) => entry.not);
  expect(losing.length).toBeGreaterThan(15);
  const found = (text: string) => losing.filter((word) => new RegExp(`\\b${word}s?\\b`, 'i').test(text));
  expect(found('Everybody marks a slip, said the game master.')).toEqual(['slip', 'game master']);
  const words = readdirSync(join(root, 'assets/words/en')).map((name) => readFileSync(join(root, 'assets/words/en', name), 'utf8'));
  expect(words.flatMap(found)).toEqual([]);
  const names = losing.filter((word) => !word.includes(' '));
  const code = ['shared', 'server'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('test/'))
      .map((name) => ({ name, text: readFileSync(join(root, folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '') })),
  );
  const named = code.flatMap(({ name, text }) =>
    names.filter((word) => new RegExp(`\\b${word}s?\\b`).test(text)).map((word) => `${name}: ${word}`),
  );
  expect(named).toEqual([]);
});
