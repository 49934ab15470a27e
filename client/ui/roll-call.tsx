import type { Vote } from '#shared/game/state.ts';
import { publicView, scenario, seatView } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { TargetNow } from './affairs/target.tsx';
import { NextAct } from './coach/next.tsx';
import { give, nameOf } from './gesture.ts';
import { Problem, Sheet } from './parts.tsx';
import { Ready } from './ready.tsx';
import { RollBoard } from './roll-board.tsx';

/** A vote by name. Public. Remember it. */
export function RollCall() {
  const view = seatView.value;
  const pub = publicView.value;
  const call = scenario.value?.rollCall;
  if (!pub || !call) return null;
  const votes = view && view.state !== null;
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
        <TargetNow />
        <p class="muted small">{call.label}</p>
        {bound ? <p class="bound">{say('bound.rollcall', { vote: say(`vote.${bound}`) })}</p> : null}
        <NextAct />
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
                <i class={`vote-mark ${vote}`} aria-hidden="true" /> {say(`vote.${vote}`)}
              </button>
            ))}
          </fieldset>
        ) : (
          <p>{say('rollcall.watch')}</p>
        )}
        <p class="say">{say('rollcall.public')}</p>
        <Problem />
        <Ready label={sayTogether('rollcall.go')} disabled={Boolean(votes && view.vote === null)} />
      </Sheet>
      <RollBoard />
    </div>
  );
}
