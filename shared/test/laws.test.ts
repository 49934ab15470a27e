import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audienceOf } from '#shared/game/audience.ts';
import { cover, coverThrough } from '#shared/game/deal.ts';
import { evolve } from '#shared/game/evolve.ts';
import type { GameState } from '#shared/game/state.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { canonical, digest } from '#shared/kit/digest.ts';
import { apply, diff } from '#shared/kit/patch.ts';
import { littleScenario } from './little.ts';
import { playRandomly, type Step } from './play.ts';

const world = compileWorld(littleScenario());
const seats = world.scenario.seats.map((row) => row.id);
const GAMES = 300;
const anyGame = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcdefgh0123456789') }),
  persons: fc.subarray(seats, { minLength: 0, maxLength: 8 }),
  acts: fc.integer({ min: 1, max: 6 }),
  marks: fc.array(fc.constantFrom<number | null>(0, 1, null), { minLength: 8, maxLength: 8 }),
});
type AnyGame = typeof anyGame extends fc.Arbitrary<infer T> ? T : never;
const play = (game: AnyGame, watch?: (step: Step) => void) =>
  playRandomly(world, { ...game, papers: (seat, round) => game.marks[(seats.indexOf(seat) + round) % 8] ?? null }, watch);
const forAll = (check: (game: AnyGame) => void, runs = GAMES) => fc.assert(fc.property(anyGame, check), { numRuns: runs });

/** Views are built by one function in one order, so equal views are equal texts. */
const text = (view: unknown): string => JSON.stringify(view);

/**
 * Tokens in every purse, quiet backers' included, in open offers and in conditional clauses, and those that reached states without a
 * purse. A ticket bought is a token spent, so it still counts; so does a letter, which nobody hands on.
 */
function tokens(state: GameState): { aid: number; letters: number; chairs: number } {
  let aid = Object.values(state.backers).reduce((sum, backer) => sum + backer.aid, 0);
  let letters = 0;
  let chairs = 0;
  for (const seat of Object.values(state.seats)) {
    aid += seat.purse.aid;
    letters += seat.purse.letters;
    chairs += seat.purse.chairs;
  }
  chairs += Object.keys(state.delivered).length;
  for (const deal of Object.values(state.deals)) {
    if (deal.status === 'open') {
      for (const party of deal.accepted) {
        aid += cover(deal.clauses, party).aid;
        letters += cover(deal.clauses, party).letters;
        for (const backer of Object.keys(state.backers))
          aid += coverThrough(
            deal.clauses.filter((clause) => clause.by === party),
            backer,
          );
      }
    }
    if (deal.status !== 'settled') continue;
    for (const [i, clause] of deal.clauses.entries()) {
      if (clause.kind === 'travel') aid += 1;
      if (clause.kind !== 'aid' && clause.kind !== 'letter') continue;
      const gone = deal.clauseStatus[i] === 'done' && (clause.kind === 'letter' || !(clause.to in state.seats));
      const waiting = deal.clauseStatus[i] === 'open';
      if (!gone && !waiting) continue;
      if (clause.kind === 'aid') aid += clause.n;
      else letters += clause.n;
    }
  }
  return { aid, letters, chairs };
}

describe('laws over random games (docs/rulebook.md §8)', () => {
  test('every complete choice and every sample of a form is accepted, and every game ends', () => {
    forAll((game) => {
      expect(play(game).phase).toBe('verdict');
    });
  });

  test('aid, letters and chairs are conserved and no purse goes below nothing', () => {
    forAll((game) => {
      let first: ReturnType<typeof tokens> | null = null;
      play(game, ({ before, after, events }) => {
        first ??= tokens(before);
        // Two things alone bring aid into the game: a capital that was promised something, and a headline.
        for (const event of events) {
          if (event.type === 'oath.bent') first = { ...first, aid: first.aid + event.aid };
          if (event.type === 'headline.read' && event.effect.kind === 'aid') first = { ...first, aid: first.aid + event.effect.n };
        }
        expect(tokens(after)).toEqual(first);
        for (const seat of Object.values(after.seats)) expect(Math.min(...Object.values(seat.purse))).toBeGreaterThanOrEqual(0);
      });
    });
  });

  test('each event has an audience; a private act leaves the public view and every other seat’s view unchanged', () => {
    forAll((game) => {
      play(game, ({ before, after, events }) => {
        const audiences = events.map((event) => audienceOf(world, event));
        for (const audience of audiences) expect(audience === 'everyone' || audience.every((seat) => seat.length > 0)).toBe(true);
        if (audiences.includes('everyone')) return;
        expect(text(publicView(world, after)), JSON.stringify(events)).toBe(text(publicView(world, before)));
        // A campaign's purses and notebook are its own together (docs/rulebook.md §8), so who tells one seat tells its camp.
        const told = new Set(audiences.flat().flatMap((party) => (seats.includes(party) ? seatView(world, after, party).camp : [])));
        for (const seat of seats.filter((id) => !told.has(id))) {
          expect(text(seatView(world, after, seat)), `${JSON.stringify(events)} seen by ${seat}`).toBe(text(seatView(world, before, seat)));
        }
      });
    }, GAMES);
  });

  test('folding the events gives the state; views differ by a patch that restores them', () => {
    forAll((game) => {
      let folded: GameState | null = null;
      const last = play(game, ({ before, after, events }) => {
        folded = events.reduce((state, event) => evolve(world, state, event), folded ?? before);
        const seat = seats[0] as string;
        const [was, is] = [seatView(world, before, seat), seatView(world, after, seat)];
        const patch = diff(was, is);
        expect(patch ? apply(was, patch) : was).toEqual(is);
      });
      expect(digest(folded)).toBe(digest(last));
    });
  });

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
            if (after.ballots.length > 0) seen.push(text([command, events, seats.map((seat) => seatView(own, after, seat))]));
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
      const two = playRandomly(other, { ...game, papers: (seat, round) => game.marks[(seats.indexOf(seat) + round) % 8] ?? null });
      const renamed = canonical(two).replaceAll(/Arden|Brook/g, (name) => (name === 'Arden' ? 'Brook' : 'Arden'));
      expect(digest(renamed)).toBe(digest(canonical(one)));
    });
  });
});
