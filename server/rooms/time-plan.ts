import type { Config } from '../config.ts';
import type { Header } from '../store/journal.ts';

/** How long a room's clocks are beside the scenario's; null: there are none. */
export const CLOCK_FACTOR = { live: 1, relaxed: 3, none: null } as const;

/** Milliseconds of a lesson after which the booth is due whatever was planned. */
const LESSON_MS = 24 * 60_000;
const EACH_DAY = ['briefing', 'corridor', 'seal', 'reveal'] as const;
const ONCE = ['rollcall', 'handshake', 'forecast'] as const;

/** Milliseconds that the clocks plan from the start to the doors; null without clocks. */
function planned({ clocks, scenario }: Header, percent: number): number | null {
  const factor = CLOCK_FACTOR[clocks];
  if (factor === null) return null;
  const seconds = scenario.clocks as Readonly<Record<string, number>>;
  const sum = (phases: readonly string[]) => phases.reduce((total, phase) => total + (seconds[phase] ?? 0), 0);
  return (sum(EACH_DAY) * scenario.days + sum(ONCE)) * factor * percent * 10;
}

/**
 * Whether the console offers the booth by itself: 24 minutes after the start, or when the planned time of the campaign is up,
 * whichever comes first. An evening of 90 minutes has its plan alone, where it has clocks. `now` in milliseconds of the wall clock:
 * a lesson goes on while its game is stopped.
 */
export function boothDue(header: Header, config: Pick<Config, 'CLOCK_PERCENT'>, now: number): boolean {
  if (header.began === null) return false;
  const plan = planned(header, config.CLOCK_PERCENT);
  const after = plan === null ? LESSON_MS : header.length === '90' ? plan : Math.min(plan, LESSON_MS);
  return now - header.began >= after;
}
