import { expect, test } from 'vitest';
import { audienceOf } from '#shared/game/audience.ts';
import { cover, coverThrough } from '#shared/game/deal.ts';
import { evolve } from '#shared/game/evolve.ts';
import type { GameState } from '#shared/game/state.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { digest } from '#shared/kit/digest.ts';
import { apply, diff } from '#shared/kit/patch.ts';
import { forAll, play, seats, world } from './any-game.ts';
import type { Step } from './play.ts';

/** What holds in every game (docs/rulebook.md §8), watched step by step: all laws look at the same games, since those take long. */
interface Watch {
  readonly step: (step: Step) => void;
  readonly end: (last: GameState) => void;
}
const nothing = (): void => {};

const LAWS: Readonly<Record<string, () => Watch>> = {
  // A choice or a sample that is refused ends the playing itself.
  'every complete choice and every sample of a form is accepted, and every game ends': () => ({
    step: nothing,
    end: (last) => expect(last.phase).toBe('verdict'),
  }),

  'aid, letters and chairs are conserved and no purse goes below nothing': () => {
    let first: ReturnType<typeof tokens> | null = null;
    return {
      step: ({ before, after, events }) => {
        first ??= tokens(before);
        // Two things alone bring aid into the game: a capital that was promised something, and a headline.
        for (const event of events) {
          if (event.type === 'oath.bent') first = { ...first, aid: first.aid + event.aid };
          if (event.type === 'headline.read' && event.effect.kind === 'aid') first = { ...first, aid: first.aid + event.effect.n };
        }
        expect(tokens(after)).toEqual(first);
        for (const seat of Object.values(after.seats)) expect(Math.min(...Object.values(seat.purse))).toBeGreaterThanOrEqual(0);
      },
      end: nothing,
    };
  },

  'each event has an audience; a private act leaves the public view and every other seat’s view unchanged': () => ({
    step: ({ before, after, events }) => {
      const audiences = events.map((event) => audienceOf(world, event));
      for (const audience of audiences) expect(audience === 'everyone' || audience.every((seat) => seat.length > 0)).toBe(true);
      if (audiences.includes('everyone')) return;
      const then = texts(before);
      const now = texts(after);
      expect(now.all(), JSON.stringify(events)).toBe(then.all());
      // A campaign's purses and notebook are its own together (docs/rulebook.md §8), so who tells one seat tells its camp.
      const told = new Set(audiences.flat().flatMap((party) => (seats.includes(party) ? seatView(world, after, party).camp : [])));
      for (const seat of seats.filter((id) => !told.has(id)))
        expect(now.of(seat), `${JSON.stringify(events)} seen by ${seat}`).toBe(then.of(seat));
    },
    end: nothing,
  }),

  'folding the events gives the state; views differ by a patch that restores them': () => {
    let folded: GameState | null = null;
    return {
      step: ({ before, after, events }) => {
        folded = events.reduce((state, event) => evolve(world, state, event), folded ?? before);
        const seat = seats[0] as string;
        const [was, is] = [seatView(world, before, seat), seatView(world, after, seat)];
        const patch = diff(was, is);
        expect(patch ? apply(was, patch) : was).toEqual(is);
      },
      end: (last) => expect(digest(folded)).toBe(digest(last)),
    };
  },
};

test(`laws over random games: ${Object.keys(LAWS).join('; ')}`, () => {
  forAll((game) => {
    const watches = Object.entries(LAWS).map(([law, start]) => ({ law, ...start() }));
    const last = play(game, (step) => {
      for (const watch of watches) named(watch.law, () => watch.step(step));
    });
    for (const watch of watches) named(watch.law, () => watch.end(last));
  });
});

/** Says which law it was that did not hold. */
function named(law: string, check: () => void): void {
  try {
    check();
  } catch (cause) {
    throw new Error(`${law}: ${(cause as Error).message}`, { cause });
  }
}

/** Views as texts, each written once for a state: they are built by one function in one order, so equal views are equal texts. */
const written = new WeakMap<GameState, { readonly all: () => string; readonly of: (seat: string) => string }>();
function texts(state: GameState) {
  const kept = written.get(state);
  if (kept) return kept;
  const known = new Map<string, string>();
  const once = (key: string, view: () => unknown) => {
    const text = known.get(key) ?? JSON.stringify(view());
    known.set(key, text);
    return text;
  };
  const made = {
    all: () => once('', () => publicView(world, state)),
    of: (seat: string) => once(seat, () => seatView(world, state, seat)),
  };
  written.set(state, made);
  return made;
}

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
