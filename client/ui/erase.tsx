import { useState } from 'preact/hooks';
import type { Refusal } from '#shared/kit/result.ts';
import { over } from '../store/over.ts';
import { room, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { useQuestion } from './focus.ts';
import { refusalText } from './gesture.ts';

/** The host's alone: deletes the session from the server, in the lobby, the game or after it. It asks once, in full sight. */
export function EraseSession() {
  const { asked, setAsked, question, button } = useQuestion();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const facts = room.value;
  const host = session.value?.host;
  if (!facts?.host || !host || over.value) return null;
  if (!asked)
    return (
      <button ref={button} type="button" class="btn sm" data-testid="erase" onClick={() => setAsked(true)}>
        {say('erase')}
      </button>
    );
  const erase = async () => {
    const reply = await host('host.erase', { code: facts.code });
    setRefused(reply.ok ? null : reply.refusal);
  };
  return (
    <span ref={question} class="sure whole" role="alertdialog" aria-label={say('erase')} tabIndex={-1} data-testid="erase-asked">
      <span>{say('erase.sure')}</span>
      <button type="button" class="btn sm" data-testid="erase-sure" onClick={() => void erase()}>
        {say('erase.yes')}
      </button>
      <button type="button" class="btn sm ink" data-testid="erase-keep" onClick={() => setAsked(false)}>
        {say('erase.no')}
      </button>
      {refused ? <span role="alert">{refusalText(refused)}</span> : null}
    </span>
  );
}
