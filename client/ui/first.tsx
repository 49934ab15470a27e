import { useState } from 'preact/hooks';
import type { SeatRow } from '#shared/scenario/schema.ts';
import { loadOwnScenario, scenarioIds } from '../session/solo.ts';
import { enterRoom, freshSeed, hostRoom, playSolo } from '../session/start.ts';
import { problem } from '../store/store.ts';
import { say } from '../store/words.ts';
import { refusalText } from './gesture.ts';
import { Mark } from './parts.tsx';

const RUNGS = ['handshake', 'promise', 'endorse', 'rollcall', 'present'] as const;

/** The first page: play at once, read history, host, or join. Nothing heavy is loaded here. */
export function First() {
  return (
    <main class="first-page">
      <section class="first-table">
        <p class="brand">
          <Mark /> {say('brand')}
        </p>
        <h1 class="poster phase-heading" tabIndex={-1}>
          {say('brand.first')} <i>{say('brand.and')}</i> {say('brand.last')}
        </h1>
        <p class="tagline">
          {say('tagline.1')} <b>{say('tagline.2')}</b>
        </p>
        <p class="pitch">{say('pitch')}</p>
        <div class="doors">
          <button
            type="button"
            class="door main"
            data-testid="play-now"
            onClick={() => void playSolo({ scenario: 'two-names', seed: freshSeed(), seat: '', autopilot: false, fast: false })}
          >
            <b>{say('first.play')}</b>
            <span>{say('first.play.text')}</span>
            <em>{say('first.play.note')}</em>
          </button>
          <button
            type="button"
            class="door"
            data-testid="play-history"
            onClick={() => void playSolo({ scenario: 'bucharest-2022', seed: freshSeed(), seat: '', autopilot: false, fast: false })}
          >
            <b>{say('first.history')}</b>
            <span>{say('first.history.text')}</span>
          </button>
          <Join />
          <Host />
        </div>
        <OtherSeats />
        <p class="problem" role="alert">
          {problem.value ? refusalText(problem.value) : ''}
        </p>
      </section>
      <section class="first-ladder" aria-label={say('ladder.title')}>
        <ol class="specimen">
          {RUNGS.map((rung) => (
            <li key={rung} class={`rung-${rung}`}>
              <b>{say(`rung.${rung}`)}</b>
              <span>{say(`rung.${rung}.who`)}</span>
            </li>
          ))}
        </ol>
        <p class="below">{say('ladder.below')}</p>
        <div class="curtain ballot-end">
          <b>{say('rung.ballot')}</b>
          <span>{say('rung.ballot.who')}</span>
        </div>
        <p class="fine">{say('first.model-un')}</p>
      </section>
    </main>
  );
}

function Join() {
  const [code, setCode] = useState('');
  return (
    <form
      class="door form"
      onSubmit={(event) => {
        event.preventDefault();
        void enterRoom(code.trim());
      }}
    >
      <label>
        <b>{say('first.join')}</b>
        <input
          name="code"
          value={code}
          maxLength={6}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          placeholder="BAIZE7"
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn">
        {say('first.join.go')}
      </button>
    </form>
  );
}

function Host() {
  const [scenario, setScenario] = useState('two-names');
  const [clocks, setClocks] = useState<'live' | 'relaxed' | 'none'>('none');
  return (
    <form
      class="door form"
      onSubmit={(event) => {
        event.preventDefault();
        void hostRoom(scenario, clocks);
      }}
    >
      <b>{say('first.host')}</b>
      <label>
        {say('first.host.scenario')}
        <select name="scenario" value={scenario} onChange={(event) => setScenario(event.currentTarget.value)}>
          {scenarioIds.map((id) => (
            <option key={id} value={id}>
              {say(`scenario.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('first.host.clocks')}
        <select name="clocks" value={clocks} onChange={(event) => setClocks(event.currentTarget.value as 'live' | 'relaxed' | 'none')}>
          {(['none', 'relaxed', 'live'] as const).map((id) => (
            <option key={id} value={id}>
              {say(`clocks.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="btn" data-testid="host">
        {say('first.host.go')}
      </button>
    </form>
  );
}

/** Any other seat of any scenario, alone against bots. */
function OtherSeats() {
  const [open, setOpen] = useState<{ id: string; seats: readonly SeatRow[] } | null>(null);
  return (
    <details
      class="other-seats"
      onToggle={(event) =>
        event.currentTarget.open && void loadOwnScenario('two-names').then((s) => s && setOpen({ id: s.id, seats: s.seats }))
      }
    >
      <summary>{say('first.seats')}</summary>
      <p>
        {scenarioIds.map((id) => (
          <button
            key={id}
            type="button"
            class="btn sm"
            aria-pressed={open?.id === id}
            onClick={() => void loadOwnScenario(id).then((s) => s && setOpen({ id, seats: s.seats }))}
          >
            {say(`scenario.${id}`)}
          </button>
        ))}
      </p>
      <ul class="seat-list">
        {open?.seats.map((seat) => (
          <li key={seat.id}>
            <button
              type="button"
              class="plate md as-button"
              onClick={() => void playSolo({ scenario: open.id, seed: freshSeed(), seat: seat.id, autopilot: false, fast: false })}
            >
              {seat.title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
