import type { Act } from '#shared/bots/profile.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { Report } from './report.ts';

/** What somebody asked of a proof. */
export interface Ask {
  /** Games per cell, pair or seat, as each proof says; null: as many as its lines need. */
  readonly games: number | null;
  readonly seed: string;
  readonly small: boolean;
  /** The scenario asked for; null: those the proof is about. */
  readonly scenario: Scenario | null;
  /** Shipped scenarios by id. */
  readonly shipped: (id: string) => Scenario;
  readonly ids: readonly string[];
  /** Only this act, where a proof goes through acts. */
  readonly act: Act | null;
}

/** What a proof found; `run.ts` adds the rest of the report. */
export type Findings = Pick<Report, 'scenarios' | 'games' | 'lines' | 'tables'>;
