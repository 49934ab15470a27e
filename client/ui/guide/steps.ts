import type { Phase } from '#shared/game/state.ts';

/** What the lesson can see of the game: the store and the open panel, never a paper. */
export interface Facts {
  readonly phase: Phase;
  /** The dossier of some state is open. */
  readonly looked: boolean;
  /** The cards that wait are in front. */
  readonly atCards: boolean;
  /** An offer by others has been answered by me, either way. */
  readonly answered: boolean;
  readonly agreed: boolean;
  readonly atLedger: boolean;
  readonly atComposer: boolean;
  /** The composer knows to whom. */
  readonly addressed: boolean;
  /** The clause that cannot be chosen was pressed. */
  readonly triedBallot: boolean;
  readonly sealedAct: boolean;
  readonly shookHands: boolean;
  readonly sealedGuess: boolean;
  /** My paper is in the box. Which one, the lesson does not know either. */
  readonly paperIn: boolean;
}

/** One thing to do. */
export interface Act {
  /** Keys of one or two sentences of at most twelve words: whoever is in the middle of a game reads no more. */
  readonly words: (facts: Facts) => readonly string[];
  /** Test ids; the first that is on the screen and not greyed is meant. A `*` at the end stands for any ending. */
  readonly controls: readonly string[];
  readonly done: (facts: Facts) => boolean;
}

/** A step is over when each of its acts is done, or when the game has gone past it. */
export interface Step {
  readonly id: string;
  readonly acts: readonly Act[];
  /** The last phase it belongs to. */
  readonly until: Phase;
}

/** Phases of a single day, in order; a recess belongs to the count before it. */
const ORDER: readonly Phase[] = [
  'night',
  'briefing',
  'corridor',
  'seal',
  'reveal',
  'rollcall',
  'handshake',
  'forecast',
  'booth',
  'count',
  'recess',
  'delivery',
  'verdict',
];

/** Whether the game has left this phase behind. */
export const past = (phase: Phase, facts: Facts): boolean => ORDER.indexOf(facts.phase) > ORDER.indexOf(phase);

const always =
  (...keys: readonly string[]) =>
  (): readonly string[] =>
    keys;

/** An act that is done when the phase is over. */
const goOn = (phase: Phase, words: Act['words'], controls: readonly string[] = ['ready']): Act => ({
  words,
  controls,
  done: (facts) => past(phase, facts),
});

/** The first day as a lesson: eleven steps, about two minutes. */
export const STEPS: readonly Step[] = [
  { id: 'you', until: 'briefing', acts: [goOn('briefing', always('guide.you', 'guide.you.vote'))] },
  {
    id: 'names',
    until: 'corridor',
    acts: [
      {
        words: always('guide.names', 'guide.names.look'),
        controls: ['bench-plate', 'thumb-hall'],
        done: (facts) => facts.looked || facts.answered,
      },
    ],
  },
  {
    id: 'offer',
    until: 'corridor',
    acts: [
      {
        words: always('guide.offer.back'),
        controls: ['tab-awaiting', 'thumb-answer'],
        done: (facts) => facts.atCards || facts.answered,
      },
      {
        words: always('guide.offer', 'guide.offer.seal'),
        controls: ['accept', 'offer-card', 'wait'],
        done: (facts) => facts.answered,
      },
    ],
  },
  {
    id: 'moved',
    until: 'corridor',
    acts: [
      {
        words: (facts) => (facts.agreed ? ['guide.moved', 'guide.moved.ledger'] : ['guide.refused', 'guide.moved.ledger']),
        controls: ['tab-ledger'],
        done: (facts) => facts.atLedger || facts.atComposer,
      },
    ],
  },
  {
    id: 'ballot',
    until: 'corridor',
    acts: [
      {
        words: always('guide.ballot'),
        controls: ['tab-compose', 'thumb-offer'],
        done: (facts) => facts.atComposer || facts.triedBallot,
      },
      { words: always('guide.ballot.whom'), controls: ['partner'], done: (facts) => facts.addressed || facts.triedBallot },
      { words: always('guide.ballot.press'), controls: ['impossible'], done: (facts) => facts.triedBallot },
      goOn('corridor', always('guide.ballot.why', 'guide.ballot.go'), ['sure', 'ready', 'thumb-close']),
    ],
  },
  {
    id: 'floor',
    until: 'reveal',
    acts: [
      {
        words: always('guide.floor', 'guide.floor.minds'),
        controls: ['seal-*'],
        done: (facts) => facts.sealedAct || past('seal', facts),
      },
      goOn('seal', always('guide.floor.together')),
      goOn('reveal', always('guide.floor.opened')),
    ],
  },
  {
    id: 'hand',
    until: 'handshake',
    acts: [
      { words: always('guide.hand', 'guide.hand.smile'), controls: ['hand-*'], done: (facts) => facts.shookHands },
      goOn('handshake', always('guide.hand.after')),
    ],
  },
  {
    id: 'guess',
    until: 'forecast',
    acts: [
      { words: always('guide.guess'), controls: ['seal-forecast'], done: (facts) => facts.sealedGuess },
      goOn('forecast', always('guide.guess.after')),
    ],
  },
  {
    id: 'booth',
    until: 'booth',
    acts: [
      { words: always('guide.booth', 'guide.booth.us'), controls: ['cast', 'mark-*'], done: (facts) => facts.paperIn },
      goOn('booth', always('guide.booth.after')),
    ],
  },
  {
    id: 'count',
    until: 'delivery',
    acts: [
      goOn('recess', always('guide.count', 'guide.count.blank'), ['ready', 'cast', 'mark-*', 'theatre']),
      goOn('delivery', always('guide.count.after')),
    ],
  },
  { id: 'end', until: 'verdict', acts: [goOn('verdict', always('guide.end', 'guide.end.whose'), ['proved'])] },
];

/** From step `at` on, the first that is not over. The last one stays. */
export function stepFrom(at: number, facts: Facts): number {
  let n = at;
  while (n < STEPS.length - 1 && over(STEPS[n] as Step, facts)) n++;
  return n;
}

/** The act of a step that is to be done now. */
export const actOf = (step: Step, facts: Facts): Act => step.acts.find((act) => !act.done(facts)) ?? (step.acts.at(-1) as Act);

const over = (step: Step, facts: Facts): boolean => past(step.until, facts) || step.acts.every((act) => act.done(facts));
