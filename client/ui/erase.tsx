import { useState } from 'preact/hooks';
import { room, session } from '../store/store.ts';
import { say } from '../store/words.ts';

/** The host's alone: deletes the session from the server, in the lobby, the game or after it. It asks once. */
export function EraseSession() {
  const [asked, setAsked] = useState(false);
  const facts = room.value;
  const host = session.value?.host;
  if (!facts?.host || !host) return null;
  if (!asked)
    return (
      <button type="button" class="btn sm" data-testid="erase" onClick={() => setAsked(true)}>
        {say('erase')}
      </button>
    );
  return (
    <span class="sure" role="alertdialog" aria-label={say('erase')}>
      <span>{say('erase.sure')}</span>
      <button type="button" class="btn sm" data-testid="erase-sure" onClick={() => void host('host.erase', { code: facts.code })}>
        {say('erase.yes')}
      </button>
      <button type="button" class="btn sm ink" onClick={() => setAsked(false)}>
        {say('erase.no')}
      </button>
    </span>
  );
}
