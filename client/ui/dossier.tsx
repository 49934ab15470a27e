import { beliefs, support } from '#shared/bots/belief.ts';
import type { Command } from '#shared/game/command.ts';
import { hasPlayer } from '#shared/game/guards.ts';
import type { StateRow } from '#shared/scenario/schema.ts';
import { publicView, scenario, seatView, selected, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give, refusalText, shortOf, whyRefused } from './gesture.ts';
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
          {!played ? <Neighbours row={row} toward={toward} /> : null}
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

/** One command as a button; greyed with its reason where the table would refuse it. */
function Act({ command, label, hint }: { command: Command; label: string; hint?: string }) {
  const empty = 'states' in command && command.states.length === 0;
  const why = empty ? null : whyRefused(command);
  return (
    <span class="act">
      <button type="button" class="btn" disabled={empty || why !== null} data-testid={command.type} onClick={() => void give(command)}>
        {label}
      </button>
      {why ? <small>{refusalText(why)}</small> : hint ? <small>{hint}</small> : null}
    </span>
  );
}

/** One talk covers several neighbours of a bloc: those nearest in leaning are proposed. Asking reaches twice as many. */
function Neighbours({ row, toward }: { row: StateRow; toward: string }) {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const own = pub.states[w.indexOf.get(row.id) ?? -1]?.lean ?? 0;
  const near = (w.blocMembers.get(row.bloc) ?? [])
    .map((i) => ({ id: w.states[i]?.id ?? '', gap: Math.abs((pub.states[i]?.lean ?? 0) - own) }))
    .filter((entry) => entry.id !== row.id && entry.id !== view.seat && !hasPlayer(pub, entry.id))
    .sort((a, b) => a.gap - b.gap)
    .map((entry) => entry.id);
  /** The nearest that may be asked, this one first. */
  const group = (most: number, single: (id: string) => Command) =>
    [row.id, ...near].filter((id) => whyRefused(single(id)) === null).slice(0, most);
  const persuade = group(w.reach, (id) => ({ type: 'persuade', states: [id], candidate: toward }));
  const quietly = group(2 * w.reach, (id) => ({ type: 'ask.quietly', states: [id] }));
  const promises = view.candidate ? group(2 * w.reach, (id) => ({ type: 'promise.ask', states: [id] })) : [];
  return (
    <>
      {w.reach > 1 ? (
        <Act
          command={{ type: 'persuade', states: persuade, candidate: toward }}
          label={say('act.persuade-group', { n: persuade.length, name: shortOf(toward) })}
          hint={names(persuade, 5)}
        />
      ) : null}
      <Act
        command={{ type: 'ask.quietly', states: quietly }}
        label={say('act.ask-group', { n: quietly.length })}
        hint={names(quietly, 3)}
      />
      {view.candidate ? (
        <Act
          command={{ type: 'promise.ask', states: promises }}
          label={say('act.promise-group', { n: promises.length })}
          hint={names(promises, 3)}
        />
      ) : null}
      {w.reach > 1 ? (
        <span class="act">
          <button type="button" class="btn" onClick={() => compose([row.id, ...near].slice(0, w.reach))}>
            {say('act.offer-group', { n: Math.min(w.reach, near.length + 1) })}
          </button>
        </span>
      ) : null}
    </>
  );
}
