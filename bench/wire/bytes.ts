import { rmSync } from 'node:fs';
import { scenarioFile } from '../../server/cli/files.ts';
import type { Packable } from '../../server/cli/prove/storm/pack.ts';
import { serve } from '../../server/test/rig.ts';
import { type Pair, type Row, row } from '../rows.ts';
import { boardgameState } from '../small-game/boardgame.ts';
import { schemaPatch } from '../small-game/schema.ts';
import { atPlay, surroundings, tireless } from './table.ts';

const ROUNDS = 5;
const ACTS = 60;
/** Milliseconds until everybody has been told of everything. */
const TOLD_MS = 400;

/**
 * Bytes that each connection is sent for one accepted act, answers included: 193 states, seventeen people at their seats, and of
 * twenty acts ten calls, three quiet questions, five offers and two public words.
 */
export async function bytes(): Promise<Row[]> {
  const scenario = tireless(scenarioFile('bucharest-2022'));
  const { env, clear } = surroundings(scenario);
  const served = await serve({ env });
  const { people, seats } = await atPlay(served.port, scenario);
  const quiet = scenario.states.map((state) => state.id).filter((id) => !seats.includes(id));
  const speakers = seats.map((_, n) => n).filter((n) => !['press', 'sector'].includes(scenario.seats[n]?.kind ?? ''));
  const [first = '', second = ''] = scenario.candidates.map((candidate) => candidate.id);
  const act = (nth: number): Packable => {
    const me = seats[speakers[nth % speakers.length] ?? 0] ?? '';
    const next = seats[speakers[(nth + 1) % speakers.length] ?? 0] ?? '';
    const state = quiet[nth % quiet.length] ?? '';
    if (nth % 10 === 9) return { type: 'ready', ready: nth % 20 === 9 };
    if (nth % 4 === 3) return { type: 'deal.propose', to: [next], clauses: [{ kind: 'note', by: me, text: 'Shall we talk?' }] };
    if (nth % 7 === 2) return { type: 'ask.quietly', states: [state] };
    return { type: 'persuade', states: [state], candidate: nth % 2 === 0 ? first : second };
  };
  const told = () => people.reduce((sum, one) => sum + one.bytes, 0);
  const rounds: number[] = [];
  let nth = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = told();
    let accepted = 0;
    for (let n = 0; n < ACTS; n++) {
      const who = people[speakers[nth % speakers.length] ?? 0];
      if ((await who?.ask('command', { command: act(nth++) })) === 'ok') accepted++;
    }
    await new Promise((resolve) => setTimeout(resolve, TOLD_MS));
    if (accepted < ACTS / 2) throw new Error(`only ${accepted} of ${ACTS} acts of the bench were accepted`);
    rounds.push((told() - before) / accepted / people.length);
  }
  await served.kill();
  clear();
  rmSync(served.folder, { recursive: true });
  const whole = boardgameState();
  const patch = schemaPatch();
  const pairs = (them: () => number): Pair[] => rounds.map((us) => ({ us, them: them() }));
  const measure = `bytes that each of ${people.length} connections is sent for an act, 193 states`;
  return [
    row(
      measure,
      'boardgame.io 0.50.2, whole state of the small game with 193 seats',
      pairs(() => whole),
      0.01,
    ),
    row(measure, 'patch of a bare Schema for a move of the small game, which everyone is sent', pairs(patch), 3),
  ];
}
