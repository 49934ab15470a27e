import type { DealView } from '#shared/game/view.types.ts';
import { scenario } from '../../store/store.ts';
import { hasWords, say } from '../../store/words.ts';

/** How many wordings each reason has in `assets/words` (`reason.KEY.1` to `.6`). */
const WORDINGS = 6;

/**
 * Which wording each refused deal gets, by its id: drawn from the deal and its reason, so that it is always the same, and moved on to
 * the next where an earlier deal of this game has said the same already.
 */
export function wordings(deals: readonly Pick<DealView, 'id' | 'reason'>[]): ReadonlyMap<string, number> {
  const used = new Map<string, Set<number>>();
  const chosen = new Map<string, number>();
  for (const { id, reason } of deals) {
    if (!reason) continue;
    const before = used.get(reason.key) ?? new Set<number>();
    if (before.size >= WORDINGS) before.clear();
    let n = drawn(`${id}|${reason.key}`);
    while (before.has(n)) n = (n % WORDINGS) + 1;
    before.add(n);
    used.set(reason.key, before);
    chosen.set(id, n);
  }
  return chosen;
}

/** Why a deal was refused, in words: its own wording among those of the same reason; nothing if nobody gave one. */
export function reasonText(deal: Pick<DealView, 'id' | 'reason'>, all: readonly Pick<DealView, 'id' | 'reason'>[]): string {
  if (!deal.reason) return '';
  const n = wordings(all).get(deal.id) ?? 1;
  const { key } = deal.reason;
  // A scenario may have topics of its own, for which nobody has written words: then the topic is named.
  const known = hasWords(`reason.${key}`) || !key.startsWith('issue.');
  const issue = scenario.value?.issues.find((entry) => `issue.${entry.id}` === key)?.name ?? key;
  const base = known ? `reason.${key}` : 'reason.issue';
  return say(hasWords(`${base}.${n}`) ? `${base}.${n}` : base, { issue });
}

function drawn(text: string): number {
  let sum = 2166136261;
  for (const letter of text) sum = Math.imul(sum ^ letter.charCodeAt(0), 16777619) >>> 0;
  return ((sum >>> 9) % WORDINGS) + 1;
}
