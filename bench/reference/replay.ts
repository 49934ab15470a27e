import { SEEN_TO_IT } from '#shared/game/book-deal.ts';
import { SPEECH } from '#shared/game/book-floor.ts';
import type { CommandType } from '#shared/game/command.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { lobbyWeight } from '#shared/game/groups.ts';
import { COMMIT_BY_BACKING, COMMIT_BY_PROMISE } from '#shared/game/setup.ts';
import type { GameState } from '#shared/game/state.ts';
import type { Entry } from '#shared/game/table.ts';
import { AID_WORTH, expertTrust } from '#shared/game/utility.ts';
import { campOf, plays, type World } from '#shared/game/world.ts';

/**
 * A bare loop over the model's formulas (docs/rulebook.md §10) for the acts of one recorded game: flat arrays of numbers and `Math.exp`;
 * no clauses, views, seats, journal, refusals or exact mathematics, and no rule that is not a formula. For each talk of a campaign it
 * weighs what a campaign may choose from: at every state the utility of both names, for each kind of act the swing and the chance that
 * the state accepts, a line and the weight of each issue; for each public act of a campaign, a speech on each issue. Then the act is
 * booked. Answers, votes and forecasts weigh no states. Once for all seats, as the bots do, it reckons the answers to the circular
 * letters, the papers to expect (before each day's public acts and before the forecasts) and the handshakes; at night the caucuses, on
 * its day the roll-call, in the booth the papers.
 *
 * Numbers that the rules export are theirs; the others stand inside functions of `shared/game/utility.ts` (persuasion, chairs, backing,
 * staying away, caucus, roll-call).
 *
 * What bots of delegations and sector members weigh besides is left out: their own goods and goals, which are no formula of the model.
 */
export interface Act {
  /** Place of the candidate whose side acts or is met, or -1 for a delegation. */
  readonly camp: number;
  /** States it goes to, in world order. */
  readonly states: readonly number[];
  /** Whoever acts began with expertise, so that it may lobby. */
  readonly expert: boolean;
  readonly at: 'talk' | 'floor' | 'other' | 'papers' | 'hands' | 'night' | 'rollcall' | 'booth';
}

/** Commands that a campaign chooses among all that it could do with a talk. */
const TALKS: ReadonlySet<CommandType> = new Set<CommandType>([
  'persuade',
  'ask.quietly',
  'promise.ask',
  'promise.circulate',
  'deal.circulate',
  'deal.propose',
  'line.table',
  'group.lobby',
  'investigate',
  'document.show',
]);

/** What the loop needs of a recorded game: who did something to whom, and when the hall as a whole was reckoned. */
export function actsOf(world: World, entries: readonly Entry[]): readonly Act[] {
  return entries.flatMap(({ by, command, events }): Act[] => {
    if (by === 'host') return events.flatMap(hallAct);
    const named = 'states' in command ? command.states : 'to' in command && Array.isArray(command.to) ? command.to : [];
    const states = named.flatMap((id) => world.indexOf.get(id) ?? []);
    const at = command.type === 'floor.seal' ? 'floor' : TALKS.has(command.type as CommandType) ? 'talk' : 'other';
    return [{ camp: campOf(world, by) ?? -1, states, expert: (world.seatRows.get(by)?.expertise ?? 0) > 0, at }];
  });
}

/** What the hall as a whole does in this event, if anything. */
function hallAct(event: GameEvent): Act[] {
  const all = { camp: -1, states: [], expert: false };
  switch (event.type) {
    case 'phase.opened':
      return event.phase === 'seal' || event.phase === 'forecast' ? [{ ...all, at: 'papers' }] : [];
    case 'hands.shaken':
      return [{ ...all, camp: event.candidate, at: 'hands' }];
    case 'night.fell':
      return [{ ...all, at: 'night' }];
    case 'rollcall.read':
      return [{ ...all, at: 'rollcall' }];
    case 'booth.closed':
      return [{ ...all, at: 'booth' }];
    default:
      return [];
  }
}

/** The same acts, weighed and booked. Returns a sum, so that nothing is optimised away. */
export function replay(world: World, start: GameState, acts: readonly Act[]): number {
  const n = world.states.length;
  const names = world.candidates.length;
  const { A, TAU, SIG, GLOB, BLANK, BLANKW, POLITE, POLSLOPE, D } = world.constants;
  const k = world.scenario.issues.length;
  const flat = (of: (i: number, c: number) => number) =>
    Float64Array.from({ length: n * names }, (_, at) => of(Math.floor(at / names), at % names));
  const fixed = flat((i, c) => (world.base[i]?.[c] as number) - A * (world.interest[i]?.[c] as number));
  const eps = flat((i, c) => start.minds[i]?.eps[c] as number);
  const met = new Float64Array(n * names);
  const goods = new Float64Array(n * names);
  const commit = flat((i, c) => start.minds[i]?.commit[c] as number);
  const floor = new Float64Array(n * names);
  const ideals = Float64Array.from({ length: n * k }, (_, at) => world.states[Math.floor(at / k)]?.ideals[at % k] as number);
  const weights = Float64Array.from({ length: n * k }, (_, at) => world.states[Math.floor(at / k)]?.weights[at % k] as number);
  const platforms = world.platforms.map((platform) => Float64Array.from(platform));
  const attendance = Float64Array.from(world.states, (row) => row.attendance);
  const welcome = Float64Array.from(world.states, (row) => row.welcome);
  const exposure = Float64Array.from(world.states, (row) => row.exposure);
  const slope = 1.7 / Math.sqrt(3.29 * TAU * TAU + SIG * SIG + GLOB * GLOB + 0.06);
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

  const utility = (i: number, c: number): number => {
    const platform = platforms[c] as Float64Array;
    let sum = 0;
    let total = 0;
    for (let issue = 0; issue < k; issue++) {
      const weight = weights[i * k + issue] as number;
      sum += weight * (1 - Math.abs((ideals[i * k + issue] as number) - (platform[issue] as number)));
      total += weight;
    }
    const at = i * names + c;
    return (
      (A * sum) / total +
      (fixed[at] as number) +
      (floor[at] as number) +
      (met[at] as number) +
      (goods[at] as number) +
      (commit[at] as number) +
      (eps[at] as number)
    );
  };
  const lead = (i: number, c: number): number => {
    let other = Number.NEGATIVE_INFINITY;
    for (let rival = 0; rival < names; rival++) if (rival !== c) other = Math.max(other, utility(i, rival));
    return utility(i, c) - other;
  };
  const swing = (i: number, x: number, delta: number) =>
    2 * (attendance[i] as number) * (sigmoid(slope * (x + delta)) - sigmoid(slope * x));

  /** At one state, what raising the weight of each issue by `factor` does to c's advantage: calls `each` with every shift. */
  const shifts = (i: number, c: number, factor: number, each: (shift: number) => void): void => {
    const own = platforms[c] as Float64Array;
    let sum = 0;
    let total = 0;
    for (let issue = 0; issue < k; issue++) {
      const weight = weights[i * k + issue] as number;
      const ideal = ideals[i * k + issue] as number;
      let rival = Number.POSITIVE_INFINITY;
      for (let other = 0; other < names; other++)
        if (other !== c) rival = Math.min(rival, Math.abs(ideal - ((platforms[other] as Float64Array)[issue] as number)));
      ahead[issue] = rival - Math.abs(ideal - (own[issue] as number));
      sum += weight * (ahead[issue] as number);
      total += weight;
    }
    for (let issue = 0; issue < k; issue++) {
      const extra = (weights[i * k + issue] as number) * factor;
      each(A * ((sum + extra * (ahead[issue] as number)) / (total + extra) - sum / total));
    }
  };
  const ahead = new Float64Array(k);

  /**
   * What a campaign may choose from with one talk, at every state: call, question, promise, chair, aid, backing, tickets, absence, expert;
   * a line for its bloc where there are blocs; and, for a seat with expertise where there are working groups, the weight of each issue.
   */
  const weigh = (c: number, expert: boolean): number => {
    let best = 0;
    for (let i = 0; i < n; i++) {
      const at = i * names + c;
      const x = lead(i, c);
      const p = sigmoid(slope * x);
      const gain = (delta: number) => 2 * (attendance[i] as number) * (sigmoid(slope * (x + delta)) - p);
      const held = Math.max(0, goods[at] as number);
      const aid = (2 * AID_WORTH * (welcome[i] as number)) / (1 + held);
      best = Math.max(
        best,
        gain(0.6 * Math.exp(-Math.LN2 * ((met[at] as number) / 0.6))),
        1.5 * p * (1 - p),
        sigmoid(POLITE + POLSLOPE * x) * gain(COMMIT_BY_PROMISE),
        gain(1.15 / (1 + held)),
        gain(aid),
        sigmoid(2.2 * (x - 0.5) + 0.3 - 1.6 * (exposure[i] as number)) * gain(COMMIT_BY_BACKING + aid),
        (SEEN_TO_IT - (attendance[i] as number)) * (2 * p - 1),
        sigmoid(1.6 * (welcome[i] as number) - 0.35 * Math.abs(x) + 0.5) * (1 - 2 * p),
        gain(expertTrust(0)),
      );
      if (blocs) best = Math.max(best, sigmoid(1.6 * x) * gain(D * 0.45));
      if (expert && groups)
        shifts(i, c, lobbyWeight(0), (shift) => {
          best = Math.max(best, gain(shift));
        });
    }
    return best;
  };
  const blocs = plays(world, 'blocs');
  const groups = plays(world, 'groups');

  /** What a campaign may say in public: at every state, a speech on each issue. */
  const weighSpeeches = (c: number): number => {
    let best = 0;
    for (let i = 0; i < n; i++) {
      const x = lead(i, c);
      const p = sigmoid(slope * x);
      shifts(i, c, SPEECH.weight - 1, (shift) => {
        best = Math.max(best, 2 * (attendance[i] as number) * (sigmoid(slope * (x + SPEECH.goodwill + shift)) - p));
      });
    }
    return best;
  };
  const hall = (of: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += of(i);
    return sum;
  };
  const promises = (c: number): number => hall((i) => sigmoid(POLITE + POLSLOPE * lead(i, c)));
  const papers = (): number =>
    hall((i) => {
      let top = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < names; c++) top = Math.max(top, utility(i, c));
      let total = Math.exp((BLANK - BLANKW * Math.abs(lead(i, 0))) / TAU);
      for (let c = 0; c < names; c++) total += Math.exp((utility(i, c) - top) / TAU);
      return 1 / total;
    });

  let sum = 0;
  if (world.scenario.circulars) for (let c = 0; c < names; c++) sum += promises(c);
  for (const { at, camp, states, expert } of acts) {
    if (at === 'night') sum += hall((i) => sigmoid(1.6 * lead(i, 0) + D * 0.1));
    else if (at === 'rollcall') sum += hall((i) => sigmoid((lead(i, 0) - 0.55) / 0.25) + sigmoid((-lead(i, 0) - 1.1) / 0.25));
    else if (at === 'booth' || at === 'papers') sum += papers();
    else if (at === 'hands') sum += promises(camp);
    else if (camp < 0) for (const i of states) sum += swing(i, lead(i, 0), 0.6);
    else {
      if (at === 'talk') sum += weigh(camp, expert);
      else if (at === 'floor') sum += weighSpeeches(camp);
      for (const i of states) {
        const place = i * names + camp;
        met[place] = (met[place] as number) + 0.6 * Math.exp(-Math.LN2 * ((met[place] as number) / 0.6));
      }
    }
  }
  return sum;
}
