import { comparable, decisive, livePromises } from './reckoning.ts';
import { scoreOf } from './score.ts';
import type { GameState, Line, PromiseBook, SeatState } from './state.ts';
import type { PublicView } from './view.types.ts';
import { topOf, type World } from './world.ts';

/**
 * What is published after the count: sums only, never a name under a promise. Promises stand against papers only where
 * promise-givers and all others are at least five each (docs/rulebook.md §9).
 */
export function afterCount(world: World, state: GameState): NonNullable<PublicView['after']> {
  const live = world.candidates.map((_, c) => livePromises(state.promises[c] as PromiseBook));
  const names = world.candidates.map((candidate) => candidate.id);
  const byName = <T>(of: (c: number) => T): { [candidate: string]: T } => Object.fromEntries(names.map((name, c) => [name, of(c)]));
  const sets = live.map((ids) => new Set(ids));
  const both = world.states.filter(({ id }) => sets.filter((ids) => ids.has(id)).length > 1).length;
  return {
    handshakes: byName(
      (c) => Object.values(state.hands[c] as { [state: string]: string }).filter((answer) => answer === 'of-course').length,
    ),
    promises: byName((c) => live[c]?.length ?? 0),
    backing: byName((c) => state.faces.filter((face) => face.backs === c).length),
    comparable: byName((c) => comparable(world, state, c)),
    doublePromises: both,
    forecasts: Object.values(state.seats)
      .flatMap((seat: SeatState) => (seat.forecast ? [seat.forecast.votes] : []))
      .sort((a, b) => a - b),
    headlines: headlines(world, state),
    ranking: world.scenario.scoring === 'rank' && state.goals ? ranking(world, state) : null,
    welfare: world.scenario.scoring === 'welfare' && state.goals ? welfare(world, state) : null,
    goalsMet: Object.fromEntries(Object.entries(state.goals ?? {}).map(([seat, met]) => [seat, met.filter(Boolean).length])),
  };
}

/** Seats by grade, equal ones sharing a place. */
function ranking(world: World, state: GameState): { readonly seat: string; readonly place: number; readonly grade: number }[] {
  const grades = world.scenario.seats.map((row) => ({ seat: row.id, grade: scoreOf(world, state, row).grade }));
  return grades
    .sort((a, b) => b.grade - a.grade || (a.seat < b.seat ? -1 : 1))
    .map((entry) => ({ ...entry, place: 1 + grades.filter((other) => other.grade > entry.grade).length }));
}

/** Raw points of all delegations together, a head. */
function welfare(world: World, state: GameState): number {
  const rows = world.scenario.seats.filter((row) => row.kind === 'delegation');
  return Math.round((10 * rows.reduce((sum, row) => sum + scoreOf(world, state, row).points, 0)) / Math.max(1, rows.length)) / 10;
}

/** Two lines on what the world reads into the result: one from the margin, one from the floor (docs/rulebook.md §9). */
function headlines(world: World, state: GameState): readonly Line[] {
  const tally = decisive(state);
  if (!tally || state.winner === null) return [];
  const name = (c: number) => world.candidates[c]?.short ?? '';
  const votes = (c: number) => tally.votes[world.candidates[c]?.id ?? ''] ?? 0;
  const valid = tally.papers - tally.uncounted;
  const others = world.candidates.map((_, c) => c).filter((c) => c !== state.winner);
  const second = others.sort((a, b) => votes(b) - votes(a) || a - b)[0] ?? 0;
  const ahead = votes(state.winner) - votes(second);
  const size = ahead === 0 ? 'lot' : ahead * 4 <= valid * 0.2 ? 'narrow' : ahead * 2 >= valid ? 'wide' : 'clear';
  const line = (key: string, args: Line['args']): Line => ({
    day: state.day,
    phase: 'verdict',
    key,
    args,
  });
  const backing = world.candidates.map((_, c) => state.faces.filter((face) => face.backs === c).length);
  const loudest = topOf(backing);
  const louder = backing.filter((n) => n === backing[loudest]).length > 1 ? null : loudest;
  const seen = world.scenario.ballot.open ? '.aloud' : '';
  const floor = louder === null ? 'headline.floor.even' : louder === state.winner ? 'headline.floor.same' : 'headline.floor.other';
  return [
    line(`headline.margin.${size}`, {
      winner: name(state.winner),
      votes: votes(state.winner),
      other: name(second),
      otherVotes: votes(second),
    }),
    line(`${floor}${seen}`, {
      winner: name(state.winner),
      backing: backing[state.winner] ?? 0,
      votes: votes(state.winner),
    }),
  ];
}
