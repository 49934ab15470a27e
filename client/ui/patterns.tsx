import { inkAt, PLACES, PRINT } from '../store/lot.ts';
import { world } from '../store/store.ts';

/** The inks as fills for charts, `url(#ink-first)` and so on by place on the paper: lines, dots, bars or checks, as the lot fell. */
export function PatternBook() {
  const places = PLACES.slice(0, world.value?.candidates.length ?? 2);
  return (
    <svg class="pattern-book" aria-hidden="true">
      <defs>
        {places.map((place, k) => {
          const print = PRINT[inkAt(k)];
          const [w, h] = print === 'lines' ? [8, 6] : print === 'bars' ? [6, 8] : [6, 6];
          return (
            <pattern key={place} id={`ink-${place}`} width={w} height={h} patternUnits="userSpaceOnUse">
              <rect width={w} height={h} class={`ink ${place}`} />
              {print === 'lines' ? <rect width="8" height="1.1" y="2" class="ink-gap" /> : null}
              {print === 'dots' ? <circle cx="3" cy="3" r="1" class="ink-gap" /> : null}
              {print === 'bars' ? <rect width="1.1" height="8" x="2" class="ink-gap" /> : null}
              {print === 'checks' ? <path d="M0 0h2v2H0zM3 3h2v2H3z" class="ink-gap" /> : null}
            </pattern>
          );
        })}
        <pattern id="ink-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" class="ink-none" />
          <rect width="1.4" height="6" class="ink-line" />
        </pattern>
      </defs>
    </svg>
  );
}
