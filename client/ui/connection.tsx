import { quit } from '../session/start.ts';
import { over } from '../store/over.ts';
import { hostTurned, room } from '../store/store.ts';
import { say } from '../store/words.ts';

/** How this page stands with its room, where that is not well; and the ways out where it is over. */
export function Connection() {
  const facts = room.value;
  if (!facts) return null;
  // Said by a region that was there before: one that comes with its words is often not heard.
  const turned = over.value ? null : hostTurned.value;
  const putAside = () => {
    hostTurned.value = null;
  };
  return (
    <>
      {facts.unsaved && !over.value ? (
        <p class="connection" role="alert">
          {say('unsaved')}
        </p>
      ) : null}
      <div role="status" class={turned === null ? 'vh' : 'connection'} data-testid="host-turned">
        {turned === null ? null : (
          <>
            <p>{say(turned ? 'turned.mine' : 'turned.other')}</p>
            <p class="buttons">
              <button type="button" class="btn sm" onClick={putAside}>
                {say('away.close')}
              </button>
            </p>
          </>
        )}
      </div>
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
