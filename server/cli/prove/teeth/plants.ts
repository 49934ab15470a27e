import type { answersFor } from '#shared/bots/answers.ts';
import type { eventsFor } from '#shared/game/audience.ts';
import type { judgeBonds } from '#shared/game/bonds.ts';
import type { decide } from '#shared/game/decide.ts';
import type { shownTo } from '#shared/game/documents.ts';
import type { minutes } from '#shared/game/minutes.ts';
import type { countPapers } from '#shared/game/papers.ts';
import { scoreOf } from '#shared/game/score.ts';
import { utilities } from '#shared/game/utility.ts';
import type { publicView, seatView } from '#shared/game/view.ts';
import type { PublicView } from '#shared/game/view.types.ts';
import { topOf, type World } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { no } from '#shared/kit/result.ts';
import type { greet, tellAll } from '../../../rooms/telling.ts';
import type { HostedTable } from '../../../table/hosted-table.ts';
import type { glassEnvelope } from '../glass.ts';
import { marks } from '../twin/papers.ts';
import { type Grafts, of } from './switch.ts';

/** Which comparison finds a planted leak: two games of one viewer, the sizes of papers, or one game with other entropy. */
export type Check = 'streams' | 'sizes' | 'entropy';

/** A leak that somebody might build in one day. The proof plants it and must find it. */
export interface Plant {
  readonly name: string;
  /** What a reader learns by it. */
  readonly tells: string;
  readonly caught: Check;
  readonly grafts: Grafts;
}

/** A change of what everybody reads. */
const publicly = (change: (view: PublicView, ...from: Parameters<typeof publicView>) => object): Grafts => ({
  'shared/game/view.ts': {
    publicView: of<typeof publicView>((original) => (world, state) => change(original(world, state), world, state) as PublicView),
  },
});

/** A table that does something else. */
const onTable = (change: (original: typeof HostedTable) => typeof HostedTable): Grafts => ({
  'server/table/hosted-table.ts': { HostedTable: of<typeof HostedTable>(change) },
});

/** By world, one for each room: facts so far. */
const facts = new WeakMap<World, number>();
/** By table: papers so far with the first name on them. */
const firsts = new WeakMap<HostedTable, number>();

/** A refusal that no page has words for: it exists in planted faults alone. */
const TELLTALE = 'it-is-there-but';

const markOf = (paper: Uint8Array): number | null | undefined => marks.get(Buffer.from(paper).toString('base64'));

export const PLANTS: readonly Plant[] = [
  {
    name: 'global counter',
    tells: 'how much others did, by the numbers of facts',
    caught: 'streams',
    grafts: {
      'shared/game/audience.ts': {
        eventsFor: of<typeof eventsFor>((original) => (world, events, seat) => {
          const before = facts.get(world) ?? 0;
          if (seat === null) return original(world, events, seat);
          facts.set(world, before + events.length);
          return original(world, events, seat).map((event) => ({ ...event, nth: before }));
        }),
      },
    },
  },
  {
    name: 'hidden count',
    tells: 'how many deals there are',
    caught: 'streams',
    grafts: publicly((view, _, state) => ({ ...view, affairs: { ...view.affairs, deals: Object.keys(state.deals).length } })),
  },
  {
    name: 'order by time',
    tells: 'who made the first offers',
    caught: 'streams',
    grafts: publicly((view, _, state) => {
      const makers = Object.values(state.deals).map((deal) => deal.by);
      const place = (id: string) => (makers.includes(id) ? makers.indexOf(id) : makers.length);
      return { ...view, seats: [...view.seats].sort((a, b) => place(a.id) - place(b.id)) };
    }),
  },
  {
    name: 'order of deals in breaches',
    tells: 'whose broken deal was offered first',
    caught: 'streams',
    grafts: {
      'shared/game/bonds.ts': {
        judgeBonds: of<typeof judgeBonds>((original) => (state, kept) => {
          const events = original(state, kept);
          const breached = events.flatMap((event) => (event.type === 'clause.breached' ? [event.clause.by] : []));
          const seen = events.filter((event) => event.type === 'breach.seen');
          return [
            ...events.filter((event) => event.type !== 'breach.seen'),
            ...seen.sort((a, b) => breached.indexOf(a.by) - breached.indexOf(b.by)),
          ];
        }),
      },
    },
  },
  {
    name: 'order of papers shown',
    tells: 'which paper somebody else saw first',
    caught: 'streams',
    grafts: {
      'shared/game/documents.ts': {
        shownTo: of<typeof shownTo>((original) => (state, seat) => {
          const order = Object.values(state.shown).map(({ paper }) => paper.id);
          return [...original(state, seat)].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
        }),
      },
    },
  },
  {
    name: 'unredacted error',
    tells: 'that a deal of others exists',
    caught: 'streams',
    grafts: {
      'shared/game/decide.ts': {
        decide: of<typeof decide>((original) => (world, state, seat, command) => {
          const result = original(world, state, seat, command);
          const theirs = 'deal' in command && command.deal in state.deals;
          return !result.ok && result.refusal.code === 'not-found' && theirs ? no(TELLTALE) : result;
        }),
      },
    },
  },
  {
    name: 'receipt',
    tells: 'what a voter marked, by the answer',
    caught: 'streams',
    grafts: onTable(
      (original) =>
        class extends original {
          override put(...given: Parameters<HostedTable['put']>): ReturnType<HostedTable['put']> {
            const answer = super.put(...given);
            return answer.ok && markOf(given[2]) === null ? no(TELLTALE) : answer;
          }
        },
    ),
  },
  {
    name: 'initial state',
    tells: 'all deals, to whoever comes in late',
    caught: 'streams',
    grafts: {
      'server/rooms/telling.ts': {
        greet: of<typeof greet>((original) => (sitting, visitor, token) => {
          original(sitting, visitor, token);
          if (sitting.table) visitor.client.send('state', sitting.table.state.deals);
        }),
      },
    },
  },
  {
    name: 'log',
    tells: 'everything, in an export for all',
    caught: 'streams',
    grafts: {
      'shared/game/minutes.ts': {
        minutes: of<typeof minutes>((original) => (world, entries, words) => original(world, entries, words, { everything: true })),
      },
    },
  },
  {
    name: 'reasons uncut',
    tells: 'what bots signed with others',
    caught: 'streams',
    grafts: {
      'shared/bots/answers.ts': { answersFor: of<typeof answersFor>(() => (answers) => answers.map(({ to: _, ...answer }) => answer)) },
    },
  },
  {
    name: 'partial tally',
    tells: 'how the count stands while the box is open',
    caught: 'streams',
    grafts: {
      ...onTable(
        (original) =>
          class extends original {
            override put(...given: Parameters<HostedTable['put']>): ReturnType<HostedTable['put']> {
              if (markOf(given[2]) === 0) firsts.set(this, (firsts.get(this) ?? 0) + 1);
              return super.put(...given);
            }
          },
      ),
      'server/rooms/telling.ts': {
        tellAll: of<typeof tellAll>((original) => (sitting) => {
          if (sitting.table) sitting.hall.secondsLeft = firsts.get(sitting.table) ?? 0;
          original(sitting);
        }),
      },
    },
  },
  {
    name: 'who has voted',
    tells: 'the host, whose paper is still out',
    caught: 'streams',
    grafts: {
      'server/rooms/telling.ts': {
        tellAll: of<typeof tellAll>((original) => (sitting) => {
          original(sitting);
          const host = [...sitting.visitors].find((visitor) => sitting.isHost(visitor));
          if (sitting.table?.state.phase === 'booth') host?.client.send('missing', sitting.table.holdingPapers());
        }),
      },
    },
  },
  {
    name: 'ballots from the seed',
    tells: 'every paper without a person, to whoever has the seed',
    caught: 'entropy',
    grafts: {
      'shared/game/papers.ts': {
        countPapers: of<typeof countPapers>(
          (original) => (call, papers) => original(call, papers, injectedEntropy(JSON.stringify(call.gamePapers))),
        ),
      },
    },
  },
  {
    name: 'padding off',
    tells: 'blank papers, by their length on the line',
    caught: 'sizes',
    grafts: {
      'server/cli/prove/glass.ts': {
        glassEnvelope: of<typeof glassEnvelope>((original) => (paper) => original(paper).slice(0, paper[1] === 255 ? 99 : undefined)),
      },
    },
  },
  {
    name: 'announced booth policy',
    tells: 'how a seat will vote if its person goes',
    caught: 'streams',
    grafts: publicly((view, world, state) => {
      const promised = (id: string) => world.candidates.find((_, c) => state.promises[c]?.[id])?.id ?? null;
      return { ...view, seats: view.seats.map((seat) => ({ ...seat, policy: promised(seat.id) })) };
    }),
  },
  {
    name: 'briefs by seat',
    tells: 'who wanted what, in the debrief',
    caught: 'streams',
    grafts: publicly((view, world, state) => {
      const brief = (id: string) => world.seatRows.get(id)?.briefs[state.seats[id]?.brief ?? 0]?.id;
      return { ...view, after: view.after && { ...view.after, briefs: view.seats.map((seat) => brief(seat.id)) } };
    }),
  },
  {
    name: 'score parts',
    tells: 'what others were given, by the parts of their score',
    caught: 'streams',
    grafts: publicly((view, world, state) => {
      const parts = world.scenario.seats.map((row) => (state.phase === 'verdict' ? scoreOf(world, state, row).parts : null));
      return { ...view, after: view.after && { ...view.after, parts } };
    }),
  },
  {
    name: 'dots from private state',
    tells: 'what states think, by their dots',
    caught: 'streams',
    grafts: publicly((view, world, state) => {
      const states = view.states.map((row, i) => {
        const values = utilities(world, state, i);
        const top = topOf(values);
        return { ...row, towards: world.candidates[top]?.id ?? '', lean: Math.round(1000 * (values[top] as number)) };
      });
      return { ...view, states };
    }),
  },
  {
    name: 'a frame for nothing',
    tells: 'that somebody did something, by an empty frame',
    caught: 'streams',
    grafts: {
      'server/rooms/telling.ts': {
        tellAll: of<typeof tellAll>((original) => (sitting) => {
          const happened = sitting.table?.hasNews;
          original(sitting);
          if (happened) for (const visitor of sitting.visitors) visitor.client.send('seat', {});
        }),
      },
    },
  },
  {
    name: 'a beat for an offer',
    tells: 'that somebody offers something, by bots answering at once',
    caught: 'streams',
    grafts: onTable(
      (original) =>
        class extends original {
          override submit(...given: Parameters<HostedTable['submit']>): ReturnType<HostedTable['submit']> {
            const answer = super.submit(...given);
            if (answer.ok && given[1].type === 'deal.propose') this.host({ type: 'beat' });
            return answer;
          }
        },
    ),
  },
  {
    name: 'length of the journal',
    tells: 'how many acts there were, by its size',
    caught: 'streams',
    grafts: {
      'server/rooms/telling.ts': {
        tellAll: of<typeof tellAll>((original) => (sitting) => {
          if (sitting.table) sitting.hall.secondsLeft = sitting.table.acts;
          original(sitting);
        }),
      },
    },
  },
  {
    name: 'hands of others',
    tells: 'what others were told at the handshake',
    caught: 'streams',
    grafts: {
      'shared/game/view.ts': {
        seatView: of<typeof seatView>((original) => (world, state, seat) => ({
          ...original(world, state, seat),
          hands: world.scenario.seats.map((row) => state.seats[row.id]?.handshakes),
        })),
      },
    },
  },
];
