import { computed, effect, signal } from '@preact/signals';
import type { Session } from '../../session/session.ts';
import { mainBallot } from '../../store/ballots.ts';
import { paperInBox, publicView, scenario, seatView, selected, session, world } from '../../store/store.ts';
import { triedBallot } from '../draft.ts';
import { shortOf } from '../gesture.ts';
import { brokenInAll, comparable } from '../promises.ts';
import { hallInFront, partners, stack } from '../stacks.ts';
import { waitingFor } from '../waiting.ts';
import { type Act, actOf, type Facts, STEPS, type Step, stepFrom } from './steps.ts';

/** The scenario that is also a lesson, for whoever plays its first seat alone. */
export const LESSON = 'first-day';

/** Somebody skipped it: the day goes on without. */
const skipped = signal(false);

/** Leaves the lesson for the rest of this game. */
export function skipLesson(): void {
  skipped.value = true;
}

const on = computed(() => {
  const view = seatView.value;
  const held = publicView.value?.seats.find((seat) => seat.id === view?.seat)?.held;
  return scenario.value?.id === LESSON && session.value?.kind === 'solo' && held === 'person' && view?.state !== null && !skipped.value;
});

const facts = computed<Facts | null>(() => {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  const theirs = view.deals.filter((deal) => deal.by !== view.seat);
  const cards = !hallInFront.value;
  return {
    phase: pub.phase,
    looked: selected.value !== null,
    atCards: cards && stack.value === 'awaiting',
    answered: theirs.some((deal) => deal.status === 'settled' || deal.status === 'refused'),
    agreed: theirs.some((deal) => deal.status === 'settled'),
    atLedger: cards && stack.value === 'ledger',
    atComposer: cards && stack.value === 'compose',
    addressed: partners.value.length > 0,
    triedBallot: triedBallot.value,
    sealedAct: view.sealed !== null,
    shookHands: Object.keys(view.handshakes).length > 0,
    sealedGuess: view.forecast !== null,
    paperIn: paperInBox.value,
  };
});

/** How far the lesson has come; it never goes back. */
const at = signal(0);

/** Begins anew with each game. The returned function ends the watching. */
export function followLesson(): () => void {
  let game: Session | null = null;
  return effect(() => {
    const now = session.value;
    if (now !== game) {
      game = now;
      skipped.value = false;
      at.value = 0;
      triedBallot.value = false;
    }
    const seen = facts.value;
    if (on.value && seen) at.value = stepFrom(at.value, seen);
  });
}

/** What the lesson says now, and of which control; null where there is none. */
export const lesson = computed<{ readonly step: Step; readonly act: Act; readonly nth: number; readonly words: readonly string[] } | null>(
  () => {
    const seen = facts.value;
    const step = STEPS[at.value];
    if (!on.value || !seen || !step) return null;
    const act = actOf(step, seen);
    return { step, act, nth: at.value + 1, words: step.id === 'end' ? endWords() : act.words(seen) };
  },
);

/** What arithmetic proves, where the groups are large enough to say it (docs/rulebook.md §9). */
function endWords(): readonly string[] {
  const { after, ballot } = ending();
  if (!after || !ballot || !comparable(after)) return ['guide.end.few', 'guide.end.whose'];
  return [brokenInAll(after, ballot.votes) > 0 ? 'guide.end' : 'guide.end.enough', 'guide.end.whose'];
}

const ending = () => {
  const pub = publicView.value;
  return { after: pub?.after ?? null, ballot: pub ? (mainBallot(pub) ?? null) : null };
};

/** What the sentences have holes for. */
export const lessonArgs = computed(() => {
  const view = seatView.value;
  const [first, second] = world.value?.candidates ?? [];
  const waiting = view ? waitingFor(view).offers[0] : undefined;
  const promise = waiting?.clauses.find((clause) => clause.kind === 'promise');
  const { after, ballot } = ending();
  const promised = after && ballot ? Object.keys(ballot.votes).reduce((sum, id) => sum + (after.promises[id] ?? 0), 0) : 0;
  return {
    first: first?.short ?? '',
    second: second?.short ?? '',
    name: promise?.kind === 'promise' ? shortOf(promise.candidate) : (first?.short ?? ''),
    states: world.value?.states.length ?? 0,
    promised,
    papers: ballot?.papers ?? 0,
    broken: after && ballot ? brokenInAll(after, ballot.votes) : 0,
  };
});
