import type { PublicBallot, PublicView, SeatView } from '#shared/game/view.types.ts';
import type { World } from '#shared/game/world.ts';
import type { Goal } from '#shared/scenario/schema.ts';
import { guessedBallot, mainBallot, severalBallots } from '../store/ballots.ts';
import { type Args, say } from '../store/words.ts';
import { shortOf } from './gesture.ts';
import { comparable } from './promises.ts';

/** What I may see of it all: what a goal's state is reckoned from. No paper is among it. */
interface Sight {
  readonly world: World;
  readonly pub: PublicView;
  readonly view: SeatView;
}

/** How a goal stands as far as it can be told from what I may see, in a few words; after the end, by how much it was missed. */
export function progressOf(sight: Sight, goal: Goal): string {
  const { world, pub, view } = sight;
  // What can no longer come is not said as if it might.
  const soFar = (key: string, args?: Args) => say(view.goals ? `${key}.end` : key, args);
  const ballot = mainBallot(pub);
  // The ballot that decides is the one that goals are judged by; until then the last one tells how it stands. A guess was of the first.
  const inBallot = (text: string, of = ballot) =>
    of && severalBallots(pub) && text !== '' ? say('goal.now.in-ballot', { standing: text, n: of.round }) : text;
  const backers = (id: string) => pub.states.filter((state) => state.backs === id);
  const mine = pub.states[world.indexOf.get(view.seat) ?? -1];
  switch (goal.kind) {
    case 'votes':
      return ballot ? inBallot(outOf(ballot.votes[goal.candidate] ?? 0, goal.atLeast)) : say('goal.now.count');
    case 'share':
      return ballot ? inBallot(say('goal.now.percent', { n: percent(ballot, goal.candidate), of: goal.percent })) : say('goal.now.count');
    case 'honest-ledger':
      return ledger(sight, goal, ballot, inBallot);
    case 'backing':
      return outOf(backers(goal.candidate).length, goal.atLeast);
    case 'backing-regions': {
      const regions = backers(goal.candidate).map((state) => world.states[world.indexOf.get(state.id) ?? -1]?.region);
      return outOf(new Set(regions).size, goal.atLeast);
    }
    case 'elected':
      return pub.winner === null ? say('goal.now.count') : say('goal.now.elected', { name: shortOf(pub.winner) });
    case 'margin-under':
      return ballot ? inBallot(say('goal.now.apart', { n: margin(ballot), of: goal.votes })) : say('goal.now.count');
    case 'aid-received':
      return outOf(view.received.aid, goal.atLeast);
    case 'letters-received':
      return outOf(view.received.letters, goal.atLeast);
    case 'expertise-received':
      return outOf(view.received.expertise, goal.atLeast);
    case 'chair-received':
      return view.received.chairs > 0 ? say('goal.now.have') : soFar('goal.now.none-yet');
    case 'chair-promised':
      return outOf(chairPromisers(view), goal.by);
    case 'bargains':
      return outOf(new Set(settled(view).flatMap((deal) => deal.parties.filter((party) => party !== view.seat))).size, goal.atLeast);
    case 'not-backed-loser':
      return mine?.backs ? say('goal.now.backing', { name: shortOf(mine.backs) }) : say('goal.now.backing-nobody');
    case 'never-in-public':
      return say(mine && mine.backs === null && mine.changed === 0 ? 'goal.now.holds' : 'goal.now.gone');
    case 'abstentions':
      return pub.rollCall ? outOf(pub.rollCall.abstain, goal.atLeast) : soFar('goal.now.rollcall');
    case 'abstentions-at-most':
      return pub.rollCall ? say('goal.now.at-most', { n: pub.rollCall.abstain, of: goal.atMost }) : soFar('goal.now.rollcall');
    case 'bench-backing': {
      const bench = world.seatRows.get(view.seat)?.bench ?? [];
      return outOf(backers(goal.candidate).filter((state) => bench.includes(state.id)).length, goal.atLeast);
    }
    case 'forecast-within': {
      if (!view.forecast) return say('goal.now.forecast');
      const guessed = guessedBallot(pub);
      if (!guessed) return say('goal.now.sealed', { n: view.forecast.votes });
      const [first] = world.candidates;
      const came = guessed.votes[first.id];
      return came === undefined
        ? say('goal.now.off-paper', { n: view.forecast.votes, name: first.short, ballot: guessed.round })
        : inBallot(say('goal.now.off', { n: Math.abs(view.forecast.votes - came), of: goal.votes }), guessed);
    }
    case 'text-within': {
      const off = Math.abs(textOf(sight, goal.issue) - goal.position);
      return say('goal.now.off', { n: points(off, goal.distance, 'at most'), of: points(goal.distance) });
    }
    case 'text-moved': {
      const start = world.scenario.issues[world.issueIndex.get(goal.issue) ?? -1]?.text ?? 0;
      const moved = (textOf(sight, goal.issue) - start) * (goal.towards === 'high' ? 1 : -1);
      const [n, of] = [points(moved, goal.by, 'at least'), points(goal.by)];
      return n < 0 ? say('goal.now.wrong-way', { n: -n, of }) : outOf(n, of);
    }
    case 'experts-sent':
      return outOf(sent(view), goal.atLeast);
    case 'lines':
      return outOf(Object.values(pub.affairs.lines).filter((id) => id === goal.candidate).length, goal.atLeast);
    case 'quotes':
      return outOf(new Set(pub.affairs.quotes.filter((quote) => quote.to === view.seat).map((quote) => quote.by)).size, goal.atLeast);
    case 'printed-forecast-off':
      return pub.affairs.prints.some(({ by, story }) => by === view.seat && story.about === 'forecast')
        ? say('goal.now.printed')
        : soFar('goal.now.none-yet');
    case 'ballots-at-most':
      return soFar('goal.now.ballots', { n: pub.ballots.filter((entry) => entry.post === 0).length });
  }
}

const outOf = (n: number, of: number): string =>
  n >= of ? say('goal.now.enough', { n, of }) : say('goal.now.of', { n, of, short: of - n });

const settled = (view: SeatView) => view.deals.filter((deal) => deal.status === 'settled');

const chairPromisers = (view: SeatView): number =>
  new Set(
    settled(view).flatMap((deal) =>
      deal.clauses.flatMap((clause) => (clause.kind === 'chair' && clause.to === view.seat ? [clause.by] : [])),
    ),
  ).size;

const sent = (view: SeatView): number =>
  settled(view)
    .flatMap((deal) =>
      deal.clauses.map((clause, i) =>
        clause.kind === 'expertise' && clause.by === view.seat && deal.clauseStatus[i] === 'done' ? clause.n : 0,
      ),
    )
    .reduce((sum, n) => sum + n, 0);

const percent = (ballot: PublicBallot, id: string): number =>
  Math.round((100 * (ballot.votes[id] ?? 0)) / Math.max(1, ballot.papers - ballot.uncounted));

function margin(ballot: PublicBallot): number {
  const [first = 0, second = 0] = Object.values(ballot.votes).sort((a, b) => b - a);
  return first - second;
}

/** A campaign knows its own ledger; set beside the votes only where that points at nobody. */
function ledger(
  { pub, view }: Sight,
  goal: Extract<Goal, { kind: 'honest-ledger' }>,
  ballot: PublicBallot | undefined,
  inBallot: (text: string) => string,
): string {
  const held = Object.values(view.held).filter((promise) => promise.live).length;
  if (!ballot || !pub.after || !comparable(pub.after)) return view.candidate === goal.candidate ? say('goal.now.held', { n: held }) : '';
  const promised = pub.after.promises[goal.candidate] ?? 0;
  const votes = ballot.votes[goal.candidate];
  if (votes === undefined) return say('goal.now.held-off-paper', { n: promised, name: shortOf(goal.candidate), ballot: ballot.round });
  return inBallot(say('goal.now.percent', { n: Math.round((100 * promised) / Math.max(1, votes)), of: goal.percent }));
}

/** Where a text stands: the draft itself for who sits in its room, else what was read in the morning. */
const textOf = ({ world, pub, view }: Sight, issue: string): number =>
  view.rooms[issue] ?? pub.affairs.agenda.texts[world.issueIndex.get(issue) ?? -1] ?? 0;

/** A stretch of a text in whole points, rounded; but never onto the mark or past it while the mark is missed, nor off it once it holds. */
function points(stretch: number, mark = stretch, held: 'at least' | 'at most' = 'at least'): number {
  const [n, of] = [Math.round(100 * stretch), Math.round(100 * mark)];
  if (held === 'at least') return stretch >= mark ? Math.max(n, of) : Math.min(n, of - 1);
  return stretch <= mark ? Math.min(n, of) : Math.max(n, of + 1);
}
