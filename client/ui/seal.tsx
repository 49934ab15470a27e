import { useSignal } from '@preact/signals';
import type { Command } from '#shared/game/command.ts';
import { scenario, seatView, world } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { BoundTo } from './affairs/bound.tsx';
import { FloorActs } from './affairs/floor-acts.tsx';
import { NextAct } from './coach/next.tsx';
import { give, refusalText, shortOf, whyRefused } from './gesture.ts';
import { owedActs } from './owed.ts';
import { Problem, Sheet } from './parts.tsx';
import { Ready } from './ready.tsx';

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
      <NextAct />
      <BoundTo kind="second" />
      <ul class="acts-list two-names">
        {view.kind === 'delegation'
          ? w.candidates.map((candidate) =>
              option(
                { type: 'floor.seal', act: { act: 'endorse', candidate: candidate.id } },
                say('seal.endorse', { name: candidate.short }),
              ),
            )
          : null}
      </ul>
      <ul class="acts-list">
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
        <ul class="acts-list two-names">
          {(view.candidate ? [view.candidate] : w.candidates.map((candidate) => candidate.id)).map((id) =>
            option({ type: 'floor.seal', act: { act: 'speak', candidate: id, ...speech } }, say('seal.speak-for', { name: shortOf(id) })),
          )}
        </ul>
      </fieldset>
      <FloorActs />
      <p class="muted">{say('seal.note')}</p>
      <Problem />
      <Ready label={sayTogether('seal.go')} />
    </Sheet>
  );
}

/** What I have signed and should now do. Others will see whether I did. */
function Bound() {
  const view = seatView.value;
  if (!view) return null;
  const bonds = owedActs(view).filter((clause) => clause.kind === 'endorse' || clause.kind === 'silence');
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
