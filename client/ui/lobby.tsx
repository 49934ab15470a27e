import { useEffect } from 'preact/hooks';
import { hasCover, hiddenPapers } from '#shared/scenario/cover.ts';
import type { SeatRow } from '#shared/scenario/schema.ts';
import { quit } from '../session/start.ts';
import { over } from '../store/over.ts';
import { problem, room, scenario } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Connection } from './connection.tsx';
import { EraseSession } from './erase.tsx';
import { ask, refusalText } from './gesture.ts';
import { Mark } from './icons.tsx';
import { Problem } from './parts.tsx';
import { Share } from './share.tsx';

/** Refusals to begin that follow from who sits and who is ready. */
const OF_THE_SEATS: ReadonlySet<string> = new Set(['too-little-cover', 'not-all-ready', 'nobody-seated']);

/** Such a refusal is gone when somebody sits down, leaves or is ready. */
function useFreshRefusal(): void {
  const seats = room.value?.seats.map(({ id, taken, ready }) => `${id} ${taken} ${ready}`).join();
  useEffect(() => {
    if (OF_THE_SEATS.has(problem.peek()?.code ?? '')) problem.value = null;
  }, [seats]);
}

/** Before a hosted game: the code, the seats, and who is ready. */
export function Lobby() {
  useFreshRefusal();
  const facts = room.value;
  const s = scenario.value;
  if (!facts || !s) return null;
  // Said once that somebody is not ready, the host may begin all the same.
  const anyway = problem.value?.code === 'not-all-ready';
  const taken = facts.seats.filter((seat) => seat.taken);
  const mine = facts.seats.find((seat) => seat.id === facts.mySeat);
  const persons = taken.map((seat) => seat.id);
  return (
    <main class="lobby">
      <p class="brand">
        <Mark /> {say('brand')}
      </p>
      <Connection />
      <section class="sheet" inert={over.value}>
        <h1 class="phase-heading" tabIndex={-1}>
          {s.title}
        </h1>
        <Share />
        <h2>
          {say('lobby.seats')} <small class="muted">{say('lobby.heads', { n: taken.length, of: facts.seats.length })}</small>
        </h2>
        <ul class="seat-list">
          {s.seats
            .filter((seat) => facts.seats.some((entry) => entry.id === seat.id))
            .map((seat) => (
              <Seat key={seat.id} seat={seat} />
            ))}
        </ul>
        {/* Said to everybody before anyone presses Begin; the refusal says the same. */}
        <p class="cover-note" role="status" data-testid="cover-note">
          {hasCover(s, persons) || problem.value?.code === 'too-little-cover'
            ? ''
            : refusalText({ code: 'too-little-cover', args: { n: hiddenPapers(s) } })}
        </p>
        <Problem />
        {facts.keeps ? null : <p role="status">{say('forgetful')}</p>}
        <div class="buttons">
          {mine ? (
            <button
              type="button"
              class="btn"
              data-testid="lobby-ready"
              aria-pressed={mine.ready}
              onClick={() => void ask((game) => game.lobbyReady(!mine.ready))}
            >
              {say(mine.ready ? 'lobby.is-ready' : 'lobby.ready')}
            </button>
          ) : null}
          {facts.host ? (
            <button
              type="button"
              class="btn ink"
              data-testid="start"
              disabled={taken.length === 0}
              onClick={() => void ask((game) => game.start(anyway))}
            >
              {say(anyway ? 'lobby.start.anyway' : taken.length === 1 ? 'lobby.start.one' : 'lobby.start', { n: taken.length })}
            </button>
          ) : (
            <span class="muted">{say('lobby.wait')}</span>
          )}
          {facts.host ? (
            <button
              type="button"
              class="btn"
              data-testid="lock"
              aria-pressed={facts.locked}
              onClick={() => void ask((game) => game.host?.('host.lock', { locked: !facts.locked }))}
            >
              {say(facts.locked ? 'console.unlock' : 'console.lock')}
            </button>
          ) : null}
          <EraseSession />
          <button type="button" class="link" onClick={quit}>
            {say('help.leave')}
          </button>
        </div>
        <p class="muted small">
          {say('lobby.note')} {say(s.ballot.open ? 'lobby.aloud' : 'lobby.secret')} {facts.host ? say('lobby.right') : null}
        </p>
      </section>
    </main>
  );
}

/** One seat: free to take, mine to leave, or somebody's. */
function Seat({ seat }: { seat: SeatRow }) {
  const facts = room.value;
  const fact = facts?.seats.find((entry) => entry.id === seat.id);
  const mine = facts?.mySeat === seat.id;
  const state = mine ? 'lobby.mine' : fact?.taken ? (fact.connected ? 'lobby.taken' : 'lobby.away') : `kind.${seat.kind}`;
  return (
    <li>
      <button
        type="button"
        class="plate md as-button"
        aria-pressed={mine}
        data-testid={`seat-${seat.id}`}
        disabled={Boolean(fact?.taken) && !mine}
        onClick={() => void ask((game) => (mine ? game.leaveSeat() : game.takeSeat(seat.id)))}
      >
        {seat.title}
      </button>
      <small>
        {say(state)} {fact?.host ? `· ${say('lobby.host')} ` : ''}
        {fact?.ready ? <span class="is-ready">{say('lobby.is-ready')}</span> : null}
      </small>
      {/* A phone has room for the seat that one has taken. */}
      <small class={mine ? 'blurb' : 'blurb wide'}>{seat.blurb}</small>
    </li>
  );
}
