import type { ComponentChildren } from 'preact';
import { overTheVote, phaseName, sayOfBallot } from '../store/ballots.ts';
import { over } from '../store/over.ts';
import { publicView, room, scenario, seatView, stageOn, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { CatchUp } from './catch-up.tsx';
import { Clock } from './clock.tsx';
import { CoachSwitch } from './coach/switch.tsx';
import { Connection } from './connection.tsx';
import { HostConsole } from './console.tsx';
import { EraseSession } from './erase.tsx';
import { nameOf } from './gesture.ts';
import { MyGoals } from './goals.tsx';
import { Icon, Mark, TalkToken } from './icons.tsx';
import { LeaveGame } from './leave.tsx';
import { News } from './news.tsx';
import { Plate } from './parts.tsx';
import { Pocket } from './pocket.tsx';
import { TakePractice } from './practice.tsx';
import { inPractice, phaseShown } from './practising.ts';
import { rollResultDue } from './roll-result.tsx';
import { theme, toggleTheme } from './theme.ts';
import { waitingFor } from './waiting.ts';
import { WatchingNote } from './watching.tsx';
import { whatNow } from './what-now.ts';

/** The walnut bar that never leaves: who I am, when it is, what I have; and the one line of what to do now. */
export function Frame({ children }: { children: ComponentChildren }) {
  const pub = publicView.value;
  const view = seatView.value;
  const s = scenario.value;
  if (!pub || !s) return null;
  // The curtain covers badges and help too: in the booth there is nothing to see but the paper.
  const shown = phaseShown();
  const curtained = shown === 'booth' && !s.ballot.open;
  return (
    <>
      <header class={`bar ${curtained ? 'curtained' : ''}`}>
        <p class="brand">
          <Mark /> <span class={view && !curtained ? 'wide' : ''}>{say('brand')}</span>
        </p>
        {view && !curtained ? <Plate name={nameOf(view.seat)} /> : null}
        {view && !curtained ? <Staff /> : null}
        <Days />
        <p class="phase-now">
          <span class="label">{phaseName(shown)}</span> <Clock />
        </p>
        {view && !curtained ? <Purse /> : <span class="spacer" />}
        {curtained ? null : <Help />}
      </header>
      {curtained || (over.value && shown !== 'verdict') ? null : (
        <section class="what-now" aria-label={say('what-now')}>
          <p role="status">
            <b>{say('what-now')}</b> <span>{whatNow()}</span>
          </p>
          {view ? <News /> : <WatchingNote />}
        </section>
      )}
      {view && !curtained ? <Pocket /> : null}
      <HostConsole />
      {room.value?.paused && !over.value ? (
        <p class="paused" role="status">
          {say('paused')}
        </p>
      ) : null}
      {room.value?.keeps === false && !over.value ? (
        <p class="paused" role="status">
          {say('forgetful')}
        </p>
      ) : null}
      <Connection />
      {view && !curtained ? <CatchUp /> : null}
      <main class={`screen at-${rollResultDue() && !inPractice() ? 'roll-result' : shown}`} inert={over.value && shown !== 'verdict'}>
        {children}
      </main>
    </>
  );
}

/** People in the delegation: lamps, and the number for ears. */
function Staff() {
  const view = seatView.value;
  const w = world.value;
  const row = view ? w?.states[w.indexOf.get(view.seat) ?? -1] : undefined;
  if (!row) return null;
  const staff = view?.staff ?? 0;
  return (
    <p class="staff wide">
      {say('bar.staff', { n: staff })}
      <span aria-hidden="true">
        {[1, 2, 3, 4, 5, 6].map((n) => (
          <i key={n} class={`lamp ${n <= staff ? 'lit' : ''}`} />
        ))}
      </span>
    </p>
  );
}

function Days() {
  const pub = publicView.value;
  const evening = ['handshake', 'forecast', 'booth', 'count', 'recess', 'delivery', 'verdict'].includes(phaseShown());
  return (
    <ol class="days wide" aria-label={say('bar.days')}>
      {Array.from({ length: scenario.value?.days ?? 0 }, (_, i) => i + 1).map((day) => (
        <li key={day} aria-current={!evening && pub?.day === day ? 'step' : undefined}>
          {say('bar.day')} <b>{day}</b>
        </li>
      ))}
      <li class={`vote over-${overTheVote()}`} aria-current={evening ? 'step' : undefined}>
        {say('bar.then')} <b>{say('bar.ballot')}</b>
      </li>
    </ol>
  );
}

/** Whole tokens, and how many cards wait for me, if any do. */
function Purse() {
  const view = seatView.value;
  const row = view ? world.value?.seatRows.get(view.seat) : undefined;
  if (!view || !row) return null;
  const { offers, requests } = waitingFor(view);
  const waiting = offers.length + requests.length;
  const item = (key: 'chairs' | 'aid' | 'letters' | 'expertise') => (
    <li class="wide">
      <b>{view.purse[key]}</b> {say(view.purse[key] === 1 ? `purse.${key}.one` : `purse.${key}`)}
    </li>
  );
  return (
    <ul class="purse" aria-label={say('purse')}>
      <li>
        <span class="tokens" aria-hidden="true">
          {Array.from({ length: Math.min(8, Math.max(row.talks, view.purse.talks)) }, (_, i) => (
            <TalkToken key={i} spent={i >= view.purse.talks} />
          ))}
        </span>
        <b>{view.purse.talks}</b> <span class="word-part">{say(view.purse.talks === 1 ? 'purse.talks.one' : 'purse.talks')}</span>
      </li>
      {row.kind === 'candidate' ? item('chairs') : [item('aid'), item('letters')]}
      {view.purse.expertise > 0 ? item('expertise') : null}
      {waiting > 0 ? (
        <li class="lit">
          <b>{waiting}</b> {say('purse.offers')}
        </li>
      ) : null}
    </ul>
  );
}

/** What the help says otherwise where votes are said aloud. */
const OF_THE_BALLOT: ReadonlySet<string> = new Set(['booth', 'count', 'estimate', 'coach']);

/** What one trades with, as far as it is traded here. */
function Means() {
  const s = scenario.value;
  if (!s) return null;
  const traded = (['aid', 'letter', 'chair', 'expertise'] as const).filter((kind) => s.clauses.includes(kind));
  return (
    <ul data-testid="means">
      {['talk', ...(s.modules.includes('groups') ? ['staff'] : []), ...traded].map((key) => (
        <li key={key}>{say(`help.means.${key}`)}</li>
      ))}
    </ul>
  );
}

function Help() {
  const stage = () => {
    stageOn.value = !stageOn.value;
  };
  return (
    <details class="help">
      <summary>
        <Icon name="help" /> <span class="word-part">{say('help')}</span>
      </summary>
      <div class="sheet help-sheet">
        <MyGoals />
        {['ladder', 'binds', 'booth', 'count', 'estimate', 'coach'].map((key) => (
          <p key={key}>{OF_THE_BALLOT.has(key) ? sayOfBallot(`help.${key}`) : say(`help.${key}`)}</p>
        ))}
        <Means />
        <TakePractice />
        <details>
          <summary>{say('help.sources')}</summary>
          <ul class="small">
            {scenario.value?.sources.map((source) => (
              <li key={source.field}>{source.note}</li>
            ))}
          </ul>
        </details>
        <p class="buttons">
          <button type="button" class="btn sm" onClick={toggleTheme}>
            <Icon name="evening" /> {say(theme.value === 'day' ? 'help.evening' : 'help.day')}
          </button>
          <button type="button" class="btn sm" aria-pressed={stageOn.value} onClick={stage}>
            {say('help.stage')}
          </button>
          {seatView.value ? <CoachSwitch /> : null}
          <LeaveGame />
          <EraseSession />
        </p>
      </div>
    </details>
  );
}
