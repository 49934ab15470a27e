import { picture, publicView, seatView, selected, session, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Awaiting } from './awaiting.tsx';
import { Bench } from './bench.tsx';
import { Composer } from './composer.tsx';
import { Dossier } from './dossier.tsx';
import { Ladder } from './ladder.tsx';
import { Ledger } from './ledger.tsx';
import { Problem } from './parts.tsx';
import { Ready } from './ready.tsx';
import { type Stack, stack } from './stacks.ts';
import { StageHost } from './stage-host.tsx';
import { StateList } from './state-list.tsx';

/** The corridor: the hall in public, one stack of cards, my bench, my ladder. */
export function Corridor() {
  const view = seatView.value;
  const pub = publicView.value;
  const waiting = view
    ? view.deals.filter((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat)).length +
      view.requests.filter((id) => !view.given[id]?.live).length
    : 0;
  const counts: Record<Stack, number> = {
    awaiting: waiting,
    compose: 0,
    ledger: view ? Object.values(view.held).filter((promise) => promise.live).length + view.deals.length : 0,
  };
  return (
    <div class="corridor">
      <section class="hall" aria-label={say('hall.title')}>
        <header>
          <h1 class="phase-heading" tabIndex={-1}>
            {say('hall.title')}
          </h1>
          <span class="muted">{say('hall.estimate')}</span>
          <fieldset class="switch">
            <legend class="vh">{say('hall.picture')}</legend>
            {(['hall', 'map', 'list'] as const).map((mode) => (
              <button
                key={mode}
                type="button"
                aria-pressed={picture.value === mode}
                onClick={() => {
                  picture.value = mode;
                }}
              >
                {say(`hall.${mode}`)}
              </button>
            ))}
          </fieldset>
        </header>
        {picture.value === 'list' ? <StateList /> : <StageHost mode={picture.value} />}
        {selected.value && world.value?.indexOf.has(selected.value) ? <Dossier id={selected.value} /> : null}
        <Bench />
      </section>
      <section class="cards" aria-label={say('cards')}>
        <div class="tabs">
          {(['awaiting', 'compose', 'ledger'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={stack.value === name}
              data-testid={`tab-${name}`}
              onClick={() => {
                stack.value = name;
              }}
            >
              {say(`stack.${name}`)} {counts[name] > 0 ? <b>{counts[name]}</b> : null}
            </button>
          ))}
        </div>
        <Problem />
        {view === null ? null : stack.value === 'awaiting' ? <Awaiting /> : stack.value === 'compose' ? <Composer /> : <Ledger />}
        {view && pub ? (
          <p class="close-day">
            {session.value?.kind === 'solo' && pub.phase === 'corridor' && pub.beat < 8 ? (
              <button type="button" class="btn" data-testid="wait" onClick={() => session.value?.wait()}>
                {say('corridor.wait')}
              </button>
            ) : null}
            <Ready label={pub.phase === 'recess' ? say('recess.go') : say('corridor.close')} />
          </p>
        ) : null}
      </section>
      <Ladder />
    </div>
  );
}
