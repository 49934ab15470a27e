/** A number that a goal could have: how far it lies from its author's wish, as a share of that, and which games meet it. */
export interface Option {
  readonly n: number;
  readonly far: number;
  readonly met: readonly boolean[];
}

/** How often three goals are to be met together. */
export const TOGETHER = 0.2;
/** How often each goal is to be met at least and at most: what no goal may leave, and what leaves room for the luck of another count. */
const EACH = { limit: [0.14, 0.86], safe: [0.2, 0.8] } as const;

/** Numbers for the three goals of a brief, the share of games, 0..1, that met each, and the share that met all three. */
export interface Chosen {
  readonly numbers: readonly number[];
  readonly rates: readonly number[];
  readonly joint: number;
}

/**
 * Chooses one number for each of three goals, so that they are met together as near to `aim` (a share of games) as can be, each in 14–86 %
 * of them and better in 20–80 %, and no further from the author's wishes than that takes. `tables` holds a table for each seat that is
 * asked the same: place → options in the same order; their rates are averaged.
 */
export function choose(tables: readonly (readonly (readonly Option[])[])[], aim = TOGETHER): Chosen {
  const places = [0, 1, 2].map((place) => candidates(tables.map((table) => table[place] ?? [])));
  let best: (Chosen & { readonly cost: number }) | null = null;
  for (const a of places[0] ?? []) {
    for (const b of places[1] ?? []) {
      for (const c of places[2] ?? []) {
        const joint = mean(tables.map((_, seat) => together(a.met[seat] ?? [], b.met[seat] ?? [], c.met[seat] ?? [])));
        const cost = 8 * Math.abs(joint - aim) + 0.1 * (a.far + b.far + c.far) + a.edge + b.edge + c.edge;
        if (!best || cost < best.cost) best = { numbers: [a.n, b.n, c.n], rates: [a.rate, b.rate, c.rate], joint, cost };
      }
    }
  }
  if (!best) throw new Error('a goal without options');
  return best;
}

interface Candidate {
  readonly n: number;
  readonly far: number;
  /** Share of games, 0..1, that meet it: the mean of the seats. */
  readonly rate: number;
  /** What it costs to be met too seldom or too often by itself. */
  readonly edge: number;
  /** Whether no seat meets it too seldom or too often. */
  readonly allowed: boolean;
  /** Games that meet it, for each seat. */
  readonly met: readonly (readonly boolean[])[];
}

/** The options of one place, seen from all seats that are asked the same; of several that the same games meet, the nearest to the wish. */
function candidates(seats: readonly (readonly Option[])[]): readonly Candidate[] {
  const [first = []] = seats;
  const all = first.map((option): Candidate => {
    const met = seats.map((options) => options.find((other) => other.n === option.n)?.met ?? option.met);
    const rates = met.map(share);
    const edge = mean(rates.map((rate) => 3 * beyond(rate, EACH.limit) + 0.5 * beyond(rate, EACH.safe)));
    const allowed = rates.every((rate) => beyond(rate, EACH.limit) === 0);
    return { n: option.n, far: option.far, rate: mean(rates), edge, allowed, met };
  });
  const kept = new Map<string, Candidate>();
  for (const one of all) {
    const key = one.met.map(share).join();
    const other = kept.get(key);
    if (!other || one.far < other.far) kept.set(key, one);
  }
  const found = [...kept.values()];
  const inside = found.filter(({ allowed }) => allowed);
  return (inside.length > 0 ? inside : found).sort((x, y) => x.edge - y.edge || x.far - y.far).slice(0, 40);
}

function together(a: readonly boolean[], b: readonly boolean[], c: readonly boolean[]): number {
  let all = 0;
  for (let g = 0; g < a.length; g++) if (a[g] && b[g] && c[g]) all++;
  return all / Math.max(1, a.length);
}

const beyond = (rate: number, [low, high]: readonly [number, number]): number => Math.max(0, low - rate) + Math.max(0, rate - high);
const share = (met: readonly boolean[]): number => met.filter(Boolean).length / Math.max(1, met.length);
const mean = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0) / Math.max(1, list.length);
