import { expect, test } from 'vitest';
import { compileWorld } from '#shared/game/world.ts';
import { hall } from '../../server/cli/proof/hall.ts';
import { playCast, steady } from '../../server/cli/proof/play.ts';

test('a campaign keeps its last talk where a public act is worth more', () => {
  const world = compileWorld(hall({ delegations: 0, others: false }));
  const acts = new Set<string>();
  for (let n = 0; n < 4; n++)
    playCast(
      world,
      `floor/${n}`,
      { profiles: () => ({ ...steady(3), acts: new Set(['persuade', 'speak', 'pivot', 'lobby']) }) },
      ({ command }) => {
        if (command.type === 'floor.seal') acts.add(command.act.act);
      },
    );
  expect([...acts].filter((act) => act === 'speak' || act === 'pivot')).not.toEqual([]);
});
