import type { Evidence } from './attack.ts';
import { sealedIn } from './attack.ts';
import { Commits } from './pages.ts';

/** One vote as a guesser sees it who is told the truth about half of them: what was written when it was cast, and what it was. */
export interface Example {
  readonly signs: readonly number[];
  readonly choice: number | null;
}

/** What can be measured of each last cast: its place, how much was written, and bits of the envelope. */
export function signsOf(evidence: Pick<Evidence, 'copies' | 'seats'>): ReadonlyMap<string, readonly number[]> {
  const reader = new Commits();
  const signs = new Map<string, readonly number[]>();
  let nth = 0;
  for (const { db, wal } of evidence.copies)
    for (const { gone, come } of reader.feed(db, wal))
      for (const { seat, bytes } of come.flatMap((row) => sealedIn(row, evidence))) {
        const bits = [1, 65, 77, 78, 93, 109, 124].flatMap((at) => [(bytes[at] ?? 0) & 3, (bytes[at] ?? 0) >> 6]);
        signs.set(seat, [nth++ % 3, come.length, gone.length, ...bits]);
      }
  return signs;
}

/**
 * Learns from the first half the one sign that says most about a choice, and guesses the second half by it (one rule, the oldest of learners).
 * Returns hits and tries on the second half.
 */
export function learn(examples: readonly Example[]): { readonly hits: number; readonly of: number } {
  const half = Math.floor(examples.length / 2);
  const [known, asked] = [examples.slice(0, half), examples.slice(half)];
  const rules = (known[0]?.signs ?? []).map((_, sign) => ruleOf(known, sign));
  const best = rules.toSorted((a, b) => b.right - a.right)[0];
  if (!best) return { hits: 0, of: 0 };
  return { hits: asked.filter(({ signs, choice }) => best.say.get(signs[best.sign] ?? 0) === choice).length, of: asked.length };
}

/** For each value of a sign the choice that was most often seen with it. */
function ruleOf(known: readonly Example[], sign: number) {
  const seen = new Map<number, Map<number | null, number>>();
  for (const { signs, choice } of known) {
    const counts = seen.get(signs[sign] ?? 0) ?? new Map<number | null, number>();
    seen.set(signs[sign] ?? 0, counts.set(choice, (counts.get(choice) ?? 0) + 1));
  }
  const top = [...seen].map(
    ([value, counts]) => [value, [...counts].toSorted((a, b) => b[1] - a[1])[0] as [number | null, number]] as const,
  );
  return { sign, say: new Map(top.map(([value, [choice]]) => [value, choice])), right: top.reduce((sum, [, [, n]]) => sum + n, 0) };
}
