import type { PublicView } from '#shared/game/view.types.ts';
import { recordText } from './affairs/record-text.ts';

/** The public record in words. What stands there once for each partner is said once a day. */
export function recordLines(pub: PublicView): readonly { readonly day: number; readonly text: string }[] {
  const said = new Set<string>();
  return pub.record.flatMap((line) => {
    const { day } = line;
    const text = recordText(line);
    const once = `${day} ${text}`;
    if (said.has(once)) return [];
    said.add(once);
    return [{ day, text }];
  });
}
