import { expect, test } from 'vitest';
import { compileWorld } from '#shared/game/world.ts';
import { playCast, steady } from '../../server/cli/proof/play.ts';
import { littleScenario } from './little.ts';

/** A campaign's talks by kind, over a few games of the little scenario with this much lottery in its papers. */
function talks(TAU: number): { readonly asks: number; readonly calls: number } {
  const little = littleScenario();
  const world = compileWorld({ ...little, constants: { ...little.constants, TAU } });
  let asks = 0;
  let calls = 0;
  for (let n = 0; n < 6; n++) {
    playCast(world, `asking/${n}`, { profiles: () => ({ ...steady(3), acts: new Set(['ask', 'persuade']) }) }, ({ command, by }) => {
      if (world.seatRows.get(by)?.candidate === undefined) return;
      if (command.type === 'ask.quietly') asks++;
      if (command.type === 'persuade') calls++;
    });
  }
  return { asks, calls };
}

test('a campaign asks where answers tell something, and goes to talk where the paper is a lottery anyway', () => {
  const clear = talks(0.45);
  const lottery = talks(1.3);
  expect(clear.asks).toBeGreaterThan(lottery.asks);
  expect(lottery.calls).toBeGreaterThan(lottery.asks);
});
