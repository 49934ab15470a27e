import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import type { Phase } from '#shared/game/state.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import { publicView, scenario, seatView } from '../store/store.ts';
import { Rungs } from '../ui/ladder.tsx';
import { nodesOf, textOf } from './tree.ts';

const world = compileWorld(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')));
const state = setUp(world, { seed: 'ladder', openDice: true, persons: ['tamber', 'corin'] });
const there = (present: boolean): Partial<PublicView> => ({ states: pubOf(world, state).states.map((row) => ({ ...row, present })) });

/** What stands on the first rung of this seat and on its last. */
function rungs(seat: string, phase: Phase, pub: Partial<PublicView> = {}, own: Partial<SeatView> = {}): readonly string[] {
  scenario.value = world.scenario;
  publicView.value = { ...pubOf(world, state), phase, ...pub };
  seatView.value = { ...viewOf(world, state, seat), ...own };
  const marks = nodesOf(Rungs()).filter(({ type }) => type === 'em');
  return [marks.at(0), marks.at(-1)].map((mark) => textOf(mark ?? null));
}

afterEach(() => {
  for (const each of [scenario, publicView, seatView]) each.value = null;
});

describe('my ladder follows the last evening', () => {
  test('a delegation: what it answered, and whether it was there', () => {
    expect(rungs('tamber', 'corridor')).toEqual(['before the doors', 'last evening']);
    expect(rungs('tamber', 'handshake')).toEqual(['now', 'last evening']);
    const said = { handshakes: { vela: 'smile', corin: 'of-course' } } as const;
    const answers = 'Corin: Of course, Vela: (a smile)';
    expect(rungs('tamber', 'forecast', {}, said)).toEqual([answers, 'last evening']);
    expect(rungs('tamber', 'count', there(true), said)).toEqual([answers, 'you were there']);
    expect(rungs('tamber', 'count', there(false))).toEqual(['none', 'you were away']);
  });

  test('a campaign: how many said so, and how many came', () => {
    const handsShaken = { 'of-course': 17, 'we-shall-see': 9, smile: 14 };
    expect(rungs('corin', 'corridor', {}, { handsShaken })).toEqual(['before the doors', 'last evening']);
    expect(rungs('corin', 'count', there(true), { handsShaken })).toEqual(['17 said “Of course”', `${world.states.length} states`]);
  });
});
