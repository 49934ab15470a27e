import { lineAt, type Paper, pilesAt } from '#shared/game/reading-order.ts';
import type { PublicBallot } from '#shared/game/view.types.ts';
import { optionsOf } from '../store/ballots.ts';
import { stageOn } from '../store/store.ts';
import { say } from '../store/words.ts';
import { sideOf } from './parts.tsx';
import { StageHost } from './stage-host.tsx';

/** Height of the picture in its own units. */
const TALL = 400;

/** A heap for each name and the majority line: painted by the stage, or drawn here where there is none. */
export function Piles({ ballot, order, read }: { ballot: PublicBallot; order: readonly Paper[]; read: number }) {
  if (stageOn.value) return <StageHost mode="count" />;
  const piles = pilesAt(order, read);
  const [line, start] = [lineAt(order, read), lineAt(order, 0)];
  const most = Math.max(start + 2, ...Object.values(ballot.votes));
  const step = (TALL - 20) / most;
  const y = (n: number) => TALL - 4 - n * step;
  const options = optionsOf(ballot);
  // Two heaps stand as close as ever; more of them share the same width.
  const wide = options.length > 2 ? 318 / options.length - 8 : 118;
  const left = options.length > 2 ? 52 : 88;
  return (
    <svg class="piles" viewBox={`0 0 420 ${TALL}`} role="img" aria-label={say('count.line', { n: line })}>
      <line x1="40" x2="380" y1={TALL - 3} y2={TALL - 3} class="ground" />
      {options.map((id, side) =>
        Array.from({ length: piles.get(id) ?? 0 }, (_, k) => (
          // A paper never lies exactly on the one below; the shift is fixed, so the heap does not tremble.
          <rect
            key={`${id}${k}`}
            x={left + side * (wide + 8) + ((k * 7) % 5) - 2}
            y={y(k + 1)}
            width={wide}
            height={Math.max(0.8, step - (step > 4 ? 1.4 : 0.5))}
            fill={step > 5 ? `url(#ink-${sideOf(id)})` : undefined}
            class={`laid ${sideOf(id)}`}
          />
        )),
      )}
      {start === line ? null : <line x1="46" x2="374" y1={y(start)} y2={y(start)} class="majority was" />}
      <line x1="46" x2="374" y1={y(line)} y2={y(line)} class="majority" />
      <text x="38" y={y(line)} text-anchor="end">
        {line}
      </text>
      <text x="382" y={y(line)}>
        {line}
      </text>
    </svg>
  );
}
