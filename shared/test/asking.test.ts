import { expect, test } from 'vitest';
import { compileWorld } from '#shared/game/world.ts';
import { playCast, steady } from '../../server/cli/proof/play.ts';
import { littleScenario } from './little.ts';

/** A campaign's talks by kind, over a few games of the little scenario; its papers tell what a state feels. */
function talks(): { readonly asks: number; readonly calls: number; readonly early: number } {
  const world = compileWorld(littleScenario());
  let asks = 0;
  let calls = 0;
  let early = 0;
  let day = 1;
  for (let n = 0; n < 6; n++) {
    playCast(
      world,
      `asking/${n}`,
      { profiles: () => ({ ...steady(3), acts: new Set(['ask', 'persuade']) }) },
      ({ command, by, events }) => {
        for (const event of events) if (event.type === 'phase.opened') day = event.day;
        if (world.seatRows.get(by)?.candidate === undefined) return;
        if (command.type === 'ask.quietly') {
          asks++;
          if (day === 1) early++;
        }
        if (command.type === 'persuade') calls++;
      },
    );
  }
  return { asks, calls, early };
}

test('a campaign asks on the first day, while there is time to use the answers, and mostly goes to talk', () => {
  const { asks, calls, early } = talks();
  expect(asks).toBeGreaterThan(0);
  expect(early).toBeGreaterThan(asks / 2);
  expect(calls).toBeGreaterThan(asks);
});
