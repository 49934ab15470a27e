import { useState } from 'preact/hooks';
import { scenario } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give, refusalText, whyRefused } from './gesture.ts';

/** A letter to a bloc: the states there that the game runs answer politely at the next briefing. */
export function Circular() {
  const blocs = scenario.value?.blocs ?? [];
  const [chosen, setChosen] = useState('');
  const bloc = chosen || (blocs[0]?.id ?? '');
  const command = { type: 'promise.circulate', bloc } as const;
  const why = whyRefused(command);
  return (
    <fieldset class="circular">
      <legend class="label">{say('circular.title')}</legend>
      <label>
        <span class="vh">{say('list.bloc')}</span>
        <select value={bloc} onChange={(event) => setChosen(event.currentTarget.value)}>
          {blocs.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {entry.name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="btn" data-testid="promise.circulate" disabled={why !== null} onClick={() => void give(command)}>
        {say('circular.send')}
      </button>
      <small class="muted">{why ? refusalText(why) : say('circular.note')}</small>
    </fieldset>
  );
}
