import { quit } from '../session/start.ts';
import { over } from '../store/over.ts';
import { room } from '../store/store.ts';
import { say } from '../store/words.ts';

/** How this page stands with its room, where that is not well; and the ways out where it is over. */
export function Connection() {
  const facts = room.value;
  if (!facts) return null;
  return (
    <>
      {facts.unsaved && !over.value ? (
        <p class="connection" role="alert">
          {say('unsaved')}
        </p>
      ) : null}
      {facts.connection === 'open' ? null : (
        <div class={`connection ${over.value ? 'over' : ''}`} data-testid="connection">
          <p role="alert">{say(`connection.${facts.connection}`)}</p>
          {over.value ? (
            <p class="buttons">
              <button type="button" class="btn sm" data-testid="way-out" onClick={quit}>
                {say('connection.out')}
              </button>
              {facts.connection === 'erased' || facts.connection === 'gone' ? null : (
                <button type="button" class="btn sm" onClick={() => location.reload()}>
                  {say('connection.reload')}
                </button>
              )}
            </p>
          ) : null}
        </div>
      )}
    </>
  );
}
