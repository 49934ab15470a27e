import { unreachable } from '../kit/result.ts';
import type { HeadlineEffect, StateRow } from '../scenario/schema.ts';
import { remix, withAgenda, wordPublished } from './book-floor.ts';
import { ask, markClause, withMind, withPurse, withSeat } from './change.ts';
import type { Clause, Story } from './command.ts';
import { allDeals } from './deal.ts';
import { documentById } from './documents.ts';
import type { GameEvent } from './event.ts';
import { STORY_WEIGHT } from './press.ts';
import { exposureOf, scandalCost } from './scandal.ts';
import type { Deal, GameState, Mind, Oath, Shown } from './state.ts';
import { utilities } from './utility.ts';
import { candidateIndex, knowerOf, raise, topOf, type World, withEntry } from './world.ts';

/** Booking of the affairs of the hall: lines, oaths, scandals, papers that went round, names that left. */

/** A failed tabling costs the candidate a little goodwill in that bloc. */
const FAILED_LINE = 0.06;

/** A caucus has voted: nothing is tabled any more; a line that failed leaves members cooler. */
export function caucusHeld(world: World, state: GameState, event: Extract<GameEvent, { type: 'line.counted' }>): GameState {
  const tabled = Object.fromEntries(Object.entries(state.tabled).filter(([bloc]) => bloc !== event.bloc));
  if (event.adopted) return { ...state, tabled };
  const minds = state.minds.slice();
  for (const i of world.blocMembers.get(event.bloc) ?? [])
    minds[i] = { ...(minds[i] as Mind), trust: raise((minds[i] as Mind).trust, event.candidate, -FAILED_LINE) };
  return { ...state, tabled, minds };
}

/** A private pledge of conduct in office: the sponsor's capital releases aid. */
export function bent(world: World, state: GameState, candidate: number, aid: number): GameState {
  const id = world.candidates[candidate]?.id ?? '';
  const sponsor = world.scenario.seats.find((row) => row.kind === 'sponsor' && row.candidate === id)?.id ?? '';
  const paid = withPurse(state, sponsor, { aid: (state.seats[sponsor]?.purse.aid ?? 0) + aid });
  const noted = ask(paid, knowerOf(world, id), 'oath', [{ state: 'own' }]);
  return withOath(noted, candidate, (oath) => ({ ...oath, bent: oath.bent + 1 }));
}

/** What was said in private comes out: states see more of the sponsor in the candidate. */
export const oathOut = (world: World, state: GameState, candidate: number): GameState =>
  remix(
    world,
    state,
    withOath(state, candidate, (oath) => ({ ...oath, out: oath.out + 1 })),
  );

const withOath = (state: GameState, candidate: number, change: (oath: Oath) => Oath): GameState => ({
  ...state,
  oaths: withEntry(state.oaths, candidate, change(state.oaths[candidate] as Oath)),
});

/** A scandal: cooler with everyone, coolest with those who are watched; chairs promised too often are worth what is left of them. */
export function scandalBroke(world: World, state: GameState, event: Extract<GameEvent, { type: 'scandal.broke' }>): GameState {
  const { candidate } = event;
  const { over, chairs } = exposureOf(world, state, candidate);
  const left = event.about === 'chairs' && chairs > 0 ? (chairs - over) / chairs : 1;
  const promisedChair = new Set(chairClauses(world, state, candidate).map(({ clause }) => clause.to));
  const minds = state.minds.map((mind, i): Mind => {
    const row = world.states[i] as StateRow;
    const trust = raise(mind.trust, candidate, -scandalCost(row.exposure));
    const goods = promisedChair.has(row.id) ? withEntry(mind.goods, candidate, (mind.goods[candidate] as number) * left) : mind.goods;
    return { ...mind, trust, goods };
  });
  return { ...state, minds, scandals: withEntry(state.scandals, candidate, (state.scandals[candidate] as number) + 1) };
}

function chairClauses(
  world: World,
  state: GameState,
  candidate: number,
): { readonly deal: Deal; readonly index: number; readonly clause: Extract<Clause, { kind: 'chair' }> }[] {
  const id = world.candidates[candidate]?.id;
  return allDeals(state.deals).flatMap((deal) =>
    deal.status !== 'settled'
      ? []
      : deal.clauses.flatMap((clause, index) => (clause.kind === 'chair' && clause.by === id ? [{ deal, index, clause }] : [])),
  );
}

/** Two promises lay side by side: the chairs promised for them lapse. */
export function doubleFound(world: World, state: GameState, id: string): GameState {
  let now = state;
  for (const [c] of world.candidates.entries()) {
    for (const { deal, index, clause } of chairClauses(world, state, c))
      if (clause.to === id) now = markClause(now, deal.id, index, 'void');
  }
  return withSeat(now, id, { doubles: (now.seats[id]?.doubles ?? 0) + 1 });
}

/** A paper was shown to some, or to everyone; a promise that everyone has read is part of a state's face. */
export function documentShown(world: World, state: GameState, document: string, to: readonly string[] | 'everyone'): GameState {
  const paper = documentById(world, state, document);
  if (!paper) return state;
  const before = state.shown[document];
  const everyone = before?.to === 'everyone' || to === 'everyone';
  const seen: Shown['to'] = everyone ? 'everyone' : [...new Set([...(before?.to ?? []), ...to])];
  const shown = { ...state, shown: { ...state.shown, [document]: { to: seen, paper: before?.paper ?? paper } } };
  const [giver = '', candidate = ''] = document.startsWith('promise:') ? document.slice('promise:'.length).split('>') : [];
  const i = world.indexOf.get(giver);
  return to === 'everyone' && i !== undefined ? wordPublished(world, shown, i, candidateIndex(world, candidate)) : shown;
}

/** A quiet backer is known: being seen with this campaign costs a little more. */
export const backerRevealed = (state: GameState, id: string, candidate: number): GameState => ({
  ...state,
  backers: { ...state.backers, [id]: { aid: state.backers[id]?.aid ?? 0, open: true } },
  publicCost: raise(state.publicCost, candidate, 0.05),
});

/** Something is in print; a story about an issue makes it weigh more everywhere. */
export function printed(world: World, state: GameState, by: string, story: Story): GameState {
  const kept = withPurse({ ...state, prints: [...state.prints, { by, story, day: state.day }] }, by, {
    talks: (state.seats[by]?.purse.talks ?? 0) - 1,
  });
  return story.about === 'issue' ? weighed(world, kept, story.issue, STORY_WEIGHT) : kept;
}

function weighed(world: World, state: GameState, issue: string, factor: number): GameState {
  const salience = { ...state.agenda.salience };
  for (const { id } of world.scenario.blocs) salience[`${id}/${issue}`] = (salience[`${id}/${issue}`] ?? 1) * factor;
  return withAgenda(state, { salience });
}

/** What a headline of the day does: one of a fixed list, within the bounds that the schema holds. */
export function headlineRead(world: World, state: GameState, effect: HeadlineEffect): GameState {
  switch (effect.kind) {
    case 'salience':
      return weighed(world, state, effect.issue, effect.factor);
    case 'public-cost': {
      const c = candidateIndex(world, effect.candidate);
      return {
        ...state,
        publicCost: withEntry(state.publicCost, c, Math.max(0, Math.min(1, (state.publicCost[c] as number) + effect.by))),
      };
    }
    case 'travel':
      return world.states.reduce(
        (now, row, i) =>
          row.region === effect.region && now.minds[i]?.coming === null
            ? withMind(now, i, (mind) => ({ ...mind, coming: Math.max(0, Math.min(1, row.attendance + effect.by)) }))
            : now,
        state,
      );
    case 'aid':
      return withPurse(state, effect.seat, { aid: (state.seats[effect.seat]?.purse.aid ?? 0) + effect.n });
    case 'none':
      return state;
    default:
      return unreachable(effect);
  }
}

/** A name leaves the paper. Whoever stood by it listens to the one it speaks for. */
export function candidateLeft(world: World, state: GameState, event: Extract<GameEvent, { type: 'candidate.left' }>): GameState {
  const { candidate, heir } = event;
  const gone = { ...state, onPaper: withEntry(state.onPaper, candidate, false), heirs: withEntry(state.heirs, candidate, heir) };
  if (heir === null) return gone;
  const minds = gone.minds.map((mind, i) => {
    const followed = topOf(utilities(world, state, i)) === candidate || state.faces[i]?.backs === candidate;
    return followed ? { ...mind, trust: raise(mind.trust, heir, HEIR) } : mind;
  });
  return { ...gone, minds };
}

/** Goodwill that the one who withdrew passes on to the name it speaks for. */
const HEIR = 0.45;
