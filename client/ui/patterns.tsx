import { sides } from '../store/lot.ts';

/** The two inks as fills for charts: `url(#ink-first)` and `url(#ink-second)`. One has lines, the other dots, as the lot fell. */
export function PatternBook() {
  const lines = sides.value === 'ab' ? 'first' : 'second';
  const dots = sides.value === 'ab' ? 'second' : 'first';
  return (
    <svg class="pattern-book" aria-hidden="true">
      <defs>
        <pattern id={`ink-${lines}`} width="8" height="6" patternUnits="userSpaceOnUse">
          <rect width="8" height="6" class={`ink ${lines}`} />
          <rect width="8" height="1.1" y="2" class="ink-gap" />
        </pattern>
        <pattern id={`ink-${dots}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" class={`ink ${dots}`} />
          <circle cx="3" cy="3" r="1" class="ink-gap" />
        </pattern>
        <pattern id="ink-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" class="ink-none" />
          <rect width="1.4" height="6" class="ink-line" />
        </pattern>
      </defs>
    </svg>
  );
}
