import { signal } from '@preact/signals';
import type { SessionReply } from '../session/session.ts';
import { leave } from '../session/start.ts';
import { problem, room, scenario, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Mark, Problem } from './parts.tsx';

const copied = signal(false);

/** Before a hosted game: the code, the seats, and who is ready. */
export function Lobby() {
  const facts = room.value;
  const s = scenario.value;
  if (!facts || !s) return null;
  const ask = async (reply: Promise<SessionReply> | undefined) => {
    problem.value = null;
    const answer = await reply;
    if (answer && !answer.ok) problem.value = answer.refusal;
  };
  const taken = facts.seats.filter((seat) => seat.taken).length;
  return (
    <main class="lobby">
      <p class="brand">
        <Mark /> {say('brand')}
      </p>
      <section class="sheet">
        <h1 class="phase-heading" tabIndex={-1}>
          {s.title}
        </h1>
        <p class="code" data-testid="code">
          {facts.code}
        </p>
        <p>
          {say('lobby.share')}{' '}
          <button
            type="button"
            class="btn sm"
            onClick={() => void navigator.clipboard?.writeText(location.href).then(() => (copied.value = true))}
          >
            {say(copied.value ? 'lobby.copied' : 'lobby.copy')}
          </button>
        </p>
        <h2>{say('lobby.seats')}</h2>
        <ul class="seat-list">
          {s.seats.map((seat) => {
            const fact = facts.seats.find((entry) => entry.id === seat.id);
            const mine = facts.mySeat === seat.id;
            return (
              <li key={seat.id}>
                <button
                  type="button"
                  class="plate md as-button"
                  aria-pressed={mine}
                  data-testid={`seat-${seat.id}`}
                  disabled={Boolean(fact?.taken) && !mine}
                  onClick={() => void ask(mine ? session.value?.leaveSeat() : session.value?.takeSeat(seat.id))}
                >
                  {seat.title}
                </button>
                <small>
                  {mine ? say('lobby.mine') : fact?.taken ? say(fact.connected ? 'lobby.taken' : 'lobby.away') : say(`kind.${seat.kind}`)}
                </small>
              </li>
            );
          })}
        </ul>
        <Problem />
        <p class="buttons">
          {facts.host ? (
            <button
              type="button"
              class="btn ink"
              data-testid="start"
              disabled={taken === 0}
              onClick={() => void ask(session.value?.start())}
            >
              {say('lobby.start', { n: taken })}
            </button>
          ) : (
            <span class="muted">{say('lobby.wait')}</span>
          )}
          <button type="button" class="btn" onClick={leave}>
            {say('help.leave')}
          </button>
        </p>
        <p class="muted small">{say('lobby.note')}</p>
      </section>
    </main>
  );
}
