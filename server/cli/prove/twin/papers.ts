import type { BallotCall } from '#shared/game/booth.ts';
import { markPaper } from '#shared/game/booth.ts';
import { glassEnvelope } from '../glass.ts';

/** What each envelope of this thread holds, by its bytes as they travel: for planted faults that look into papers. */
export const marks = new Map<string, number | null>();

/** A seat's paper as its page would send it. */
export function paperBody({ post, round, epoch }: BallotCall, choice: number | null): Readonly<Record<string, unknown>> {
  const envelope = Buffer.from(glassEnvelope(markPaper(choice))).toString('base64');
  marks.set(envelope, choice);
  return { post, round, epoch, envelope };
}
