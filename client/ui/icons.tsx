import type { JSX } from 'preact';

/** Drawings beside words, never instead of them. Stroke 1.75 on a grid of 24, our own lines. */
const PATHS = {
  lock: <path d="M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3" />,
  arrow: <path d="M4 12h16M13 5l7 7-7 7" />,
  help: <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.8v.4" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  close: <path d="M6 6l12 12M18 6L6 18" />,
  check: <path d="M5 12.5l4.5 4.5L19 7" />,
  dash: <path d="M7 12h10" />,
  ring: <path d="M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14" />,
  hold: <path d="M8 5v14M16 5v14" />,
  skip: <path d="M5 5l7 7-7 7M13 5l7 7-7 7" />,
  envelope: <path d="M3 6h18v13H3zM3 6l9 7 9-7" />,
  offer: <path d="M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4" />,
  write: <path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3" />,
  people: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2 20c0-4 3-6 7-6s7 2 7 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2.5.7 4 2.6 4 5.5" />
  ),
  evening: <path d="M20 14.5A8 8 0 1 1 9.5 4a6.5 6.5 0 0 0 10.5 10.5" />,
  eye: (
    <path d="M3 3l18 18M10 6.2A9.5 9.5 0 0 1 12 6c5 0 8.5 4 9.5 6-.4.9-1.4 2.3-2.9 3.5M6.5 7.7C4.5 9 3.1 11 2.5 12c1 2 4.5 6 9.5 6 1.4 0 2.7-.3 3.8-.8" />
  ),
} as const satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof PATHS;

/** One of our drawings; the word stands beside it. */
export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg
    class="ic"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {PATHS[name]}
  </svg>
);

/** The mark: five rungs, a gap, and a paper that hangs loose. */
export const Mark = () => (
  <svg class="mark" width="24" height="28" viewBox="0 0 26 30" aria-hidden="true">
    {[0.8, 1.2, 1.8, 2.4, 3.2].map((h, i) => (
      <rect key={h} x="1" y={[0, 3.2, 6.8, 10.9, 15.5][i]} width="17" height={h} fill="var(--brass-lit)" />
    ))}
    <rect
      x="12"
      y="20.5"
      width="11"
      height="8"
      fill="var(--curtain-hi)"
      stroke="var(--brass-lit)"
      stroke-width="1.2"
      transform="rotate(-14 17.5 24.5)"
    />
  </svg>
);

/** One talk: a brass bubble, hollow once it is used. */
export const TalkToken = ({ spent }: { spent: boolean }) => (
  <svg class={`talk ${spent ? 'spent' : ''}`} width="20" height="18" viewBox="0 0 20 18" aria-hidden="true">
    <path d="M1 1h18v11H9l-4 5v-5H1z" />
  </svg>
);
