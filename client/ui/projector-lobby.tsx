import { over } from '../store/over.ts';
import { room, scenario } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Connection } from './connection.tsx';
import { Mark } from './icons.tsx';
import { Plate } from './parts.tsx';
import { onlyHere, RoomQr } from './share.tsx';

/** The wall before the game: the code, the square, and who has sat down. */
export function ProjectorLobby() {
  const facts = room.value;
  const s = scenario.value;
  if (!facts || !s) return null;
  const taken = facts.seats.filter((seat) => seat.taken);
  return (
    <div class="projector at-lobby">
      <header>
        <Mark />
        <p class="where">
          <span>{say('brand')}</span>
          <b>{s.title}</b>
        </p>
        <h1 class="phase-heading say" tabIndex={-1}>
          {say(over.value ? 'project.over' : 'project.lobby')}
        </h1>
      </header>
      <div class="wall-notes">
        <Connection />
      </div>
      <main>
        <section class="picture wall-code" hidden={over.value}>
          {facts.locked || onlyHere() ? null : <RoomQr code={facts.code} />}
          <p>
            {facts.locked ? (
              <span>{say('project.locked')}</span>
            ) : (
              <>
                <span data-testid="join">{say(onlyHere() ? 'project.only-here' : 'project.join', { host: location.host })}</span>
                <b data-testid="code">{facts.code}</b>
              </>
            )}
            <span>{say('lobby.heads', { n: taken.length, of: facts.seats.length })}</span>
          </p>
        </section>
        <aside aria-label={say('lobby.seats')}>
          <p class="chips">
            {taken.map((seat) => (
              <Plate key={seat.id} name={s.seats.find((row) => row.id === seat.id)?.title ?? seat.id} />
            ))}
          </p>
        </aside>
      </main>
    </div>
  );
}
