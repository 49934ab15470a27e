import type { Scenario } from '#shared/scenario/schema.ts';
import { recorded, type Story } from './story.ts';

/** Stories about the count: three names, a tie, blank paper, a vote handed over, a vote aloud. */
const plain = (little: Scenario): Scenario => ({ ...little, linked: [], rollCall: null, days: 1, headlines: [] });

/** A third name with a campaign of its own. */
export function threeNames(little: Scenario): Scenario {
  const ana = little.candidates[0] as Scenario['candidates'][number];
  const seat = little.seats[0] as Scenario['seats'][number];
  const briefs = (id: string) => seat.briefs.map((brief) => ({ ...brief, id: `${id}-${brief.id}` }));
  return {
    ...plain(little),
    candidates: [
      ...little.candidates,
      {
        ...ana,
        id: 'cid',
        name: 'Cid Cole',
        short: 'Cole',
        nominatedBy: 'kola',
        platform: [0, 0.4],
        wish: [0, 0.4],
        standing: [],
        side: 0,
      },
    ],
    seats: [
      ...little.seats,
      { ...seat, id: 'cid', title: 'cid', candidate: 'cid', briefs: briefs('cid') },
      { ...seat, id: 'kola', kind: 'sponsor', title: 'kola', candidate: 'cid', chairs: 0, aid: 6, briefs: briefs('kola') },
    ],
  };
}

export const ballots: readonly Story[] = [
  {
    id: 'three-way',
    seed: 'three',
    persons: ['ana', 'cid'],
    hall: threeNames,
    tell: (tale) =>
      tale
        .to('booth')
        .count([5, 4, 3])
        .to('recess')
        .deal('ana', ['cid'], [{ kind: 'withdraw', by: 'cid', heir: 'ana' }])
        .does('cid', { type: 'candidate.withdraw', heir: 'ana' })
        .to('booth')
        .count([7, 5])
        .to('verdict'),
    proves: {
      'the second paper had two names': (state) => state.ballots[1]?.options.join() === 'ana,ben',
      'the one it spoke for won': (state) => state.heirs[2] === 0 && state.winner === 0,
      'the bond was kept': (state) => state.deals['ana>cid#1']?.clauseStatus[0] === 'done',
    },
  },
  {
    id: 'tie-and-lot',
    seed: 'tie',
    persons: ['bora'],
    hall: plain,
    tell: (tale) => {
      for (let round = 1; round <= 3; round++) tale.to('booth').count([6, 6]);
      tale.to('delivery');
    },
    proves: {
      'three ballots, then a lot': (state) => state.ballots.length === 3 && recorded('record.lot')(state),
      'somebody has the post': (state) => state.winner !== null,
    },
  },
  {
    id: 'blank-majority',
    seed: 'blank',
    persons: ['bora'],
    hall: plain,
    tell: (tale) => tale.to('booth').count([3, 2], 7).to('booth').count([3, 2], 7).to('delivery'),
    proves: {
      'the first did not count': (state) => state.ballots[0]?.void === true,
      'the second did': (state) => state.ballots[1]?.elected === 'ana' && state.winner === 0,
    },
  },
  {
    id: 'proxy',
    seed: 'proxy',
    persons: ['bora', 'elna'],
    hall: plain,
    tell: (tale) => tale.does('elna', { type: 'proxy.give', to: 'bora' }).to('booth').votes({ bora: 'ana', elna: 'ben' }),
    proves: {
      'eleven in the room, twelve papers': (state) =>
        state.ballots[0]?.roll.filter(Boolean).length === 11 && state.ballots[0]?.tally?.papers === 12,
    },
  },
  {
    id: 'vote-aloud',
    seed: 'aloud',
    persons: ['bora', 'elna'],
    hall: (little) => ({ ...plain(little), ballot: { ...little.ballot, open: true } }),
    tell: (tale) =>
      tale
        .to('booth')
        .does('bora', { type: 'vote.aloud', option: 'ben' })
        .does('elna', { type: 'vote.aloud', option: null })
        .to('delivery'),
    proves: {
      'each vote has a name to it': (state) => state.ballots[0]?.aloud?.[1] === 'ben' && state.ballots[0]?.aloud?.[4] === '',
    },
  },
];
