/**
 * Exact elementary functions.
 *
 * `Math.exp`, `Math.log` and their kin may differ in the last bit between JavaScript engines, and the game must give the
 * same digest in Node and in a browser. These are built only from + − × ÷, comparison and `Math.sqrt` (exact by IEEE 754),
 * so every engine computes the same bits. Accuracy is about 1e-14 relative, ample for a model fitted to one election.
 */

const LN2 = Math.LN2;

/** e to the power x. Saturates at ±708, where doubles end. */
export function exp(x: number): number {
  if (x > 708) return exp(708);
  if (x < -708) return 0;
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 18; n++) {
    term = (term * r) / n;
    sum += term;
    if (term < LOST && term > -LOST) break;
  }
  return sum * (POWERS[k - LEAST] as number);
}

/** Less than half a unit in the last place of a sum that is at least 0.65: this term changes nothing, nor does any smaller one after it. */
const LOST = 5e-17;

/** Powers of two from 2^LEAST up, as far as `exp` goes: a product with one of them is exact. */
const LEAST = -1022;
const POWERS = Float64Array.from({ length: 2045 }, (_, n) => scale(1, n + LEAST));

/** Natural logarithm of x > 0; -Infinity at 0. */
export function ln(x: number): number {
  if (!(x > 0)) return -Infinity;
  let k = 0;
  let m = x;
  while (m > 1.5) {
    m /= 2;
    k++;
  }
  while (m < 0.75) {
    m *= 2;
    k--;
  }
  const z = (m - 1) / (m + 1);
  const zz = z * z;
  let power = z;
  let sum = 0;
  for (let n = 1; n < 40; n += 2) {
    sum += power / n;
    power *= zz;
  }
  return 2 * sum + k * LN2;
}

/** The logistic function 1 / (1 + e^-x). */
export const sigmoid = (x: number): number => 1 / (1 + exp(-x));

/** Hyperbolic tangent. */
export const tanh = (x: number): number => 2 * sigmoid(2 * x) - 1;

/** x held between lo and hi. */
export const clamp = (x: number, lo: number, hi: number): number => (x < lo ? lo : x > hi ? hi : x);

/** 0.5 to the power x. */
export const halving = (x: number): number => exp(-LN2 * x);

/**
 * The standard normal quantile of p in (0, 1): Acklam's rational approximation (relative error 1.2e-9), which needs only
 * a logarithm and a square root and so stays exact across engines.
 */
export function normalQuantile(p: number): number {
  const q = clamp(p, 1e-12, 1 - 1e-12);
  if (q < 0.02425) return tail(Math.sqrt(-2 * ln(q)));
  if (q > 1 - 0.02425) return -tail(Math.sqrt(-2 * ln(1 - q)));
  const d = q - 0.5;
  const r = d * d;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r +
    2.506628277459239;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1;
  return (top * d) / bottom;
}

function tail(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q +
    2.938163982698783;
  const bottom = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return top / bottom;
}

function scale(x: number, k: number): number {
  let result = x;
  for (let i = 0; i < k; i++) result *= 2;
  for (let i = 0; i > k; i--) result /= 2;
  return result;
}
