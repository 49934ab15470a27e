import { useSignal } from '@preact/signals';
import type { Command } from '#shared/game/command.ts';
import type { Vote } from '#shared/game/state.ts';
import { publicView, scenario, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give, nameOf, refusalText, shortOf, whyRefused } from './gesture.ts';
import { Problem, Sheet } from './parts.tsx';
import { Ready } from './ready.tsx';
import { RollBoard } from './roll-board.tsx';

/** One public act, sealed; everybody's are opened together. */
export function Seal() {
  const view = seatView.value;
  const w = world.value;
  const bloc = useSignal('');
  const issue = useSignal('');
  if (!view || !w) return null;
  const option = (command: Extract<Command, { type: 'floor.seal' }>, label: string) => {
    const why = whyRefused(command);
    const chosen = JSON.stringify(view.sealed) === JSON.stringify(command.act);
    return (
      <li key={label}>
        <button
          type="button"
          class="btn wide-btn"
          aria-pressed={chosen}
          disabled={why !== null}
          data-testid={`seal-${command.act.act}`}
          onClick={() => void give(command)}
        >
          {label}
        </button>
        {why ? <small>{refusalText(why)}</small> : null}
      </li>
    );
  };
  const speech = { bloc: bloc.value || (scenario.value?.blocs[0]?.id ?? ''), issue: issue.value || (scenario.value?.issues[0]?.id ?? '') };
  return (
    <Sheet title={say('seal.title')}>
      <p class="word big">{say('seal.text')}</p>
      <Bound />
      <ul class="acts-list">
        {view.kind === 'delegation'
          ? w.candidates.map((candidate) =>
              option(
                { type: 'floor.seal', act: { act: 'endorse', candidate: candidate.id } },
                say('seal.endorse', { name: candidate.short }),
              ),
            )
          : null}
        {option({ type: 'floor.seal', act: { act: 'silent' } }, say('seal.silent'))}
        {view.kind === 'delegation' ? option({ type: 'floor.seal', act: { act: 'retract' } }, say('seal.retract')) : null}
      </ul>
      <fieldset class="speech">
        <legend>{say('seal.speak')}</legend>
        <label>
          {say('seal.to')}
          <select value={speech.bloc} onChange={(event) => (bloc.value = event.currentTarget.value)}>
            {scenario.value?.blocs.map((entry) => (
              <option key={entry.id} value={entry.id}>
                {entry.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('seal.about')}
          <select value={speech.issue} onChange={(event) => (issue.value = event.currentTarget.value)}>
            {scenario.value?.issues.map((entry) => (
              <option key={entry.id} value={entry.id}>
                {entry.name}
              </option>
            ))}
          </select>
        </label>
        <ul class="acts-list">
          {(view.candidate ? [view.candidate] : w.candidates.map((candidate) => candidate.id)).map((id) =>
            option({ type: 'floor.seal', act: { act: 'speak', candidate: id, ...speech } }, say('seal.speak-for', { name: shortOf(id) })),
          )}
        </ul>
      </fieldset>
      <p class="muted">{say('seal.note')}</p>
      <Problem />
      <Ready label={say('seal.go')} />
    </Sheet>
  );
}

/** What I have signed and should now do. Others will see whether I did. */
function Bound() {
  const view = seatView.value;
  if (!view) return null;
  const bonds = view.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) =>
      deal.clauses.filter(
        (clause, i) =>
          clause.by === view.seat && deal.clauseStatus[i] === 'open' && (clause.kind === 'endorse' || clause.kind === 'silence'),
      ),
    );
  return bonds.length === 0 ? null : (
    <p class="bound">
      {bonds
        .map((clause) =>
          say(clause.kind === 'endorse' ? 'bound.endorse' : 'bound.silence', {
            name: clause.kind === 'endorse' ? shortOf(clause.candidate) : '',
          }),
        )
        .join(' ')}
    </p>
  );
}

/** What everybody said in public. */
export function Reveal() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub) return null;
  const lines = pub.record.filter((line) => line.day === pub.day && line.phase === 'seal');
  const broken = view?.deals.filter((deal) => deal.clauseStatus.includes('breached')) ?? [];
  return (
    <Sheet title={say('reveal.title')}>
      {lines.map((line, i) => (
        <p key={`${line.key}${i}`} class="word big">
          {say(line.key, line.args)}
        </p>
      ))}
      {broken.length > 0 ? <p class="muted">{say('reveal.returned')}</p> : null}
      <Ready label={say('reveal.go')} />
    </Sheet>
  );
}

/** A vote by name. Public. Remember it. */
export function RollCall() {
  const view = seatView.value;
  const pub = publicView.value;
  const call = scenario.value?.rollCall;
  if (!pub || !call) return null;
  const votes = view && view.kind !== 'candidate';
  const bound = view?.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) =>
      deal.clauses.flatMap((clause, i) =>
        clause.kind === 'rollcall' && clause.by === view.seat && deal.clauseStatus[i] === 'open' ? [clause.vote] : [],
      ),
    )[0];
  return (
    <div class="rollcall">
      <Sheet title={call.title}>
        <p class="word big">{call.modelText}</p>
        <p class="muted small">{call.label}</p>
        {bound ? <p class="bound">{say('bound.rollcall', { vote: say(`vote.${bound}`) })}</p> : null}
        {votes ? (
          <fieldset class="votes">
            <legend>{say('rollcall.ask', { name: nameOf(view.seat) })}</legend>
            {(['yes', 'no', 'abstain'] as const satisfies readonly Vote[]).map((vote) => (
              <button
                key={vote}
                type="button"
                class={`btn vote-${vote}`}
                aria-pressed={view.vote === vote}
                data-testid={`vote-${vote}`}
                onClick={() => void give({ type: 'rollcall.vote', vote })}
              >
                {say(`vote.${vote}`)}
              </button>
            ))}
          </fieldset>
        ) : (
          <p>{say('rollcall.watch')}</p>
        )}
        <p class="say">{say('rollcall.public')}</p>
        <Problem />
        <Ready label={say('rollcall.go')} disabled={Boolean(votes && view.vote === null)} />
      </Sheet>
      <RollBoard />
    </div>
  );
}
