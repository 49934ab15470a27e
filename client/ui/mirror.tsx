import { useSignal } from '@preact/signals';
import { say } from '../store/words.ts';

/** The Mirror asks. It is told nothing, it keeps nothing, and so it proves nothing. */
export function Mirror() {
  const open = useSignal(false);
  return (
    <section class="curtain mirror">
      <h2>{say('mirror.title')}</h2>
      <p>{say('mirror.text')}</p>
      {open.value ? (
        <>
          {['kept', 'other', 'blank'].map((key) => (
            <label key={key}>
              <input type="radio" name="mirror" /> {say(`mirror.${key}`)}
            </label>
          ))}
          <p class="say">{say('mirror.end')}</p>
        </>
      ) : (
        <button
          type="button"
          class="btn"
          onClick={() => {
            open.value = true;
          }}
        >
          {say('mirror.open')}
        </button>
      )}
    </section>
  );
}
