import type { PublicBallot } from '#shared/game/view.types.ts';
import { lineAt, type Paper, pilesAt } from '../store/reading-order.ts';
import { stageOn, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { StageHost } from './stage-host.tsx';

/** Two heaps and the majority line: painted by the stage, or plain bars where there is none. */
export function Piles({ ballot, order, read }: { ballot: PublicBallot; order: readonly Paper[]; read: number }) {
  const w = world.value;
  if (!w) return null;
  if (stageOn.value) return <StageHost mode="count" />;
  const piles = pilesAt(order, read);
  const tall = Math.max(ballot.majority + 4, ...Object.values(ballot.votes));
  return (
    <svg
      class="piles"
      viewBox={`0 0 200 ${tall + 4}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={say('count.line', { n: lineAt(order, read) })}
    >
      {w.candidates.map((candidate, i) => (
        <rect
          key={candidate.id}
          class={i === 0 ? 'first' : 'second'}
          x={i === 0 ? 40 : 110}
          width="50"
          y={tall + 2 - (piles.get(candidate.id) ?? 0)}
          height={piles.get(candidate.id) ?? 0}
        />
      ))}
      <line x1="20" x2="180" y1={tall + 2 - lineAt(order, read)} y2={tall + 2 - lineAt(order, read)} class="majority" />
    </svg>
  );
}
