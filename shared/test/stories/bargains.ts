import type { Clause } from '#shared/game/command.ts';
import { everybodyComes, recorded, type Story } from './story.ts';

/** Stories about bargains: kept, broken, doubled, bought, paid by somebody else. */
const backing = (by: string, candidate: string, payer: string, through?: string): Clause[] => [
  { kind: 'endorse', by, candidate },
  { kind: 'aid', by: payer, to: by, n: 2, when: { acted: 0 }, ...(through === undefined ? {} : { through }) },
];

export const bargains: readonly Story[] = [
  {
    id: 'kept-bargain',
    seed: 'kept',
    persons: ['alba', 'bora'],
    hall: (little) => ({ ...little, linked: [] }),
    tell: (tale) =>
      tale
        .to('corridor')
        .does('bora', { type: 'persuade', states: ['cala'], candidate: 'ana' })
        .deal('alba', ['bora'], backing('bora', 'ana', 'alba'))
        .to('seal')
        .does('bora', { type: 'floor.seal', act: { act: 'endorse', candidate: 'ana' } })
        .to('rollcall', 2)
        .does('bora', { type: 'rollcall.vote', vote: 'yes' })
        .to('booth')
        .votes({ alba: 'ana', bora: 'ben' })
        .to('verdict'),
    proves: {
      'the aid moved': (state) => state.seats.bora?.received.aid === 2 && state.seats.alba?.purse.aid === 4,
      'a public word was kept, and the paper was its own affair': (state) => state.seats.bora?.breaches === 0 && state.winner !== null,
    },
  },
  {
    id: 'bonded-breach',
    seed: 'breach',
    persons: ['alba', 'bora'],
    tell: (tale) =>
      tale
        .to('corridor')
        .deal('alba', ['bora'], backing('bora', 'ana', 'alba'))
        .to('seal')
        .does('bora', { type: 'floor.seal', act: { act: 'endorse', candidate: 'ben' } })
        .to('reveal'),
    proves: {
      'everyone saw it': recorded('record.breach.endorse'),
      'the aid went back': (state) => state.seats.alba?.purse.aid === 6 && state.seats.bora?.purse.aid === 2,
    },
  },
  {
    id: 'two-promises',
    seed: 'double',
    persons: ['ana', 'ben', 'luna', 'bora'],
    tell: (tale) =>
      tale
        .to('corridor')
        .does('ben', { type: 'promise.ask', states: ['bora'] })
        .does('bora', { type: 'promise.give', candidate: 'ben' })
        .deal(
          'ana',
          ['bora'],
          [
            { kind: 'promise', by: 'bora', candidate: 'ana' },
            { kind: 'chair', by: 'ana', to: 'bora' },
          ],
        )
        .does('ana', { type: 'document.show', document: 'promise:bora>ana', to: ['luna'] }),
    proves: {
      'two promises met': recorded('record.double'),
      'it counts against their giver': (state) => state.seats.bora?.doubles === 1,
      'the chair lapsed': (state) => state.deals['ana>bora#1']?.clauseStatus[1] === 'void',
    },
  },
  {
    id: 'absence-bought',
    seed: 'absence',
    persons: ['luna', 'gala'],
    hall: (little) => ({ ...little, linked: [] }),
    tell: (tale) =>
      tale
        .to('corridor', 2)
        .deal(
          'luna',
          ['gala'],
          [
            { kind: 'attend', by: 'gala', present: false },
            { kind: 'aid', by: 'luna', to: 'gala', n: 2, when: { acted: 0 } },
          ],
        )
        .to('booth')
        .does('gala', { type: 'attend', present: false })
        .votes({ luna: 'ben' }),
    proves: {
      'it was not in the room': (state) => state.ballots[0]?.roll[6] === false && state.ballots[0]?.tally?.papers === 11,
      'the aid moved': (state) => state.seats.gala?.received.aid === 2,
    },
  },
  {
    id: 'both-sides',
    seed: 'both',
    persons: ['ana', 'alba', 'ben', 'luna', 'bora'],
    hall: (little) => ({ ...little, modules: little.modules.filter((module) => module !== 'scandal'), linked: [] }),
    tell: (tale) =>
      tale
        .to('corridor')
        .deal(
          'alba',
          ['bora'],
          [
            { kind: 'promise', by: 'bora', candidate: 'ana' },
            { kind: 'aid', by: 'alba', to: 'bora', n: 2 },
          ],
        )
        .deal(
          'luna',
          ['bora'],
          [
            { kind: 'promise', by: 'bora', candidate: 'ben' },
            { kind: 'aid', by: 'luna', to: 'bora', n: 2, when: { elected: 'ben' } },
            { kind: 'silence', by: 'bora' },
          ],
        )
        .to('handshake', 2)
        .does('bora', { type: 'handshake.give', candidate: 'ana', answer: 'of-course' })
        .does('bora', { type: 'handshake.give', candidate: 'ben', answer: 'of-course' })
        .to('booth')
        .votes({ alba: 'ana', luna: 'ben', bora: 'ana' })
        .to('verdict'),
    proves: {
      'both ledgers hold its word': (state) => [0, 1].every((c) => state.promises[c]?.bora?.live === true),
      'nobody ever knew': (state) => state.seats.bora?.doubles === 0 && state.seats.bora?.breaches === 0,
      'silence was kept': (state) => state.deals['luna>bora#1']?.clauseStatus[2] === 'done',
    },
  },
  {
    id: 'quiet-backer',
    seed: 'quiet',
    persons: ['alba', 'bora'],
    hall: everybodyComes,
    tell: (tale) =>
      tale
        .to('corridor')
        .deal('alba', ['bora'], backing('bora', 'ana', 'alba', 'fora'))
        .to('seal')
        .does('bora', { type: 'floor.seal', act: { act: 'endorse', candidate: 'ana' } })
        .to('corridor', 2)
        .does('bora', { type: 'document.show', document: 'deal:alba>bora#1', to: [] }),
    proves: {
      'the sponsor paid nothing': (state) => state.seats.alba?.purse.aid === 6 && state.backers.fora?.aid === 1,
      'everyone knows the backer': (state) => recorded('record.backer')(state) && state.backers.fora?.open === true,
    },
  },
];
