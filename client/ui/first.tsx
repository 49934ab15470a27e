import { useEffect, useRef } from 'preact/hooks';
import { savedGame } from '../session/saved.ts';
import { freshSeed, playSolo, resumeSolo } from '../session/start.ts';
import { level } from '../store/level.ts';
import { joining, opening, problem } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Blocked } from './blocked.tsx';
import { Host, Join, OtherSeats } from './doors.tsx';
import { refusalText } from './gesture.ts';
import { LESSON } from './guide/lesson.ts';
import { Icon, Mark } from './icons.tsx';
import { theme, toggleTheme } from './theme.ts';

const RUNGS = ['handshake', 'promise', 'endorse', 'rollcall', 'present'] as const;

/** The first page: play at once, read history, host, or join. Nothing heavy is loaded here. */
export function First() {
  return (
    <div class="first-page">
      <main class="first-table on-cloth">
        <header>
          <p class="brand">
            <Mark /> {say('brand')}
          </p>
          <button type="button" class="link" onClick={toggleTheme}>
            {say(theme.value === 'day' ? 'help.evening' : 'help.day')}
          </button>
        </header>
        <h1 class="poster phase-heading" tabIndex={-1}>
          {say('brand.first')} <i>{say('brand.and')}</i> {say('brand.last')}
        </h1>
        <p class="tagline">
          {say('tagline.1')} <b>{say('tagline.2')}</b>
        </p>
        <p class="pitch">{say('pitch')}</p>
        <Notice />
        <Doors />
        <footer class="first-foot">
          <span>{say('first.free')}</span>
          <details>
            <summary>{say('first.stored')}</summary>
            <p>{say('first.stored.text')}</p>
          </details>
          <details>
            <summary>{say('first.name')}</summary>
            <p>{say('first.model-un')}</p>
          </details>
        </footer>
      </main>
      <aside class="first-ladder" aria-label={say('ladder.title')}>
        <p class="masthead">
          <span class="label">{say('ladder.head')}</span> <span class="label at-end">{say('ladder.weight')}</span>
        </p>
        <ol class="specimen">
          {RUNGS.map((rung) => (
            <li key={rung} class={`rung-${rung}`}>
              <b>{say(`rung.${rung}`)}</b>
              <span>{say(`rung.${rung}.seen`)}</span>
            </li>
          ))}
        </ol>
        <p class="below say">{say('ladder.below')}</p>
        <div class="curtain drape">
          <Slit />
          <p>
            <b>{say('rung.ballot')}</b>
            <span>{say('rung.ballot.seen')}</span>
          </p>
        </div>
      </aside>
    </div>
  );
}

/** Why no game began, above the doors and brought into sight. A wrong code that was typed is said where it was typed. */
function Notice() {
  const box = useRef<HTMLDivElement>(null);
  const why = problem.value;
  const blocked = why?.code === 'socket-blocked';
  const shown = why !== null && (blocked || !joining.value);
  useEffect(() => {
    if (!why || !shown) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: blocked ? 'start' : 'nearest' });
  }, [why, shown, blocked]);
  return (
    <div ref={box} class={shown ? 'notice' : ''} tabIndex={-1}>
      <p class="problem" role="alert">
        {why && shown ? refusalText(why) : ''}
      </p>
      {blocked ? <Blocked /> : null}
    </div>
  );
}

/** Four ways in. The first is the largest; none needs a name. */
function Doors() {
  const kept = savedGame();
  const play = (scenario: string) =>
    void playSolo({ scenario, seed: freshSeed(), seat: '', level: level.value, autopilot: false, fast: false });
  return (
    <>
      <p class="lesson">
        <button type="button" class="link" data-testid="learn" disabled={opening.value} onClick={() => play(LESSON)}>
          {say('guide.first')} <Icon name="arrow" size={18} />
        </button>
      </p>
      <div class="doors">
        <button type="button" class="door main" data-testid="play-now" disabled={opening.value} onClick={() => play('two-names')}>
          <b>
            {say('first.play')} <Icon name="arrow" size={34} />
          </b>
          <span>{say('first.play.text')}</span>
          <span class="tags">
            <em>{say('first.play.time')}</em> <em>{say('first.play.note')}</em>
          </span>
        </button>
        <button type="button" class="door" data-testid="play-history" disabled={opening.value} onClick={() => play('bucharest-2022')}>
          <b>{say('first.history')}</b>
          <span>{say('first.history.text')}</span>
          <span class="content-note">{say('first.history.note')}</span>
        </button>
        {kept && kept.steps.length > 0 ? (
          <button type="button" class="door resume" data-testid="resume" disabled={opening.value} onClick={() => void resumeSolo()}>
            <b>{say('first.resume')}</b>
            <span>{say('first.resume.text', { scenario: say(`scenario.${kept.scenario}.short`) })}</span>
          </button>
        ) : null}
        <Join />
        <Host />
        <OtherSeats />
      </div>
    </>
  );
}

/** A gap in the curtain, and what may be glimpsed: two boxes and no cross. */
const Slit = () => (
  <svg class="slit" viewBox="0 0 120 190" aria-hidden="true">
    <clipPath id="slit">
      <path d="M60 0C46 60 34 120 30 190H92C88 120 76 60 60 0Z" />
    </clipPath>
    <g clip-path="url(#slit)">
      <rect width="120" height="190" fill="#1a0710" />
      <g transform="rotate(-7 60 100)">
        <rect x="22" y="84" width="84" height="86" fill="var(--cream)" />
        <g fill="none" stroke="var(--cream-ink)" stroke-width="2">
          <rect x="40" y="102" width="15" height="15" />
          <rect x="40" y="136" width="15" height="15" />
        </g>
        <path d="M62 110H90M62 144H84" stroke="var(--cream-edge)" stroke-width="6" />
      </g>
    </g>
  </svg>
);
