import { signal } from '@preact/signals';
import type { Refusal } from '#shared/kit/result.ts';
import type { ConsoleSeat } from '#shared/protocol/messages.ts';
import type { SessionReply } from '../session/session.ts';
import { phaseName } from '../store/ballots.ts';
import { over } from '../store/over.ts';
import { hostConsole, publicView, room, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { EraseSession } from './erase.tsx';
import { nameOf, refusalText } from './gesture.ts';

/** Folded on a phone, where the host's own hand needs the room. It outlives a phase. */
const open = signal(!globalThis.matchMedia?.('(max-width: 860px)').matches);
/** Why the last press did nothing. */
const refused = signal<Refusal | null>(null);
/** The booth was asked for before its time, so it is asked once more. */
const boothAsked = signal(false);
/** The booth whose close was asked for, so it is asked once more: nobody can see whether papers are missing. */
const closeAsked = signal('');

/** Nothing has been asked and nothing refused. */
export function resetConsole(): void {
  refused.value = null;
  boothAsked.value = false;
  closeAsked.value = '';
}

async function ask(reply: Promise<SessionReply> | undefined): Promise<void> {
  resetConsole();
  const answer = await reply;
  if (answer && !answer.ok) refused.value = answer.refusal;
}

/** The facilitator's console, on the host's page alone: the clock, the booth, the door, and who is here. Nothing of what they do. */
export function HostConsole() {
  const facts = room.value;
  const shown = hostConsole.value;
  if (!facts?.host || facts.stage !== 'playing' || !shown || !publicView.value || over.value) return null;
  const people = shown.seats.filter((seat) => seat.held === 'person');
  const booth = publicView.value.phase === 'booth';
  return (
    <details
      class={`console ${shown.boothDue ? 'due' : ''}`}
      data-testid="console"
      open={open.value}
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') open.value = false;
      }}
    >
      <summary>
        <b>{say('console')}</b>{' '}
        <span>
          {say(booth ? 'console.count.booth' : 'console.count', {
            here: shown.seats.filter((seat) => seat.connected).length,
            all: shown.seats.length,
            ready: people.filter((seat) => seat.ready).length,
          })}
        </span>
        {shown.boothDue ? <strong role="status">{say('console.booth.due')}</strong> : null}
        {shown.cut > 0 ? <strong role="status">{say('console.cut', { n: shown.cut })}</strong> : null}
      </summary>
      <fieldset class="console-row">
        <legend class="vh">{say('console.title')}</legend>
        <Controls />
        {refused.value ? <span role="alert">{refusalText(refused.value)}</span> : null}
        <details class="console-people">
          <summary class="btn sm" data-testid="console-people">
            {say('console.people')}
          </summary>
          <div class="sheet">
            <ul>
              {shown.seats.map((seat) => (
                <SeatRow key={seat.id} seat={seat} />
              ))}
            </ul>
            <p class="small muted">{say('console.note')}</p>
          </div>
        </details>
        <EraseSession />
      </fieldset>
    </details>
  );
}

function Controls() {
  const facts = room.value;
  const pub = publicView.value;
  const host = session.value?.host;
  if (!facts || !pub || !host) return null;
  const due = hostConsole.value?.boothDue ?? false;
  const before = !['booth', 'count', 'delivery', 'verdict'].includes(pub.phase);
  const sure = due || boothAsked.value;
  const { phase, day, post, round } = pub;
  const booth = `${phase}/${post}/${round}/${pub.epoch}`;
  const closes = phase !== 'booth' || closeAsked.value === booth;
  return (
    <>
      <button
        type="button"
        class="btn sm"
        data-testid="console-close"
        onClick={() => {
          if (closes) void ask(host('host.close', { phase, day, post, round }));
          else closeAsked.value = booth;
        }}
      >
        {say(closeAsked.value === booth ? 'console.close.sure' : 'console.close', { phase: phaseName(phase) })}
      </button>
      <button
        type="button"
        class="btn sm"
        data-testid="console-pause"
        aria-pressed={facts.paused}
        onClick={() => void ask(host('host.pause', { paused: !facts.paused }))}
      >
        {say(facts.paused ? 'console.go-on' : 'console.pause')}
      </button>
      {facts.secondsLeft === null ? null : (
        <button type="button" class="btn sm" data-testid="console-time" onClick={() => void ask(host('host.time', {}))}>
          {say('console.time')}
        </button>
      )}
      {before ? (
        <button
          type="button"
          class={`btn sm ${due ? 'cream' : ''}`}
          data-testid="console-booth"
          onClick={() => {
            if (sure) void ask(host('host.booth', {}));
            else boothAsked.value = true;
          }}
        >
          {say(boothAsked.value && !due ? 'console.booth.sure' : 'console.booth')}
        </button>
      ) : null}
      <button
        type="button"
        class="btn sm"
        data-testid="console-lock"
        aria-pressed={facts.locked}
        onClick={() => void ask(host('host.lock', { locked: !facts.locked }))}
      >
        {say(facts.locked ? 'console.unlock' : 'console.lock')}
      </button>
    </>
  );
}

function SeatRow({ seat }: { seat: ConsoleSeat }) {
  const bot = seat.held === 'bot';
  const done = [
    say(bot ? 'console.bot' : seat.connected ? 'console.here' : 'console.away'),
    ...(bot || publicView.value?.phase === 'booth' ? [] : [say(seat.ready ? 'console.ready' : 'console.not-ready')]),
    ...(bot || seat.sealed === null ? [] : [say(seat.sealed ? 'console.sealed' : 'console.not-sealed')]),
  ];
  const by = bot ? 'person' : 'bot';
  return (
    <li class={seat.connected ? '' : 'away'}>
      <b class="name">{nameOf(seat.id)}</b> <span>{done.join(' · ')}</span>
      {seat.connected ? null : (
        <button type="button" class="btn sm" onClick={() => void ask(session.value?.host?.('host.seat', { seat: seat.id, by }))}>
          {say(bot ? 'console.to-person' : 'console.to-bot')}
        </button>
      )}
    </li>
  );
}
