import { useSignal } from '@preact/signals';
import { say } from '../store/words.ts';
import { Icon } from './icons.tsx';

/** The Mirror asks. It is told nothing, it keeps nothing, and so it proves nothing. */
export function Mirror() {
  const open = useSignal(false);
  return (
    <section class="mirror">
      <h2>{say('mirror.title')}</h2>
      <p>{say('mirror.text')}</p>
      {open.value ? (
        <form class="mirror-form" autocomplete="off">
          {['kept', 'other', 'blank'].map((key) => (
            <label key={key}>
              <input type="radio" name="mirror" /> {say(`mirror.${key}`)}
            </label>
          ))}
          <button
            type="button"
            class="btn"
            onClick={() => {
              open.value = false;
            }}
          >
            {say('mirror.close')}
          </button>
        </form>
      ) : (
        <button
          type="button"
          class="btn"
          data-testid="mirror"
          onClick={() => {
            open.value = true;
          }}
        >
          <Icon name="eye" /> {say('mirror.open')}
        </button>
      )}
    </section>
  );
}
