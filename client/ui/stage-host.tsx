import { useEffect, useRef } from 'preact/hooks';
import { picture, stageOn } from '../store/store.ts';
import { say } from '../store/words.ts';
import { StateList } from './state-list.tsx';

type Mode = 'hall' | 'map' | 'count' | 'rollcall';

/** Where the painted stage lives. It is loaded after the page is usable, and where it cannot be, the list stands in its place. */
export function StageHost({ mode }: { mode: Mode }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let destroy = () => {};
    const element = host.current;
    if (!element || !stageOn.value) return;
    void import('../stage/boot.ts')
      .then(({ mountStage }) => {
        if (gone) return;
        const stage = mountStage(element, { mode, reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches });
        destroy = stage.destroy;
        // Where the picture is wider than the page, one begins in its middle.
        const scroll = element.parentElement;
        if (scroll) scroll.scrollLeft = (scroll.scrollWidth - scroll.clientWidth) / 2;
      })
      .catch(() => {
        stageOn.value = false;
      });
    return () => {
      gone = true;
      destroy();
    };
  }, [mode, stageOn.value]);
  if (!stageOn.value) return mode === 'count' || mode === 'rollcall' ? null : <StateList />;
  return (
    <>
      {/* The map is wider than a phone: it is moved by finger or by arrow keys. */}
      <section class={`stage-scroll of-${mode}`} aria-label={say(`stage.${mode}`)} tabIndex={mode === 'map' ? 0 : undefined}>
        <div class={`stage-host of-${mode}`} ref={host} role="img" aria-label={say(`stage.${mode}`)} />
      </section>
      {mode === 'count' || mode === 'rollcall' ? null : (
        <button
          type="button"
          class="vh-focusable btn sm"
          onClick={() => {
            picture.value = 'list';
          }}
        >
          {say('hall.as-list')}
        </button>
      )}
    </>
  );
}
