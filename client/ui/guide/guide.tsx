import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { freshSeed, playSolo } from '../../session/start.ts';
import { say } from '../../store/words.ts';
import { followLesson, lesson, lessonArgs, skipLesson } from './lesson.ts';
import { controlsOnScreen, pointAt } from './point.ts';
import { STEPS } from './steps.ts';

/** One short card beside the control it speaks of. It goes on when the thing is done, and has no button for that. */
export function Guide() {
  const card = useRef<HTMLElement>(null);
  const now = lesson.value;
  const controls = now?.act.controls;
  useEffect(followLesson, []);
  useLayoutEffect(() => (card.current && controls ? pointAt(card.current, controls) : undefined), [controls]);
  if (!now) return null;
  const last = now.nth === STEPS.length;
  return (
    <aside ref={card} class="guide" aria-label={say('guide.title')} data-testid="guide" data-step={now.step.id}>
      <div role="status">
        <span class="label">{say('guide.step', { n: now.nth, of: STEPS.length })}</span>
        {now.words.map((key) => (
          <p key={key} class="word">
            {say(key, lessonArgs.value)}
          </p>
        ))}
      </div>
      <p class="guide-acts">
        {last ? (
          <button type="button" class="btn ink" data-testid="guide-play" onClick={playOn}>
            {say('guide.play')}
          </button>
        ) : (
          <button type="button" class="link" data-testid="guide-show" onClick={() => goTo(now.act.controls)}>
            {say('guide.show')}
          </button>
        )}
        <button type="button" class="link" data-testid="guide-skip" onClick={skipLesson}>
          {say(last ? 'guide.leave' : 'guide.skip')}
        </button>
      </p>
    </aside>
  );
}

/** The whole game, after the lesson. The address of the lesson goes, so that a reload stays with what is played. */
function playOn(): void {
  history.replaceState(null, '', location.pathname);
  void playSolo({ scenario: 'two-names', seed: freshSeed(), seat: '', level: 2, autopilot: false, fast: false });
}

/** Puts the focus on what the card speaks of: for a keyboard and for ears the card is not beside it. */
function goTo(ids: readonly string[]): void {
  const [first] = controlsOnScreen(ids);
  first?.scrollIntoView({ block: 'center' });
  first?.focus();
}
