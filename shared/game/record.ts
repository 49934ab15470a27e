import type { GameEvent } from './event.ts';
import type { GameState, Line } from './state.ts';
import type { World } from './world.ts';

/**
 * The line that a public event leaves in the record, or null. Only events whose audience is everyone may appear here; the law
 * that private commands leave the public view unchanged would catch any other.
 */
export function publicLine(world: World, state: GameState, event: GameEvent): Line | null {
  const line = (key: string, args: Line['args'] = {}): Line => ({
    day: state.day,
    phase: state.phase,
    key,
    args,
  });
  const short = (c: number) => world.candidates[c]?.short ?? '';
  switch (event.type) {
    case 'seat.held':
      return line(event.by === 'bot' ? 'record.seat-to-bot' : 'record.seat-to-person', { seat: title(world, event.seat) });
    case 'breach.seen':
      return line(`record.breach.${event.kind}`, {
        party: title(world, event.by),
      });
    case 'floor.revealed': {
      const named = (act: string) => event.acts.filter((entry) => entry.act.act === act);
      const endorsed = (c: number) =>
        named('endorse').filter((entry) => entry.act.act === 'endorse' && entry.act.candidate === world.candidates[c]?.id);
      const names = (c: number) =>
        endorsed(c)
          .map((entry) => title(world, entry.by))
          .join(', ') || '–';
      if (event.acts.length === 0) return line('record.floor.silent');
      return line('record.floor', {
        list: world.candidates.map((candidate, c) => `${candidate.short}: ${names(c)}`).join('. '),
        speeches: named('speak').length,
        retracted:
          named('retract')
            .map((entry) => title(world, entry.by))
            .join(', ') || '–',
      });
    }
    case 'rollcall.read':
      return line(event.passed ? 'record.rollcall.passed' : 'record.rollcall.failed', {
        yes: event.counts.yes,
        no: event.counts.no,
        abstain: event.counts.abstain,
      });
    case 'doors.opened':
      return line('record.doors', {
        round: event.round,
        present: event.roll.filter(Boolean).length,
      });
    case 'booth.rerun':
      return line('record.rerun', { round: event.round });
    case 'booth.closed':
      return line(event.void ? 'record.ballot.void' : event.elected === null ? 'record.ballot.none' : 'record.ballot.elected', {
        round: event.tally.round,
        name: event.elected === null ? '–' : short(event.elected),
        list: world.candidates
          .filter((candidate) => candidate.id in event.tally.votes)
          .map((candidate) => `${candidate.short} ${event.tally.votes[candidate.id]}`)
          .join(', '),
        uncounted: event.tally.uncounted,
        majority: event.majority,
      });
    case 'lot.drawn':
      return line('record.lot', { name: short(event.candidate) });
    case 'chair.delivered':
      return line('record.delivered', {
        by: title(world, event.by),
        to: title(world, event.to),
      });
    default:
      return null;
  }
}

/** The name of a state or of a campaign, as printed. */
export function title(world: World, party: string): string {
  const i = world.indexOf.get(party);
  return i === undefined ? (world.seatRows.get(party)?.title ?? party) : (world.states[i]?.name ?? party);
}
