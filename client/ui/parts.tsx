import type { ComponentChildren } from 'preact';
import type { Clause } from '#shared/game/command.ts';
import { isWords } from '#shared/game/deal.ts';
import type { PublicState } from '#shared/game/view.types.ts';
import { PLACES, type Place } from '../store/lot.ts';
import { over } from '../store/over.ts';
import { problem, scenario, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf, refusalText, shortOf } from './gesture.ts';
import { Icon } from './icons.tsx';

/** A name plate: a folded card. */
export const Plate = ({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' | 'lg' }) => <span class={`plate ${size}`}>{name}</span>;

/** The last refusal, said at once to those who listen. */
export const Problem = () => (
  <p class="problem" role="alert" data-testid="problem">
    {problem.value && !over.value ? refusalText(problem.value) : ''}
  </p>
);

/** Which ink is a name's: its place on the paper that it stands on. */
export function sideOf(id: string): Place {
  const at = world.value?.candidates.findIndex((candidate) => candidate.id === id) ?? 0;
  const contender = at < 0 ? (scenario.value?.linked.map((post) => post.contenders.findIndex((entry) => entry.id === id)) ?? []) : [];
  return PLACES[at < 0 ? Math.max(0, ...contender) : at] ?? 'first';
}

/** A candidate's ink beside the name. */
export const Ink = ({ id, certainty = 3 }: { id: string; certainty?: 1 | 2 | 3 }) => (
  <i class={`swatch ${sideOf(id)} c${certainty}`} aria-hidden="true" />
);

/** A leaning in words, as everybody may know it. */
export const leanText = (state: PublicState): string =>
  state.backs ? say('lean.backs', { name: shortOf(state.backs) }) : say(`lean.${state.certainty}`, { name: shortOf(state.towards) });

/** A leaning as a swatch with a word beside it, never hue alone. */
export function Lean({ state }: { state: PublicState }) {
  const w = world.value;
  if (!w) return null;
  const known = state.certainty > 0;
  const side = sideOf(state.towards);
  return (
    <span class="lean">
      <i class={`swatch ${known ? `${side} c${state.certainty}` : 'unknown'} ${state.backs ? 'ring' : ''}`} aria-hidden="true" />
      {leanText(state)}
    </span>
  );
}

/** A clause as a chip: a seal binds, a dashed bubble is only words. */
export function Chip({ clause, status = '', onRemove }: { clause: Clause; status?: string; onRemove?: () => void }) {
  return (
    <span class={`chip ${isWords(clause) ? 'words' : ''} ${status}`}>
      {isWords(clause) ? null : <i class="seal" aria-hidden="true" />}
      {clauseText(clause)}
      {onRemove ? (
        <button type="button" class="x" aria-label={say('compose.remove', { clause: clauseText(clause) })} onClick={onRemove}>
          <Icon name="close" size={15} />
        </button>
      ) : null}
    </span>
  );
}

/** A clause in words, without its subject. */
export function clauseText(clause: Clause): string {
  const when =
    'when' in clause && clause.when !== undefined && clause.when !== 'now'
      ? 'elected' in clause.when
        ? say('when.elected', { name: shortOf(clause.when.elected) })
        : say('when.acted')
      : '';
  const text = (key: string, args: Record<string, string | number> = {}) => [say(`clause.${key}`, args), when].filter(Boolean).join(', ');
  switch (clause.kind) {
    case 'aid':
      if (clause.through !== undefined) return text('aid.through', { n: clause.n, name: nameOf(clause.through) });
      return text(clause.n === 1 ? 'aid.one' : 'aid', { n: clause.n });
    case 'letter':
      return text(clause.n === 1 ? 'letter.one' : 'letter', { n: clause.n });
    case 'endorse':
      return text('endorse', { name: shortOf(clause.candidate) });
    case 'silence':
      return text('silence');
    case 'rollcall':
      return text('rollcall', { vote: say(`vote.${clause.vote}`) });
    case 'promise':
      return text('promise', { name: shortOf(clause.candidate) });
    case 'chair':
    case 'travel':
      return text(clause.kind);
    case 'expertise':
      return text(clause.n === 1 ? 'expertise.one' : 'expertise', { n: clause.n });
    case 'attend':
      return text(clause.present ? 'attend.present' : 'attend.absent');
    case 'withdraw':
      return clause.heir === null ? text('withdraw') : text('withdraw.for', { name: shortOf(clause.heir) });
    case 'second':
      return text('second', {
        name: nameOf(clause.for),
        post: scenario.value?.linked.find((post) => post.id === clause.post)?.title ?? clause.post,
      });
    case 'note':
      return `“${clause.text}”`;
  }
}

/** Several names, the first few written out. */
export const names = (ids: readonly string[], most = 4): string =>
  ids.length <= most ? ids.map(nameOf).join(', ') : `${ids.slice(0, most).map(nameOf).join(', ')} +${ids.length - most}`;

/** A sheet of paper on the cloth with a heading that takes the focus when the phase changes. */
export function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="sheet">
      <h1 tabIndex={-1} class="phase-heading">
        {title}
      </h1>
      {children}
    </section>
  );
}
