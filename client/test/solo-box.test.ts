import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '#shared/game/command.ts';
import { atLength } from '#shared/scenario/length.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import type { FromWorker, ToWorker } from '../session/solo.protocol.ts';

/** The box of a game alone takes what the box of a room takes, and gives back what that one gives back. */
const written = Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')));
const scenario = atLength(written, '25') as Scenario;
const told: FromWorker[] = [];
let hear: (event: { data: ToWorker }) => void = () => {};
vi.stubGlobal('addEventListener', (_: string, listener: typeof hear) => {
  hear = listener;
});
vi.stubGlobal('postMessage', (message: FromWorker) => told.push(message));
await import('../session/solo.worker.ts');
afterAll(() => {
  vi.unstubAllGlobals();
});

const say = (data: ToWorker): void => hear({ data });
const last = <T extends FromWorker['type']>(type: T) =>
  told.findLast((message): message is Extract<FromWorker, { type: T }> => message.type === type);
const give = (command: Command): boolean => {
  say({ type: 'submit', id: told.length, command });
  return last('reply')?.reply.ok === true;
};
const cast = (choice: number | null) => {
  say({ type: 'paper', id: told.length, choice });
  return last('reply')?.reply;
};
/** Plays a seat to the booth. */
function toBooth(seat: string): void {
  say({ type: 'start', scenario, seed: 'box', seat, level: 3, autopilot: false, fast: false, steps: [] });
  for (let i = 0; i < 40 && last('views')?.pub.phase !== 'booth'; i++) give({ type: 'ready', ready: true });
  expect(last('views')?.pub.phase).toBe('booth');
}

beforeEach(() => {
  told.length = 0;
});

describe('a delegation', () => {
  beforeEach(() => toBooth('marrow-isles'));

  test('hands in a paper while it is on the roll, and none while it is not', () => {
    expect(cast(0)).toEqual({ ok: true });
    expect(give({ type: 'attend', present: false })).toBe(true);
    expect(cast(0)).toMatchObject({ ok: false, refusal: { code: 'not-on-roll' } });
    expect(give({ type: 'attend', present: true })).toBe(true);
    expect(cast(1)).toEqual({ ok: true });
  });

  test('that leaves takes its paper with it: it is not in the count, also of somebody who comes back', () => {
    const here = last('views')?.pub.ballots.length;
    cast(0);
    give({ type: 'attend', present: false });
    expect(last('paper-in')?.inBox).toBe(false);
    give({ type: 'attend', present: true });
    const roll = last('views')?.pub;
    say({ type: 'close-box' });
    const step = last('step')?.step;
    expect(here).toBe(0);
    expect(step?.type === 'box' && step.tally.papers).toBe((roll?.states.filter((state) => state.present).length ?? 0) - 1);
  });
});

test('a seat without a vote hands in nothing', () => {
  toBooth('loomworks');
  expect(cast(0)).toMatchObject({ ok: false, refusal: { code: 'not-on-roll' } });
  expect(last('paper-in')).toBe(undefined);
});
