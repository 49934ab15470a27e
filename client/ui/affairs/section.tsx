import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Command } from '#shared/game/command.ts';
import { say } from '../../store/words.ts';
import { give, refusalText, whyRefused } from '../gesture.ts';

/** Which sections lie open. It outlives the panel, so looking something up folds nothing. */
const unfolded = signal<ReadonlySet<string>>(new Set(['blocs']));

/** Opens one of them, so that it lies open when the affairs are looked at. */
export function unfold(id: string): void {
  unfolded.value = new Set([...unfolded.value, id]);
}

/** One affair of the hall, folded to its name until somebody wants it. */
export function Section({ id, title, note, children }: { id: string; title: string; note?: string; children: ComponentChildren }) {
  const open = unfolded.value.has(id);
  return (
    <details
      class="affair"
      open={open}
      data-testid={`affair-${id}`}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        if (now === unfolded.value.has(id)) return;
        unfolded.value = new Set(now ? [...unfolded.value, id] : [...unfolded.value].filter((other) => other !== id));
      }}
    >
      <summary data-testid={`open-${id}`}>{title}</summary>
      {open ? (
        <div class="affair-body">
          {note ? <p class="small muted">{note}</p> : null}
          {children}
        </div>
      ) : null}
    </details>
  );
}

/** A thing one may do, as a button. */
export interface Deed {
  readonly command: Command;
  readonly label: string;
  readonly testid?: string;
  /** For one choice of several: whether it is the one that stands. */
  readonly chosen?: boolean;
}

/** Buttons beside each other; under them, once each, why the table would refuse those that are greyed. */
export function Deeds({ deeds, label, wide = false }: { deeds: readonly Deed[]; label?: string; wide?: boolean }) {
  const id = useId();
  const judged = deeds.map((deed) => ({ deed, why: whyRefused(deed.command) }));
  const reasons = [...new Set(judged.flatMap(({ why }) => (why ? [refusalText(why)] : [])))];
  const all = judged.every(({ why }) => why !== null);
  const content = (
    <>
      <div class={wide ? 'deeds-row wide-deeds' : 'deeds-row'}>
        {judged.map(({ deed, why }) => (
          <button
            key={deed.label}
            type="button"
            class="btn sm"
            data-testid={deed.testid}
            disabled={why !== null}
            aria-pressed={deed.chosen}
            aria-describedby={why ? `${id}-${reasons.indexOf(refusalText(why))}` : undefined}
            onClick={() => void give(deed.command)}
          >
            {deed.label}
          </button>
        ))}
      </div>
      {reasons.map((reason, n) => (
        <small key={reason} id={`${id}-${n}`} class="why">
          {all && reasons.length === 1
            ? reason
            : say('affairs.reason', {
                label: judged.flatMap(({ deed, why }) => (why && refusalText(why) === reason ? [deed.label] : [])).join(', '),
                reason,
              })}
        </small>
      ))}
    </>
  );
  return label ? (
    <fieldset class="deeds">
      <legend class="small deeds-label">{label}</legend>
      {content}
    </fieldset>
  ) : (
    <div class="deeds">{content}</div>
  );
}
