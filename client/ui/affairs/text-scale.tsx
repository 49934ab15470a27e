import { say } from '../../store/words.ts';
import { sideOfIssue } from './names.ts';

/** Where a text stands, -1..1, in words. */
export function where(issue: string, text: number): string {
  const size = Math.abs(text);
  const step = size < 0.08 ? 0 : size < 0.34 ? 1 : size < 0.67 ? 2 : 3;
  return say(`groups.where.${step}`, { side: sideOfIssue(issue, text < 0 ? 'low' : 'high') });
}

/** The same as players reckon with it: whole points from -100 to +100. */
export const points = (text: number): string => {
  const n = Math.round(100 * text);
  return n === 0 ? '0' : n < 0 ? `−${-n}` : `+${n}`;
};

const at = (text: number): string => `${50 + 50 * text}%`;

/** A read-only slider from one end of an issue to the other: this morning's text, and the live one for who sits in the room. */
export function TextScale({ issue, name, published, live }: { issue: string; name: string; published: number; live: number | null }) {
  const words =
    live === null
      ? say('groups.text', { issue: name, where: where(issue, published) })
      : say('groups.text.live', { issue: name, where: where(issue, published), live: where(issue, live) });
  return (
    <div class="scale">
      <p class="small">{words}</p>
      <div class="track" aria-hidden="true">
        <i class="published" style={{ insetInlineStart: at(published) }} />
        {live === null ? null : <i class="live" style={{ insetInlineStart: at(live) }} />}
      </div>
      <p class="ends small">
        <span>{sideOfIssue(issue, 'low')}</span>
        <span class="mid">
          {say('groups.published')} <b>{points(published)}</b>
          {live === null ? null : (
            <>
              {', '}
              {say('groups.live')} <b>{points(live)}</b>
            </>
          )}
        </span>
        <span>{sideOfIssue(issue, 'high')}</span>
      </p>
    </div>
  );
}
