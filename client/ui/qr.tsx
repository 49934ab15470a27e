import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import { say } from '../store/words.ts';

/** An address as a square to be photographed, drawn in our own ink. */
export function Qr({ text }: { text: string }) {
  const { size, data } = useMemo(() => encode(text, { border: 2 }), [text]);
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={say('lobby.qr')} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#f7f2e4" />
      <path d={path} fill="#17211c" />
    </svg>
  );
}
