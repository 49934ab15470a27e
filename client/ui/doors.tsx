import { useState } from 'preact/hooks';
import { CODE_LENGTH } from '#shared/protocol/messages.ts';
import { atLength, MINUTES } from '#shared/scenario/length.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { loadOwnScenario, scenarioIds } from '../session/solo.ts';
import { asRefusal, enterRoom, freshSeed, hostRoom, playSolo } from '../session/start.ts';
import { chooseLevel, LEVELS, level, levelFrom } from '../store/level.ts';
import { joining, opening, problem } from '../store/store.ts';
import { say } from '../store/words.ts';
import { refusalText } from './gesture.ts';
import { Icon } from './icons.tsx';

/** How time is kept in a room: by its people, by the length of a lesson, or slowly. */
const TIMES = ['none', ...MINUTES, 'relaxed'] as const;
type Time = (typeof TIMES)[number];

/** What a room is opened with for this way of keeping time. */
const optionsFor = (time: Time) =>
  time === 'none' || time === 'relaxed' ? ({ clocks: time } as const) : ({ clocks: 'live', length: time } as const);

/** Six boxes, one field: it takes a paste and is read as one word. */
export function Join() {
  const [code, setCode] = useState('');
  // Why the door stayed shut is said where the code was typed.
  const why = problem.value !== null && joining.value && problem.value.code !== 'socket-blocked' ? refusalText(problem.value) : '';
  return (
    <form
      class="door form join"
      onSubmit={(event) => {
        event.preventDefault();
        joining.value = true;
        void enterRoom(code);
      }}
    >
      <label for="join-code">
        <b>{say('first.join')}</b>
      </label>
      <span class="code-row">
        <span class="code-boxes">
          <input
            id="join-code"
            name="code"
            value={code}
            maxLength={CODE_LENGTH}
            required
            aria-invalid={why !== ''}
            pattern={`[A-Z0-9]{${CODE_LENGTH}}`}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            onInput={(event) => setCode(event.currentTarget.value.toUpperCase().replace(/[^A-Z0-9]/g, ''))}
          />
          {Array.from({ length: CODE_LENGTH }, (_, i) => (
            <span key={i} aria-hidden="true" class={i === Math.min(code.length, CODE_LENGTH - 1) ? 'next' : ''}>
              {code[i] ?? ''}
            </span>
          ))}
        </span>
        <button type="submit" class="btn" disabled={opening.value || code.length !== CODE_LENGTH} aria-busy={opening.value}>
          {say('first.join.go')}
        </button>
      </span>
      <span class="problem" role="alert">
        {why}
      </span>
    </form>
  );
}

/** How well bots play: one choice for every door of this page, kept in its address. */
const LevelChoice = () => (
  <label class="level">
    <span>{say('level')}</span>
    <select name="level" value={level.value} data-testid="level" onChange={(event) => chooseLevel(levelFrom(event.currentTarget.value))}>
      {LEVELS.map((n) => (
        <option key={n} value={n}>
          {say(`level.${n}`)}
        </option>
      ))}
    </select>
  </label>
);

/** Opens a room: what is played, and whether clocks run. */
export function Host() {
  const [scenario, setScenario] = useState('two-names');
  const [time, setTime] = useState<Time>('none');
  const [known, setKnown] = useState<Scenario | null>(null);
  // The clocks are written in the scenario; it comes when somebody looks at this form.
  const look = (id: string) =>
    void loadOwnScenario(id).then(setKnown, () => {
      // Without it the form says less; the server has a copy of its own and opens the room all the same.
    });
  return (
    <form
      class="door form host-form"
      onFocusIn={() => known ?? look(scenario)}
      onSubmit={(event) => {
        event.preventDefault();
        joining.value = false;
        void hostRoom({ scenario, level: level.value, ...optionsFor(time) });
      }}
    >
      <b>{say('first.host')}</b>
      <label>
        <span class="vh">{say('first.host.scenario')}</span>
        <select
          name="scenario"
          value={scenario}
          onChange={(event) => {
            setScenario(event.currentTarget.value);
            look(event.currentTarget.value);
          }}
        >
          {scenarioIds.map((id) => (
            <option key={id} value={id}>
              {say(`scenario.${id}.short`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="vh">{say('first.host.clocks')}</span>
        <select name="time" value={time} onChange={(event) => setTime(TIMES.find((id) => id === event.currentTarget.value) ?? 'none')}>
          {TIMES.map((id) => (
            <option key={id} value={id}>
              {say(`time.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <LevelChoice />
      <button type="submit" class="btn" data-testid="host" disabled={opening.value} aria-busy={opening.value}>
        {say('first.host.go')}
      </button>
      {/* Below the button: it comes while somebody may be pressing that, and must not move it. */}
      {known ? <small>{known.blurb}</small> : null}
      <small>{time === 'none' ? say('clocks.none.text') : known ? say('clocks.minutes', { n: minutesOf(known, time) }) : ''}</small>
    </form>
  );
}

/** About how long a game takes by the clock: every phase in full, one ballot. */
function minutesOf(scenario: Scenario, time: Exclude<Time, 'none'>): number {
  const { clocks, days, rollCall } = (time === 'relaxed' ? scenario : atLength(scenario, time)) ?? scenario;
  const aDay = clocks.briefing + clocks.corridor + clocks.seal + clocks.reveal;
  const evening = clocks.handshake + clocks.forecast + clocks.booth + clocks.count + clocks.delivery;
  const seconds = days * aDay + (rollCall ? clocks.rollcall : 0) + evening;
  return Math.round((seconds * (time === 'relaxed' ? 3 : 1)) / 60);
}

/** Any other seat of any scenario, alone against bots. */
export function OtherSeats() {
  const [open, setOpen] = useState<Pick<Scenario, 'id' | 'blurb' | 'seats'> | null>(null);
  const show = (id: string) =>
    void loadOwnScenario(id).then(
      (found) => found && setOpen(found),
      (error) => {
        joining.value = false;
        problem.value = asRefusal(error);
      },
    );
  return (
    <details class="door fold" onToggle={(event) => event.currentTarget.open && open === null && show('two-names')}>
      <summary data-testid="other-seats">
        <b>{say('first.seats')}</b>
        <span>{say('first.seats.text')}</span>
      </summary>
      <p class="switch">
        {scenarioIds.map((id) => (
          <button key={id} type="button" aria-pressed={open?.id === id} onClick={() => show(id)}>
            {say(`scenario.${id}.short`)}
          </button>
        ))}
      </p>
      {open ? <p class="small">{open.blurb}</p> : null}
      <LevelChoice />
      <ul class="seat-list">
        {open?.seats.map((seat) => (
          <li key={seat.id}>
            <button
              type="button"
              class="plate sm as-button"
              data-testid={`solo-seat-${seat.id}`}
              disabled={opening.value}
              onClick={() =>
                void playSolo({ scenario: open.id, seed: freshSeed(), seat: seat.id, level: level.value, autopilot: false, fast: false })
              }
            >
              {seat.title}
            </button>
            <small>{seat.blurb}</small>
          </li>
        ))}
      </ul>
      <p class="small">
        <Icon name="people" /> {say('first.seats.note')}
      </p>
    </details>
  );
}
