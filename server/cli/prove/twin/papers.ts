import type { BallotCall } from '#shared/game/booth.ts';
import { markPaper } from '#shared/game/booth.ts';

/** What each paper of this thread says, by its bytes as they travel: for planted faults that look into papers. */
export const marks = new Map<string, number | null>();

/** A seat's paper as its page would send it. */
export function paperBody({ round, epoch }: Pick<BallotCall, 'round' | 'epoch'>, choice: number | null): Readonly<Record<string, unknown>> {
  const paper = Buffer.from(markPaper(choice)).toString('base64');
  marks.set(paper, choice);
  return { round, epoch, paper };
}
