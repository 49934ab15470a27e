import type { StateRow } from '#shared/scenario/schema.ts';
import type { Row } from './rows.ts';

/**
 * From public facts to attributes, by fixed formulas (docs/rulebook.md §10, "From facts to attributes"). No state gets a number
 * of its own choosing; change a formula and all 193 change.
 */
const VOTE: Readonly<Record<string, number>> = { Y: 1, A: 0, absent: -0.1, N: -1 };
const INCOME: Readonly<Record<string, number>> = { H: 0.92, UM: 0.7, LM: 0.42, L: 0.15 };

/** `x` held between `lo` and `hi`. */
export const clamp = (x: number, lo: number, hi: number): number => Math.min(hi, Math.max(lo, x));
/** Four decimals: enough for every formula here, and the same text from every engine. */
export const round = (x: number): number => Math.round(x * 10_000) / 10_000;

/** Regional telecom organisation, CEPT first; a suspended membership does not count. Fallback: the ITU region. */
export function blocOf(row: Row): string {
  const organisations = row.regional_org ?? '';
  if (/CEPT(?!\(susp)/.test(organisations)) return 'cept';
  for (const name of ['RCC', 'CITEL', 'ASMG', 'ATU', 'APT']) if (organisations.includes(name)) return name.toLowerCase();
  return { A: 'citel', B: 'cept', C: 'rcc', D: 'atu', E: 'apt' }[row.itu_region ?? ''] ?? 'apt';
}

/** Capacity to staff rooms: income and internet share, half and half; small islands have fewer people. */
export function capacityOf(row: Row): number {
  const income = INCOME[row.income_group ?? ''] ?? 0.5;
  const online = row.internet_users_pct ? (income + Number(row.internet_users_pct) / 100) / 2 : income;
  return clamp(0.08 + 0.85 * online - (row.sids === '1' ? 0.12 : 0), 0.05, 0.98);
}

/** Standing alignment: two assembly votes of spring 2022, the March one weighing 0.6. */
export const alignmentOf = (row: Row): number =>
  clamp((0.6 * (VOTE[row.es11_1 ?? ''] ?? 0) + 0.4 * (VOTE[row.es11_3 ?? ''] ?? 0) - 0.35) / 0.65, -1.6, 1);

/** What a state looks for, from capacity, alignment and whether it signed in 2012: forum, control, connect, standards, spectrum. */
function idealsOf(capacity: number, alignment: number, signed: boolean): number[] {
  const gap = 0.5 - capacity;
  return [
    (signed ? 0.45 : -0.35) + 0.6 * gap - 0.15 * alignment,
    (signed ? 0.25 : -0.25) - 0.35 * alignment,
    0.75 - 0.9 * capacity,
    (signed ? 0.2 : -0.2) + 0.35 * gap - 0.2 * alignment,
    0.45 - 0.8 * capacity,
  ].map((x) => round(clamp(x, -1, 1)));
}

/** The attributes that follow from capacity and alignment alone. */
export function derived(
  capacity: number,
  alignment: number,
  signed: boolean,
): Pick<StateRow, 'capacity' | 'alignment' | 'ideals' | 'weights' | 'welcome' | 'exposure'> {
  const weights = [0.26, 0.2, 0.18 + 0.25 * (1 - capacity), 0.16, 0.12 + 0.15 * (1 - capacity)];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    capacity: round(capacity),
    alignment: round(alignment),
    ideals: idealsOf(capacity, alignment, signed),
    weights: weights.map((weight) => round(weight / total)),
    welcome: round(clamp(1.15 - capacity, 0.1, 1.1)),
    exposure: round(clamp(0.35 + 0.5 * (1 - capacity) - 0.2 * Math.abs(alignment), 0.1, 1)),
  };
}

/** Europe and the Commonwealth come surely: the conference is near, or its delegations are large. */
const NEAR = 0.965;

/** Chance of being in the room before fitting, by bloc and capacity. */
const classOf = (bloc: string, capacity: number): number =>
  bloc === 'cept' || bloc === 'rcc' ? NEAR : capacity > 0.6 ? 0.93 : capacity > 0.35 ? 0.885 : 0.83;

/**
 * The factor that brings the expected number of delegations present to `present`. Only the classes below the surest are scaled:
 * unscaled they would sum to 175.9 of 193.
 */
export function attendanceScale(entries: readonly { readonly bloc: string; readonly capacity: number }[], present: number): number {
  const chances = entries.map(({ bloc, capacity }) => classOf(bloc, capacity));
  const sure = chances.filter((chance) => chance === NEAR).reduce((sum, chance) => sum + chance, 0);
  const rest = chances.filter((chance) => chance !== NEAR).reduce((sum, chance) => sum + chance, 0);
  return (present - sure) / rest;
}

/** Chance, 0..1, of being in the room if nobody intervenes. */
export function attendanceOf(bloc: string, capacity: number, scale: number): number {
  const chance = classOf(bloc, capacity);
  return round(chance === NEAR ? chance : chance * scale);
}
