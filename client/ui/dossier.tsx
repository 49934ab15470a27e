import { beliefs, support } from '#shared/bots/belief.ts';
import type { Command } from '#shared/game/command.ts';
import { hasPlayer } from '#shared/game/guards.ts';
import type { StateRow } from '#shared/scenario/schema.ts';
import { publicView, scenario, seatView, selected, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give, nameOf, refusalText, shortOf, whyRefused } from './gesture.ts';
import { Lean, names, Plate } from './parts.tsx';
import { compose } from './stacks.ts';

/** One state: what it did in public, and what I may do about it; what I may not is greyed with its reason beside it. */
export function Dossier({ id }: { id: string }) {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  const i = w?.indexOf.get(id);
  if (!w || !pub || i === undefined) return null;
  const row = w.states[i] as StateRow;
  const face = pub.states[i];
  const known = view?.known[id];
  const played = hasPlayer(pub, id);
  const camp = view?.candidate ?? null;
  const toward = camp ?? (face && face.lean < 0 ? w.candidates[1].id : w.candidates[0].id);
  return (
    <aside class="sheet dossier" aria-label={say('dossier.of', { name: row.name })}>
      <p class="masthead">
        <Plate name={row.name} /> <span class="muted">{scenario.value?.blocs.find((bloc) => bloc.id === row.bloc)?.name}</span>
        <button
          type="button"
          class="x"
          aria-label={say('dossier.close')}
          onClick={() => {
            selected.value = null;
          }}
        >
          ×
        </button>
      </p>
      {face ? (
        <p>
          <Lean state={face} /> <span class="muted small">{played ? say('dossier.played') : say('dossier.by-game')}</span>
        </p>
      ) : null}
      <dl class="facts">
        {row.facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
        {known && known.reading !== null ? (
          <div>
            <dt>{say('dossier.heard')}</dt>
            <dd>{heard(known.reading)}</dd>
          </div>
        ) : null}
        {view && camp ? (
          <div>
            <dt>{say('dossier.guess')}</dt>
            <dd>
              {say('dossier.percent', { n: Math.round(100 * support(beliefs(w, pub, view, camp === w.candidates[0].id ? 0 : 1), i)) })}
            </dd>
          </div>
        ) : null}
        {known?.answer ? (
          <div>
            <dt>{say('dossier.word')}</dt>
            <dd>{say(`dossier.word.${known.answer}`)}</dd>
          </div>
        ) : null}
      </dl>
      {view && view.seat !== id && pub.phase === 'corridor' ? (
        <div class="acts">
          <button type="button" class="btn ink" data-testid="offer" onClick={() => compose([id])}>
            {say('act.offer')}
          </button>
          {camp ? (
            <Act command={{ type: 'persuade', states: [id], candidate: toward }} label={say('act.persuade', { name: shortOf(toward) })} />
          ) : (
            w.candidates.map((candidate) => (
              <Act
                key={candidate.id}
                command={{ type: 'persuade', states: [id], candidate: candidate.id }}
                label={say('act.persuade', { name: candidate.short })}
              />
            ))
          )}
          <Act command={{ type: 'ask.quietly', states: [id] }} label={say('act.ask')} />
          {camp ? <Act command={{ type: 'promise.ask', states: [id] }} label={say('act.promise')} /> : null}
          {w.reach > 1 && !played ? <Neighbours row={row} toward={toward} /> : null}
        </div>
      ) : null}
    </aside>
  );
}

const heard = (lead: number): string => {
  const w = world.value;
  const name = lead > 0 ? w?.candidates[0].short : w?.candidates[1].short;
  return say(Math.abs(lead) < 0.4 ? 'heard.even' : Math.abs(lead) < 1.4 ? 'heard.some' : 'heard.clear', { name: name ?? '' });
};

function Act({ command, label }: { command: Command; label: string }) {
  const why = whyRefused(command);
  return (
    <span class="act">
      <button type="button" class="btn" disabled={why !== null} data-testid={command.type} onClick={() => void give(command)}>
        {label}
      </button>
      {why ? <small>{refusalText(why)}</small> : null}
    </span>
  );
}

/** One talk covers several neighbours of a bloc: the nearest in leaning are proposed. */
function Neighbours({ row, toward }: { row: StateRow; toward: string }) {
  const w = world.value;
  const pub = publicView.value;
  if (!w || !pub) return null;
  const own = pub.states[w.indexOf.get(row.id) ?? -1]?.lean ?? 0;
  const free = (w.blocMembers.get(row.bloc) ?? [])
    .map((i) => ({ id: w.states[i]?.id ?? '', gap: Math.abs((pub.states[i]?.lean ?? 0) - own) }))
    .filter((entry) => entry.id !== row.id && entry.id !== seatView.value?.seat && !hasPlayer(pub, entry.id))
    .sort((a, b) => a.gap - b.gap)
    .slice(0, w.reach - 1)
    .map((entry) => entry.id);
  const group = [row.id, ...free];
  return (
    <span class="act group">
      <button
        type="button"
        class="btn"
        onClick={() => void give({ type: 'persuade', states: group, candidate: toward })}
        disabled={whyRefused({ type: 'persuade', states: group, candidate: toward }) !== null}
      >
        {say('act.persuade-group', { n: group.length, name: shortOf(toward) })}
      </button>
      <button type="button" class="btn" onClick={() => compose(group)}>
        {say('act.offer-group', { n: group.length })}
      </button>
      <small>{names(group.map(nameOf), 5)}</small>
    </span>
  );
}
