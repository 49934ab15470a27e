import { chance, draw } from '../kit/dice.ts';
import { sigmoid } from '../kit/math.ts';
import { no, ok, type Result, unreachable } from '../kit/result.ts';
import type { StateRow } from '../scenario/schema.ts';
import { leavers, outcomeOf, settleLast } from './ballots.ts';
import { holdCaucuses, readPolls } from './blocs.ts';
import type { Clause, FloorAct, Tally } from './command.ts';
import { type BondedClause, isBonded, isGoods } from './deal.ts';
import { foundAtNight, leakToPress } from './documents.ts';
import type { GameEvent } from './event.ts';
import { judgeAll } from './goals.ts';
import { readTexts } from './groups.ts';
import { contenderValues, linkedPost, optionsOf } from './linked.ts';
import { comeOut } from './oath.ts';
import { softChoice } from './papers.ts';
import { perSeat } from './per-seat.ts';
import { leakAtNight } from './scandal.ts';
import type { Answer, Ballot, Deal, Face, GameState, Line, SeatState, Vote } from './state.ts';
import { lead, promiseOdds, publicReluctance, rollCallChances, utilities } from './utility.ts';
import { candidateIndex, type World } from './world.ts';

const opened = (phase: GameState['phase'], day: number): GameEvent => ({
  type: 'phase.opened',
  phase,
  day,
});

/** What follows when a phase ends (docs/rulebook.md §3): its own reckoning, then the opening of the next. */
export function closePhase(world: World, state: GameState): GameEvent[] {
  const { day } = state;
  const last = day >= world.scenario.days;
  switch (state.phase) {
    case 'briefing':
      return [opened('corridor', day)];
    case 'corridor':
      return [...expireOffers(state), opened('seal', day)];
    case 'seal':
      return [...reveal(world, state), opened('reveal', day)];
    case 'reveal':
      return callsToday(world, state) ? [opened('rollcall', day)] : night(world, state);
    case 'rollcall':
      return [...readRollCall(world, state), ...night(world, state)];
    case 'night':
      return last ? [opened('handshake', day)] : [opened('briefing', day + 1)];
    case 'handshake':
      return [...shakeHands(world, state), opened('forecast', day)];
    case 'forecast':
      return openDoors(world, state, 0);
    case 'recess':
      return [...expireOffers(state), ...judgeBonds(state, (clause) => withdrawKept(world, state, clause)), ...openDoors(world, state, 0)];
    case 'count':
      return afterCounting(world, state);
    case 'delivery':
      return [{ type: 'verdict.read', goals: judgeAll(world, state) }, opened('verdict', day)];
    case 'booth':
      return readAloud(world, state);
    case 'verdict':
      return [];
    default:
      return unreachable(state.phase);
  }
}

/** Opens the doors for a ballot on this post: draws who comes, freezes whose papers are their own. */
export function openDoors(world: World, state: GameState, post: number): GameEvent[] {
  const round = state.ballots.filter((ballot) => ballot.post === post).length + 1;
  const roll = world.states.map((row, i) => {
    const seat = state.seats[row.id];
    const bound = seat && seat.held !== 'game' ? bondedPresence(state, row.id) : null;
    if (row.id in state.proxies) return false;
    if (seat?.held === 'person') return true;
    if (bound !== null) return bound;
    return chance(state.minds[i]?.coming ?? row.attendance, state.seed, 'doors', row.id, post * 10 + round);
  });
  const persons = world.states.filter((row) => state.seats[row.id]?.held === 'person' && !(row.id in state.proxies)).map((row) => row.id);
  const doors: GameEvent = { type: 'doors.opened', round, epoch: 1, post, options: optionsOf(world, state, post), roll, persons };
  return [doors, opened('booth', state.day)];
}

/** A new box for the same ballot, in front of everybody: the old one was lost before it was counted. */
export function rerunBallot(state: GameState): GameEvent[] {
  const open = state.ballots.at(-1);
  return open ? [{ type: 'booth.rerun', round: open.round, epoch: open.epoch + 1 }] : [];
}

/** The sum from the booth, checked against the roll; then the arithmetic, and what hung on being there (docs/rulebook.md §7). */
export function closeBooth(world: World, state: GameState, tally: Tally): Result<readonly GameEvent[]> {
  const ballot = state.ballots.at(-1);
  if (state.phase !== 'booth' || !ballot) return no('wrong-phase', { command: 'booth.close', phase: state.phase });
  const sum = ballot.options.reduce((total, id) => total + (tally.votes[id] ?? 0), 0) + tally.uncounted;
  const onRoll = ballot.roll.filter(Boolean).length;
  const most = onRoll + Object.keys(state.proxies).length;
  if (tally.round !== ballot.round || tally.epoch !== ballot.epoch) return no('tally-of-another-box');
  const strange = Object.keys(tally.votes).length !== ballot.options.length;
  if (sum !== tally.papers || tally.papers > most || strange) return no('tally-does-not-add-up');
  const outcome = outcomeOf(state, ballot, tally);
  return ok([{ type: 'booth.closed', tally, ...outcome }, ...judgeBonds(state, presenceKept(world, ballot)), opened('count', state.day)]);
}

/** A presence bond is judged on the roll, never on a paper. */
const presenceKept =
  (world: World, ballot: Ballot) =>
  (clause: BondedClause): boolean | null =>
    clause.kind === 'attend' ? ballot.roll[world.indexOf.get(clause.by) ?? -1] === clause.present : null;

/** A bond to withdraw is judged when the doors open again. */
const withdrawKept = (world: World, state: GameState, clause: BondedClause): boolean | null => {
  if (clause.kind !== 'withdraw') return null;
  const c = candidateIndex(world, clause.by);
  const heir = clause.heir === null ? null : candidateIndex(world, clause.heir);
  return state.onPaper[c] === false && (heir === null || state.heirs[c] === heir);
};

/** Where the ballot is open: every delegation present says its vote, in the order of the roll, and the sum is what was said. */
function readAloud(world: World, state: GameState): GameEvent[] {
  const ballot = state.ballots.at(-1);
  if (!ballot) return [];
  const own = world.states.map((row, i): string | null => {
    if (!ballot.roll[i]) return null;
    const seat = state.seats[row.id];
    if (seat && seat.held !== 'game') return seat.aloud ?? '';
    return spokenVote(world, state, ballot, i);
  });
  // A vote that was handed over is said by its holder.
  const options = own.map((option, i) => {
    const holder = state.proxies[world.states[i]?.id ?? ''];
    return holder === undefined ? option : (own[world.indexOf.get(holder) ?? -1] ?? null);
  });
  const votes = Object.fromEntries(ballot.options.map((id) => [id, options.filter((option) => option === id).length]));
  const uncounted = options.filter((option) => option === '').length;
  const papers = options.filter((option) => option !== null).length;
  const tally: Tally = { round: ballot.round, epoch: ballot.epoch, papers, uncounted, votes };
  return [
    { type: 'votes.read', options },
    { type: 'booth.closed', tally, ...outcomeOf(state, ballot, tally) },
    ...judgeBonds(state, presenceKept(world, ballot)),
    opened('count', state.day),
  ];
}

/** What a state without a player says when everybody listens: what it costs to be seen counts now. */
function spokenVote(world: World, state: GameState, ballot: Ballot, i: number): string {
  const id = (world.states[i] as StateRow).id;
  const values =
    ballot.post === 0
      ? utilities(world, state, i)
          .map((value, c) => value - publicReluctance(world, state.publicCost, i, c))
          .filter((_, c) => state.onPaper[c])
      : contenderValues(world, state, ballot.post, i);
  const chances = softChoice(world, values);
  let rest = draw(state.seed, 'aloud', id, ballot.post, ballot.round) / 4294967296;
  const at = chances.findIndex((p) => {
    rest -= p;
    return rest < 0;
  });
  return ballot.options[at] ?? '';
}

function afterCounting(world: World, state: GameState): GameEvent[] {
  const ballot = state.ballots.at(-1) as Ballot;
  const counted = state.ballots.filter((entry) => entry.post === ballot.post && !entry.void).length;
  if (ballot.elected !== null) return decided(world, state, ballot, { elected: ballot.elected, byLot: false }, false);
  // A linked post has no recess: the ballot that did not count is repeated at once.
  if (ballot.post > 0 && ballot.void) return openDoors(world, state, ballot.post);
  if (ballot.post > 0 || (counted >= world.scenario.ballot.most && !ballot.void))
    return decided(world, state, ballot, settleLast(state, ballot), true);
  return [...leavers(world, state, ballot), opened('recess', state.day)];
}

/** A post is filled: what hung on it comes true, then the next post is voted on, or the winner keeps its word. */
function decided(
  world: World,
  state: GameState,
  ballot: Ballot,
  result: { readonly elected: string; readonly byLot: boolean },
  announce: boolean,
): GameEvent[] {
  const told: GameEvent[] = announce || ballot.post > 0 ? [{ type: 'post.decided', post: ballot.post, ...result }] : [];
  const clauses = ballot.post === 0 ? electedClauses(world, state, candidateIndex(world, result.elected)) : [];
  const next = ballot.post + 1;
  const onward = linkedPost(world, next)
    ? openDoors(world, withWinner(world, state, ballot, result.elected), next)
    : [opened('delivery', state.day)];
  return [...told, ...clauses, ...onward];
}

/** The state as the next ballot's doors see it: somebody has won the first post. */
const withWinner = (world: World, state: GameState, ballot: Ballot, elected: string): GameState =>
  ballot.post === 0 ? { ...state, winner: candidateIndex(world, elected) } : state;

function expireOffers(state: GameState): GameEvent[] {
  return Object.values(state.deals)
    .filter((deal) => deal.status === 'open')
    .map(
      (deal): GameEvent => ({
        type: 'deal.closed',
        deal: deal.id,
        parties: deal.parties,
        status: 'expired',
        by: deal.by,
        reason: 'expired',
      }),
    );
}

/** All sealed acts at once, those of states that agreed to back somebody included; then the bonds that hung on them. */
function reveal(world: World, state: GameState): GameEvent[] {
  const bySeat = world.scenario.seats.flatMap((row) => {
    const seat = state.seats[row.id] as SeatState;
    return seat.held === 'game'
      ? []
      : [{ by: row.id, act: seat.sealed ?? (seat.held === 'bot' ? bondedAct(state, row.id) : null) ?? ({ act: 'silent' } as FloorAct) }];
  });
  const byState = world.states.flatMap((row, i) => {
    const due = state.minds[i]?.due;
    const clause = due ? state.deals[due.deal]?.clauses[due.clause] : undefined;
    const act = clause ? actOf(clause) : null;
    return act ? [{ by: row.id, act }] : [];
  });
  const acts = [...bySeat, ...byState];
  return [
    {
      type: 'floor.revealed',
      acts: acts.filter((entry) => entry.act.act !== 'silent'),
    },
    ...judgeBonds(state, (clause) => floorKept(acts, clause)),
  ];
}

/** The public act a party is bound to today, if a settled deal binds it. */
const bondedAct = (state: GameState, id: string): FloorAct | null => firstBond(state, id, actOf);

/** The act that keeps this clause, if it is one for the floor. */
function actOf(clause: Clause): FloorAct | null {
  if (clause.kind === 'endorse') return { act: 'endorse', candidate: clause.candidate };
  return clause.kind === 'second' ? { act: 'second', post: clause.post, for: clause.for } : null;
}

/** Whether a party is bound to be in the room, or to stay out of it. */
const bondedPresence = (state: GameState, id: string): boolean | null =>
  firstBond(state, id, (clause) => (clause.kind === 'attend' ? clause.present : null));

/** The vote a party is bound to, if a settled deal binds it. */
export const bondedVote = (state: GameState, id: string): Vote | null =>
  firstBond(state, id, (clause) => (clause.kind === 'rollcall' ? clause.vote : null));

/** The first thing that an open bonded clause of this party asks of it. */
function firstBond<T>(state: GameState, id: string, of: (clause: BondedClause) => T | null): T | null {
  for (const deal of Object.values(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (clause.by !== id || deal.clauseStatus[index] !== 'open' || !isBonded(clause)) continue;
      const found = of(clause);
      if (found !== null) return found;
    }
  }
  return null;
}

/** True if kept, false if broken, null if this clause was not for the floor. */
function floorKept(acts: readonly { readonly by: string; readonly act: FloorAct }[], clause: BondedClause): boolean | null {
  const act = acts.find((entry) => entry.by === clause.by)?.act;
  if (clause.kind === 'endorse') return act?.act === 'endorse' && act.candidate === clause.candidate;
  if (clause.kind === 'silence') return act === undefined || act.act === 'silent';
  if (clause.kind === 'second') return act?.act === 'second' && act.post === clause.post && act.for === clause.for;
  return null;
}

/** Settles bonded clauses: what waited for a kept act moves, what waited for a broken one goes back. */
function judgeBonds(state: GameState, kept: (clause: BondedClause) => boolean | null): GameEvent[] {
  const events: GameEvent[] = [];
  for (const deal of Object.values(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (deal.clauseStatus[index] !== 'open' || !isBonded(clause)) continue;
      const verdict = kept(clause);
      if (verdict === null) continue;
      events.push({
        type: verdict ? 'clause.done' : 'clause.breached',
        deal: deal.id,
        parties: deal.parties,
        index,
        clause,
      });
      events.push(...followers(deal, index, verdict));
      if (!verdict)
        events.push({
          type: 'breach.seen',
          by: clause.by,
          kind: clause.kind,
        });
    }
  }
  return events;
}

/** Goods that waited for clause `index`. */
function followers(deal: Deal, index: number, kept: boolean): GameEvent[] {
  return deal.clauses.flatMap((clause, i): GameEvent[] => {
    const waits = isGoods(clause) && typeof clause.when === 'object' && 'acted' in clause.when && clause.when.acted === index;
    if (!waits || deal.clauseStatus[i] !== 'open') return [];
    return [
      {
        type: kept ? 'clause.done' : 'clause.void',
        deal: deal.id,
        parties: deal.parties,
        index: i,
        clause,
      },
    ];
  });
}

const callsToday = (world: World, state: GameState): boolean => world.scenario.rollCall?.day === state.day && state.rollCall === null;

/** The roll-call, read out by name. A seat votes as it sealed; without a player a state votes as it leans, or as it agreed. */
function readRollCall(world: World, state: GameState): GameEvent[] {
  const votes = world.states.map((row, i): Vote | null => {
    const seat = state.seats[row.id];
    // What a seat signed binds whoever holds it: a bot that took over keeps the bond.
    if (seat && seat.held !== 'game') return seat.vote ?? (seat.held === 'bot' ? bondedVote(state, row.id) : null) ?? 'abstain';
    const agreed = bondedVote(state, row.id);
    if (agreed) return agreed;
    if (!chance(row.attendance, state.seed, 'hall', row.id, state.day)) return null;
    const { yes, no: against } = rollCallChances(world, state.target, state.publicCost, i);
    const z = draw(state.seed, 'rollcall', row.id) / 4294967296;
    return z < yes ? 'yes' : z > 1 - against ? 'no' : 'abstain';
  });
  const count = (vote: Vote) => votes.filter((entry) => entry === vote).length;
  const counts = {
    yes: count('yes'),
    no: count('no'),
    abstain: count('abstain'),
  };
  return [
    { type: 'rollcall.read', votes, passed: counts.yes > counts.no, counts },
    ...judgeBonds(state, (clause) => (clause.kind === 'rollcall' ? votes[world.indexOf.get(clause.by) ?? -1] === clause.vote : null)),
  ];
}

/** Night, in this order: lines, texts, leaks, discoveries, letters; then the briefing, and a new day or the last evening. */
function night(world: World, state: GameState): GameEvent[] {
  const { day } = state;
  const answered = state.circulars.flatMap((circular): GameEvent[] => {
    const members = (world.blocMembers.get(circular.bloc) ?? []).filter((i) => {
      const id = (world.states[i] as StateRow).id;
      return (state.seats[id]?.held ?? 'game') === 'game' && !state.promises[circular.candidate]?.[id]?.live;
    });
    const answers = members.map((i) => {
      const id = (world.states[i] as StateRow).id;
      const odds = promiseOdds(world, lead(world, state, i, circular.candidate));
      return { state: id, yes: chance(sigmoid(odds), state.seed, 'promise', id, circular.candidate, day + 0.5) };
    });
    return perSeat(world, answers).map((part): GameEvent => ({ type: 'circular.answered', ...circular, answers: part }));
  });
  const next = day >= world.scenario.days ? opened('handshake', day) : opened('briefing', day + 1);
  const lines = holdCaucuses(world, state);
  const leaks = [...comeOut(world, state), ...leakAtNight(world, state), ...leakToPress(world, state)];
  const read = day < world.scenario.days ? headlinesOf(world, day + 1) : [];
  const happened = [...lines, ...readPolls(world, state), ...readTexts(world, state), ...leaks, ...foundAtNight(world, state)];
  return [
    opened('night', day),
    ...happened,
    ...answered,
    ...read,
    { type: 'night.fell', briefing: briefing(world, state, happened) },
    next,
  ];
}

/** Headlines that the scenario has for this morning. */
const headlinesOf = (world: World, day: number): GameEvent[] =>
  world.scenario.headlines
    .filter((headline) => headline.day === day)
    .map((headline): GameEvent => ({ type: 'headline.read', text: headline.text, effect: headline.effect }));

/** At most three lines, each with its because, from public facts only: the news first (docs/rulebook.md §3). */
function briefing(world: World, state: GameState, happened: readonly GameEvent[]): Line[] {
  const day = state.day + 1;
  const line = (key: string, args: Line['args'] = {}): Line => ({
    day,
    phase: 'briefing',
    key,
    args,
  });
  const fresh = world.candidates.map((_, c) => state.faces.filter((face: Face) => face.changed === state.day && face.backs === c).length);
  const lines: Line[] = [];
  if (fresh.some((n) => n > 0)) {
    lines.push(line('briefing.backing', { list: world.candidates.map((candidate, c) => `${candidate.short} ${fresh[c]}`).join(', ') }));
  } else {
    lines.push(line('briefing.quiet'));
  }
  const call = world.scenario.rollCall;
  if (call && call.day === day) lines.push(line('briefing.rollcall-today', { title: call.title }));
  for (const headline of world.scenario.headlines) if (headline.day === day) lines.push(line('briefing.headline', { text: headline.text }));
  lines.push(...newsOf(world, happened).map(({ key, args }) => line(key, args)));
  if (day === world.scenario.days) lines.push(line('briefing.last-day'));
  return lines.slice(0, 3);
}

/** What the night brought that everyone reads, most striking first. */
function newsOf(world: World, happened: readonly GameEvent[]): { readonly key: string; readonly args: Line['args'] }[] {
  const short = (c: number) => world.candidates[c]?.short ?? '';
  const blocName = (id: string) => world.scenario.blocs.find((bloc) => bloc.id === id)?.name ?? id;
  const news: { readonly key: string; readonly args: Line['args'] }[] = [];
  for (const event of happened) {
    if (event.type === 'scandal.broke') news.push({ key: `briefing.scandal.${event.about}`, args: { candidate: short(event.candidate) } });
    if (event.type === 'line.adopted')
      news.push({ key: 'briefing.line', args: { bloc: blocName(event.bloc), candidate: short(event.candidate) } });
  }
  for (const event of happened) {
    const poll = event.type === 'straw.read' ? event.polls[0] : undefined;
    if (poll)
      news.push({
        key: 'briefing.straw',
        args: {
          bloc: blocName(poll.bloc),
          list: world.candidates.map((candidate, c) => `${candidate.short} ${poll.counts[c]}`).join(', '),
          neither: poll.counts.at(-1) ?? 0,
        },
      });
  }
  return news;
}

/** Each candidate meets each delegation; those without a person answer as politeness has it. */
function shakeHands(world: World, state: GameState): GameEvent[] {
  return world.candidates.map((candidate, c): GameEvent => {
    const answers: { [state: string]: Answer } = {};
    for (const [i, row] of world.states.entries()) {
      const seat = state.seats[row.id];
      if (seat?.held === 'person') continue;
      if (world.seatRows.get(row.id)?.kind === 'sponsor') {
        if (candidateIndex(world, world.seatRows.get(row.id)?.candidate ?? '') === c) answers[row.id] = 'of-course';
        continue;
      }
      const odds = promiseOdds(world, lead(world, state, i, c)) + 0.4;
      const yes = chance(sigmoid(odds), state.seed, 'hand', row.id, c);
      answers[row.id] = yes ? 'of-course' : chance(0.5, state.seed, 'smile', row.id, c) ? 'smile' : 'we-shall-see';
    }
    return {
      type: 'hands.shaken',
      candidate: candidateIndex(world, candidate.id),
      answers,
    };
  });
}

/** What hung on an election: the winner's conditions are done, the loser's void. */
function electedClauses(world: World, state: GameState, winner: number): GameEvent[] {
  const name = world.candidates[winner]?.id;
  const events: GameEvent[] = [];
  for (const deal of Object.values(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (!isGoods(clause) || typeof clause.when !== 'object' || !('elected' in clause.when)) continue;
      if (deal.clauseStatus[index] !== 'open') continue;
      const met = clause.when.elected === name;
      events.push({
        type: met ? 'clause.done' : 'clause.void',
        deal: deal.id,
        parties: deal.parties,
        index,
        clause,
      });
    }
    for (const [index, clause] of deal.clauses.entries()) {
      if (isBonded(clause) && deal.clauseStatus[index] === 'open') {
        events.push(
          {
            type: 'clause.void',
            deal: deal.id,
            parties: deal.parties,
            index,
            clause,
          },
          ...followers(deal, index, false),
        );
      }
    }
  }
  return events;
}
