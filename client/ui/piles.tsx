import { lineAt, type Paper, pilesAt } from '#shared/game/reading-order.ts';
import type { PublicBallot } from '#shared/game/view.types.ts';
import { stageOn, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { StageHost } from './stage-host.tsx';

/** Height of the picture in its own units. */
const TALL = 400;

/** Two heaps and the majority line: painted by the stage, or drawn here where there is none. */
export function Piles({ ballot, order, read }: { ballot: PublicBallot; order: readonly Paper[]; read: number }) {
  const w = world.value;
  if (!w) return null;
  if (stageOn.value) return <StageHost mode="count" />;
  const piles = pilesAt(order, read);
  const [line, start] = [lineAt(order, read), lineAt(order, 0)];
  const most = Math.max(start + 2, ...Object.values(ballot.votes));
  const step = (TALL - 20) / most;
  const y = (n: number) => TALL - 4 - n * step;
  return (
    <svg class="piles" viewBox={`0 0 420 ${TALL}`} role="img" aria-label={say('count.line', { n: line })}>
      <line x1="40" x2="380" y1={TALL - 3} y2={TALL - 3} class="ground" />
      {w.candidates.map((candidate, side) =>
        Array.from({ length: piles.get(candidate.id) ?? 0 }, (_, k) => (
          // A paper never lies exactly on the one below; the shift is fixed, so the heap does not tremble.
          <rect
            key={`${candidate.id}${k}`}
            x={(side === 0 ? 88 : 214) + ((k * 7) % 5) - 2}
            y={y(k + 1)}
            width="118"
            height={Math.max(0.8, step - (step > 4 ? 1.4 : 0.5))}
            fill={step > 5 ? `url(#ink-${side === 0 ? 'first' : 'second'})` : undefined}
            class={`laid ${side === 0 ? 'first' : 'second'}`}
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
