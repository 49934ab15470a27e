import type { GameState } from '#shared/game/state.ts';
import type { Entry } from '#shared/game/table.ts';
import { campOf, type World } from '#shared/game/world.ts';

/**
 * A bare loop over the model's formulas (docs/rulebook.md §10) for the acts of one recorded game: flat arrays of numbers and `Math.exp`;
 * no clauses, views, seats, journal, refusals or exact mathematics, and no rule that is not a formula. For each act of a campaign it
 * weighs what a campaign may choose from: at every state the utility of both names, and for each kind of act the swing and the chance
 * that the state accepts. Then the act is booked. At night it reckons the caucuses, on its day the roll-call, in the booth the papers.
 */
export interface Act {
  /** Place of the candidate whose side acts, or -1 for a delegation. */
  readonly camp: number;
  /** States it goes to, in world order. */
  readonly states: readonly number[];
  readonly at: 'corridor' | 'night' | 'rollcall' | 'booth';
}

/** What the loop needs of a recorded game: who did something to whom, and when the hall as a whole was reckoned. */
export function actsOf(world: World, entries: readonly Entry[]): readonly Act[] {
  return entries.flatMap(({ by, command, events }): Act[] => {
    if (by === 'host')
      return events.flatMap((event): Act[] => {
        const at =
          event.type === 'night.fell'
            ? 'night'
            : event.type === 'rollcall.read'
              ? 'rollcall'
              : event.type === 'booth.closed'
                ? 'booth'
                : null;
        return at ? [{ camp: -1, states: [], at }] : [];
      });
    const named = 'states' in command ? command.states : 'to' in command && Array.isArray(command.to) ? command.to : [];
    const states = named.flatMap((id) => world.indexOf.get(id) ?? []);
    return [{ camp: campOf(world, by) ?? -1, states, at: 'corridor' }];
  });
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

  /** What a campaign may choose from, at every state: call, question, promise, chair, aid, backing, tickets, absence, expert. */
  const weigh = (c: number): number => {
    let best = 0;
    for (let i = 0; i < n; i++) {
      const at = i * names + c;
      const x = lead(i, c);
      const p = sigmoid(slope * x);
      const held = Math.max(0, goods[at] as number);
      const aid = (0.95 * (welcome[i] as number)) / (1 + held);
      best = Math.max(
        best,
        swing(i, x, 0.6 * Math.exp(-Math.LN2 * ((met[at] as number) / 0.6))),
        1.5 * p * (1 - p),
        sigmoid(POLITE + POLSLOPE * x) * swing(i, x, 0.32),
        swing(i, x, 1.15 / (1 + held)),
        swing(i, x, aid),
        sigmoid(2.2 * (x - 0.5) + 0.3 - 1.6 * (exposure[i] as number)) * swing(i, x, 0.55 + aid),
        (0.985 - (attendance[i] as number)) * (2 * p - 1),
        sigmoid(1.6 * (welcome[i] as number) - 1.4 * Math.abs(x) + 0.3) * (1 - 2 * p),
        swing(i, x, 0.34),
      );
    }
    return best;
  };
  const hall = (of: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += of(i);
    return sum;
  };

  let sum = 0;
  for (const act of acts) {
    if (act.at === 'night') sum += hall((i) => sigmoid(1.6 * lead(i, 0) + D * 0.1));
    else if (act.at === 'rollcall') sum += hall((i) => sigmoid((lead(i, 0) - 0.55) / 0.25) + sigmoid((-lead(i, 0) - 1.1) / 0.25));
    else if (act.at === 'booth')
      sum += hall((i) => {
        let top = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < names; c++) top = Math.max(top, utility(i, c));
        let total = Math.exp((BLANK - BLANKW * Math.abs(lead(i, 0))) / TAU);
        for (let c = 0; c < names; c++) total += Math.exp((utility(i, c) - top) / TAU);
        return 1 / total;
      });
    else if (act.camp < 0) for (const i of act.states) sum += swing(i, lead(i, 0), 0.6);
    else {
      sum += weigh(act.camp);
      for (const i of act.states) {
        const at = i * names + act.camp;
        met[at] = (met[at] as number) + 0.6 * Math.exp(-Math.LN2 * ((met[at] as number) / 0.6));
      }
    }
  }
  return sum;
}
