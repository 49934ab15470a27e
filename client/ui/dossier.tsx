import { beliefs, support } from '#shared/bots/belief.ts';
import { hasPlayer } from '#shared/game/guards.ts';
import { candidateIndex } from '#shared/game/world.ts';
import type { StateRow } from '#shared/scenario/schema.ts';
import { mayBeAbsent } from '../store/attendance.ts';
import { publicView, scenario, seatView, selected, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Acts } from './acts.tsx';
import { Icon } from './icons.tsx';
import { heardText } from './news-lines.ts';
import { Ink, Lean } from './parts.tsx';
import { show } from './stacks.ts';

/** One state: what it did in public, what I heard, and what I may do about it. */
export function Dossier({ id }: { id: string }) {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  const i = w?.indexOf.get(id);
  const row = i === undefined ? undefined : w?.states[i];
  if (!w || !pub || i === undefined || !row) return null;
  const face = pub.states[i];
  const known = view?.known[id];
  const camp = view?.candidate ?? null;
  return (
    <article class="sheet card dossier" aria-label={say('dossier.of', { name: row.name })}>
      <div class="masthead">
        <h2 tabIndex={-1} class="card-heading plate-heading">
          {row.name}
        </h2>
        <span class="muted small">
          {scenario.value?.blocs.find((bloc) => bloc.id === row.bloc)?.name} ·{' '}
          {say(hasPlayer(pub, id) ? 'dossier.played' : 'dossier.by-game')}
        </span>
        <button
          type="button"
          class="x"
          aria-label={say('dossier.close')}
          onClick={() => {
            selected.value = null;
          }}
        >
          <Icon name="close" />
        </button>
      </div>
      {face ? (
        <p class="estimate">
          <Lean state={face} /> <span class="muted small">{say('dossier.estimate')}</span>
        </p>
      ) : null}
      <dl class="facts">
        {row.facts.map((fact) => (
          <Fact key={fact.label} label={fact.label} value={fact.value} />
        ))}
        {mayBeAbsent(row, face) ? <Fact label={say('dossier.attendance')} value={say('dossier.may-be-absent')} /> : null}
        {face?.vote ? <Fact label={say('rung.rollcall')} value={say(`vote.${face.vote}`)} /> : null}
        {known && known.reading !== null ? <Fact label={say('dossier.heard')} value={heardText(known.reading)} /> : null}
        {known?.answer ? <Fact label={say('dossier.word')} value={say(`dossier.word.${known.answer}`)} /> : null}
        {view && camp ? (
          <Fact
            label={say('dossier.guess')}
            value={say('dossier.percent', { n: Math.round(100 * support(beliefs(w, pub, view, candidateIndex(w, camp)), i)) })}
          />
        ) : null}
      </dl>
      <Platforms row={row} />
      {view && view.seat !== id && (pub.phase === 'corridor' || pub.phase === 'recess') ? <Acts row={row} /> : null}
    </article>
  );
}

/** The dossier of the state that is being written to, folded to its first line. */
export function DossierPeek({ id }: { id: string }) {
  const w = world.value;
  const face = publicView.value?.states[w?.indexOf.get(id) ?? -1];
  const row = w?.states[w.indexOf.get(id) ?? -1];
  if (!row || !face) return null;
  return (
    <div class="sheet dossier folded">
      <button type="button" class="link name" onClick={() => show('state')}>
        {row.name}
      </button>
      <Lean state={face} />
      <button
        type="button"
        class="x"
        aria-label={say('dossier.close')}
        onClick={() => {
          selected.value = null;
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

/** Which platform lies nearer to what the state has asked for, issue by issue, in words. */
function Platforms({ row }: { row: StateRow }) {
  const w = world.value;
  const platforms = publicView.value?.affairs.agenda.platforms;
  if (!w) return null;
  return (
    <details class="platforms">
      <summary class="label">{say('dossier.platforms')}</summary>
      <ul>
        {w.scenario.issues.map((issue, k) => {
          // As everyone reads them: the person's wish and the sponsor's, and what was moved since.
          const away = (c: number) => Math.abs((row.ideals[k] ?? 0) - (platforms?.[c]?.[k] ?? w.candidates[c]?.platform[k] ?? 0));
          const order = w.candidates.map((_, c) => c).sort((a, b) => away(a) - away(b) || a - b);
          const [first = 0, next = 1] = order;
          const gap = away(next) - away(first);
          const nearer = w.candidates[first] ?? w.candidates[0];
          const size = gap < 0.15 ? 'same' : gap < 0.6 ? 'nearer' : 'much';
          return (
            <li key={issue.id}>
              <span>{issue.name}</span>
              <span>
                {size === 'same' ? null : <Ink id={nearer.id} certainty={size === 'much' ? 3 : 1} />}{' '}
                {say(`dossier.${size}`, { name: nearer.short })}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
