import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seatView } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { canonical, digest } from '#shared/kit/digest.ts';
import { anyGame, forAll, GAMES, play, seats, world } from './any-game.ts';
import { littleScenario } from './little.ts';
import { playRandomly } from './play.ts';

describe('symmetries over random games (docs/rulebook.md §8)', () => {
  // Nobody hands a vote over here: that makes one paper two, and then a permutation is no equal tally.
  const own = compileWorld({ ...world.scenario, ballot: { ...world.scenario.ballot, proxy: false } });
  test('exchangeability: papers permuted among seats with an equal tally change nothing at all', () => {
    fc.assert(
      fc.property(anyGame, fc.integer({ min: 1, max: 7 }), (game, turn) => {
        const voters = seats.filter((seat) => world.indexOf.has(seat) && game.persons.includes(seat));
        const mark = (seat: string, by: number) => game.marks[(voters.indexOf(seat) + by) % Math.max(1, voters.length)] ?? null;
        const run = (by: number) => {
          const seen: string[] = [];
          const last = playRandomly(own, { ...game, stay: true, papers: (seat) => mark(seat, by) }, ({ command, events, after }) => {
            if (after.ballots.length > 0) seen.push(JSON.stringify([command, events, seats.map((seat) => seatView(own, after, seat))]));
          });
          return digest([seen, last]);
        };
        expect(run(turn)).toBe(run(0));
      }),
      { numRuns: GAMES },
    );
  });

  test('swapping the two names swaps nothing but the names', () => {
    const swapped = littleScenario();
    const [first, second] = swapped.candidates as [(typeof swapped.candidates)[0], (typeof swapped.candidates)[0]];
    const other = compileWorld({
      ...swapped,
      candidates: [
        { ...first, name: second.name, short: second.short },
        { ...second, name: first.name, short: first.short },
      ],
    });
    forAll((game) => {
      const one = play(game);
      const two = play(game, undefined, other);
      const renamed = canonical(two).replaceAll(/Arden|Brook/g, (name) => (name === 'Arden' ? 'Brook' : 'Arden'));
      expect(digest(renamed)).toBe(digest(canonical(one)));
    });
  });
});
