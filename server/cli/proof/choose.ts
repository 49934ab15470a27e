/** A number that a goal could have: how far it lies from its author's wish, as a share of that, and which games meet it. */
export interface Option {
  readonly n: number;
  readonly far: number;
  readonly met: readonly boolean[];
}

/** How often three goals are to be met together, and how often each at least and at most. */
const TOGETHER = 0.2;
const EACH = [0.14, 0.86] as const;

/**
 * Chooses one number for each of three goals, so that they are met together as near to a fifth of games as can be, each in 14–86 % of
 * them, and no further from the author's wishes than that takes. `tables` holds a table for each seat that is asked the same:
 * place → options in the same order; their rates are averaged.
 */
export function choose(tables: readonly (readonly (readonly Option[])[])[]): {
  readonly numbers: readonly number[];
  readonly joint: number;
} {
  const places = [0, 1, 2].map((place) => candidates(tables.map((table) => table[place] ?? [])));
  let best: { readonly numbers: readonly number[]; readonly joint: number; readonly cost: number } | null = null;
  for (const a of places[0] ?? []) {
    for (const b of places[1] ?? []) {
      for (const c of places[2] ?? []) {
        const joint = mean(tables.map((_, seat) => together(a.met[seat] ?? [], b.met[seat] ?? [], c.met[seat] ?? [])));
        const cost = 8 * Math.abs(joint - TOGETHER) + 0.1 * (a.far + b.far + c.far) + a.edge + b.edge + c.edge;
        if (!best || cost < best.cost) best = { numbers: [a.n, b.n, c.n], joint, cost };
      }
    }
  }
  if (!best) throw new Error('a goal without options');
  return best;
}

interface Candidate {
  readonly n: number;
  readonly far: number;
  /** What it costs to be met too seldom or too often by itself. */
  readonly edge: number;
  /** Games that meet it, for each seat. */
  readonly met: readonly (readonly boolean[])[];
}

/** The options of one place, seen from all seats that are asked the same; of several that the same games meet, the nearest to the wish. */
function candidates(seats: readonly (readonly Option[])[]): readonly Candidate[] {
  const [first = []] = seats;
  const all = first.map((option): Candidate => {
    const met = seats.map((options) => options.find((other) => other.n === option.n)?.met ?? option.met);
    const rates = met.map(share);
    const edge = mean(rates.map((rate) => 3 * (Math.max(0, EACH[0] - rate) + Math.max(0, rate - EACH[1]))));
    return { n: option.n, far: option.far, edge, met };
  });
  const kept = new Map<string, Candidate>();
  for (const one of all) {
    const key = one.met.map(share).join();
    const other = kept.get(key);
    if (!other || one.far < other.far) kept.set(key, one);
  }
  const found = [...kept.values()];
  const inside = found.filter(({ edge }) => edge === 0);
  return (inside.length > 0 ? inside : found).sort((x, y) => x.edge - y.edge || x.far - y.far).slice(0, 40);
}

function together(a: readonly boolean[], b: readonly boolean[], c: readonly boolean[]): number {
  let all = 0;
  for (let g = 0; g < a.length; g++) if (a[g] && b[g] && c[g]) all++;
  return all / Math.max(1, a.length);
}

const share = (met: readonly boolean[]): number => met.filter(Boolean).length / Math.max(1, met.length);
const mean = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0) / Math.max(1, list.length);
