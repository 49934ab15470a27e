import { expect, test } from 'vitest';
import { campaignMove } from '#shared/bots/campaign.ts';
import { coachMind } from '#shared/bots/coach.ts';
import { playBots } from '#shared/bots/conduct.ts';
import { BEATS } from '#shared/game/decide.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { hall } from '../../server/cli/proof/hall.ts';
import { playCast, steady } from '../../server/cli/proof/play.ts';
import { threeNames } from './stories/ballots.ts';
import { Teller } from './stories/story.ts';

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

test('a campaign whose name has left the paper wins nobody for it any more', () => {
  const teller = new Teller({ seed: 'gone', persons: ['ana', 'ben', 'cid'], hall: threeNames }).to('booth').count([4, 4, 3]).to('recess');
  const move = () =>
    campaignMove(coachMind(teller.world, publicView(teller.world, teller.state), seatView(teller.world, teller.state, 'cid')));
  expect(move()).not.toBeNull();
  teller.does('cid', { type: 'candidate.withdraw', heir: null });
  expect(move()).toBeNull();
});

test('past the last hour of a corridor a bot still answers what it is offered, at the next beat', () => {
  const teller = new Teller({ seed: 'late', persons: ['bora'], hall: threeNames }).to('corridor');
  const beat = () => {
    expect(teller.table.host({ type: 'beat' }).ok).toBe(true);
    playBots(teller.table);
  };
  for (let n = 0; n < BEATS; n++) beat();
  teller.does('bora', { type: 'deal.propose', to: ['ana'], clauses: [{ kind: 'chair', by: 'ana', to: 'bora' }] });
  const open = () => Object.values(teller.state.deals).filter(({ by, status }) => by === 'bora' && status === 'open').length;
  expect(open()).toBe(1);
  beat();
  expect(open()).toBe(0);
  expect(teller.state).toMatchObject({ beat: BEATS, phase: 'corridor' });
});

test('in a recess too a bot answers what it is offered, at the next beat', () => {
  const teller = new Teller({ seed: 'answers', persons: ['bora'], hall: threeNames }).to('booth').count([4, 4, 3]).to('recess');
  playBots(teller.table);
  const open = () => Object.values(teller.state.deals).filter(({ by, status }) => by === 'bora' && status === 'open').length;
  teller.does('bora', { type: 'deal.propose', to: ['ana'], clauses: [{ kind: 'chair', by: 'ana', to: 'bora' }] });
  expect(open()).toBe(1);
  const { beat, phase } = teller.state;
  expect(teller.table.host({ type: 'beat' }).ok).toBe(true);
  playBots(teller.table);
  expect(open()).toBe(0);
  // It has no number of beats: time does not run out by asking.
  expect(teller.state).toMatchObject({ beat, phase });
});
