import type { Clause } from '#shared/game/command.ts';
import { recorded, type Story } from './story.ts';

/** Stories about the hall: lines, scandals, oaths, posts that hang together. */
export const hall: readonly Story[] = [
  {
    id: 'line-broken',
    seed: 'line',
    persons: ['bora', 'elna'],
    // A hall that likes Arden, so that the caucus is of one mind.
    hall: (little) => ({
      ...little,
      linked: [],
      candidates: little.candidates.map((row) =>
        row.id === 'ana' ? { ...row, standing: [{ text: 'liked', value: 4, source: 'invented' }] } : row,
      ),
    }),
    tell: (tale) =>
      tale
        .to('corridor')
        .does('bora', { type: 'line.table', bloc: 'north', candidate: 'ana' })
        .does('bora', { type: 'line.vote', vote: 'yes' })
        .does('elna', { type: 'line.vote', vote: 'no' })
        .to('seal', 2)
        .does('elna', { type: 'floor.seal', act: { act: 'endorse', candidate: 'ben' } })
        .to('reveal'),
    proves: {
      'the bloc has a line': (state) => state.lines.north === 0,
      'a member went another way in public': (state) => state.faces[4]?.backs === 1,
    },
  },
  {
    id: 'scandal',
    seed: 'scandal-3',
    persons: ['ana', 'ben', 'bora', 'elna', 'gala', 'java'],
    tell: (tale) => {
      const chair = (to: string): Clause[] => [{ kind: 'chair', by: 'ana', to }];
      tale.to('corridor');
      for (const to of ['bora', 'elna', 'gala']) tale.deal('ana', [to], chair(to));
      tale.to('corridor', 2).deal('ana', ['java'], chair('java'));
      tale.does('ben', { type: 'investigate', candidate: 'ana' });
    },
    proves: {
      'it broke': recorded('record.scandal.chairs'),
      'it is counted': (state) => state.scandals[0] === 1,
    },
  },
  {
    id: 'oath-out',
    seed: 'oath-out-3',
    persons: ['ana', 'alba'],
    tell: (tale) =>
      tale
        .to('corridor')
        .does('ana', { type: 'oath.bend' })
        .to('seal')
        .does('ana', { type: 'floor.seal', act: { act: 'pledge' } })
        .to('briefing', 2),
    proves: {
      'the sponsor was paid': (state) => state.seats.alba?.purse.aid === 8,
      'a public pledge stands beside it': (state) => state.oaths[0]?.pledged === true,
      'it came out in the night': (state) => recorded('record.oath-out')(state) && state.oaths[0]?.out === 1,
    },
  },
  {
    id: 'linked-posts',
    seed: 'linked',
    persons: ['alba', 'bora'],
    hall: (little) => ({
      ...little,
      linked: [
        {
          id: 'deputy',
          title: 'Deputy',
          contenders: [
            { id: 'boris', name: 'Boris', state: 'bora' },
            { id: 'ivan', name: 'Ivan', state: 'isla' },
          ],
        },
      ],
    }),
    tell: (tale) =>
      tale
        .to('corridor')
        .deal(
          'alba',
          ['bora'],
          [
            { kind: 'endorse', by: 'bora', candidate: 'ana' },
            { kind: 'second', by: 'alba', post: 'deputy', for: 'bora' },
          ],
        )
        .to('seal')
        .does('bora', { type: 'floor.seal', act: { act: 'endorse', candidate: 'ana' } })
        .does('alba', { type: 'floor.seal', act: { act: 'second', post: 'deputy', for: 'bora' } })
        .to('booth', 2)
        .count([7, 5])
        .to('booth')
        .count([8, 4])
        .to('delivery'),
    proves: {
      'both words were kept': (state) => state.deals['alba>bora#1']?.clauseStatus.every((status) => status === 'done') === true,
      'two posts are filled': (state) => state.winner === 0 && state.elected[0] === 'boris',
    },
  },
];
