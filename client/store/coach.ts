import { computed, effect, signal } from '@preact/signals';
import type { BotMind } from '#shared/bots/bot.ts';
import type { Act } from '#shared/bots/profile.ts';
import { level } from './level.ts';
import { publicView, seatView, session, world } from './store.ts';

/** The reckoning itself: it comes when a coach is wanted and not before. */
type Reckoning = typeof import('#shared/bots/coach.ts');
const reckoning = signal<Reckoning | null>(null);

/** The coach was wanted and did not load. It is asked for again with every view. */
export const coachMissing = signal(false);

/** Whether somebody chose to have the coach, on this device. */
const KEY = 'pv.coach';
/** A game alone was played to its end on this device. */
const PLAYED = 'pv.played';

const chosen = signal<'on' | 'off' | null>(asChoice(read(KEY)));
/** The game that is on is the first one here. Said when it starts, so that it stays so to its end. */
const firstGame = signal(read(PLAYED) === null);

/** Whether a coach is there without anybody's choice: alone, in the first game here or against bots that are not sharp. */
export const coachByDefault = (game: { readonly alone: boolean; readonly first: boolean; readonly level: number }): boolean =>
  game.alone && (game.first || game.level <= 2);

/** Whether the coach is on. */
export const coachOn = computed(() =>
  chosen.value === null
    ? coachByDefault({ alone: session.value?.kind === 'solo', first: firstGame.value, level: level.value })
    : chosen.value === 'on',
);

/** The other way round, from now on and on this device. */
export function toggleCoach(): void {
  chosen.value = coachOn.value ? 'off' : 'on';
  write(KEY, chosen.value);
}

/** A game alone begins: is it the first one here? */
export function noteStart(): void {
  firstGame.value = read(PLAYED) === null;
}

/** A game alone has come to its end. */
export const notePlayed = (): void => write(PLAYED, '1');

/** The coach for my seat: the library and all that it may look at, which is my own view and what everyone sees. */
export interface Coach {
  readonly lib: Reckoning;
  readonly mind: BotMind;
}

/** Null while the coach is off, in the booth, and where no person sits; then nothing is reckoned. */
export const coach = computed<Coach | null>(() => {
  const lib = reckoning.value;
  const mine = coached.value;
  return lib && mine ? { lib, mind: lib.coachMind(mine.world, mine.pub, mine.view) } : null;
});

/** Acts that the person would rather not hear of, for that day. */
const declined = signal<{ readonly day: number; readonly acts: readonly Act[] }>({ day: 0, acts: [] });

/** Another game begins: what was declined in the last one may be suggested in it. */
export function forgetDeclined(): void {
  declined.value = { day: 0, acts: [] };
}

/** One suggested next act, reckoned once for each view. */
export const suggestion = computed(() => {
  if (!coach.value) return null;
  const { lib, mind } = coach.value;
  const { day, acts } = declined.value;
  return lib.suggest(day === mind.pub.day ? lib.coachMind(mind.world, mind.pub, mind.view, acts) : mind);
});

/** Asks for another suggestion instead of this one, until tomorrow; null where there is none to ask for. */
export const somethingElse = computed(() => {
  const acts = coach.value && suggestion.value ? coach.value.lib.ACTS_OF[suggestion.value.command.type] : undefined;
  const day = publicView.value?.day;
  return acts === undefined || day === undefined
    ? null
    : () => {
        declined.value = { day, acts: declined.value.day === day ? [...declined.value.acts, ...acts] : acts };
      };
});

/** A person's seat whose coach is on, and what is seen from it. */
const coached = computed(() => {
  if (!coachOn.value) return null;
  const [w, pub, view] = [world.value, publicView.value, seatView.value];
  if (!w || !pub || !view || pub.phase === 'booth') return null;
  return pub.seats.some((seat) => seat.id === view.seat && seat.held === 'person') ? { world: w, pub, view } : null;
});

effect(() => {
  if (coached.value === null || reckoning.peek()) return;
  void import('#shared/bots/coach.ts').then(
    (lib) => {
      reckoning.value = lib;
      coachMissing.value = false;
    },
    () => {
      coachMissing.value = true;
    },
  );
});

function asChoice(text: string | null): 'on' | 'off' | null {
  return text === 'on' || text === 'off' ? text : null;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
