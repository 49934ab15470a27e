import { useEffect } from 'preact/hooks';
import { BEATS } from '#shared/game/decide.ts';
import { picture, publicView, seatView, selected, session, stageOn, world } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { Affairs, affairsWaiting, hasAffairs } from './affairs/affairs.tsx';
import { Recess } from './affairs/recess.tsx';
import { Awaiting } from './awaiting.tsx';
import { Bench } from './bench.tsx';
import { CountProves } from './coach/count.tsx';
import { NextAct } from './coach/next.tsx';
import { Composer } from './composer.tsx';
import { Dossier, DossierPeek } from './dossier.tsx';
import { Ladder } from './ladder.tsx';
import { Ledger } from './ledger.tsx';
import { Legend } from './legend.tsx';
import { Problem } from './parts.tsx';
import { Ready } from './ready.tsx';
import { followSelection, hallInFront, show, stack } from './stacks.ts';
import { StageHost } from './stage-host.tsx';
import { StateList } from './state-list.tsx';
import { ThumbBar } from './thumb-bar.tsx';
import { waitingFor } from './waiting.ts';
import { WatchersSide } from './watching.tsx';

/** The corridor: the hall in public, one stack of cards, my bench, my ladder. */
export function Corridor() {
  const view = seatView.value;
  useEffect(followSelection, []);
  // A new day begins with what waits, not with what was looked up yesterday.
  useEffect(() => {
    selected.value = null;
    if (stack.peek() === 'state') show('awaiting');
  }, [publicView.value?.day]);
  if (!view)
    return (
      <div class="corridor watching">
        <Hall />
        <section class="cards on-cloth" aria-label={say('watch.public')}>
          <WatchersSide />
        </section>
      </div>
    );
  return (
    <div class={`corridor ${hallInFront.value ? 'hall-first' : ''}`}>
      <Hall />
      <section class="cards on-cloth" aria-label={say('cards')}>
        <Tabs />
        <Problem />
        <Recess />
        {publicView.value?.phase === 'recess' ? <CountProves /> : null}
        <NextAct />
        <Cards />
        <CloseDay />
      </section>
      <Ladder />
      <ThumbBar />
    </div>
  );
}

function Hall() {
  const listed = picture.value === 'list' || !stageOn.value;
  return (
    <section class="hall" aria-label={say('hall.title')}>
      <header>
        <h1 class="phase-heading" tabIndex={-1}>
          {say(picture.value === 'map' ? 'hall.title.map' : 'hall.title')}
        </h1>
        <span class="small">{say('hall.estimate')}</span>
        {stageOn.value ? (
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
        ) : null}
      </header>
      {listed ? <StateList /> : <StageHost mode={picture.value === 'map' ? 'map' : 'hall'} />}
      <Legend of={!listed && picture.value === 'map' ? 'map' : 'plates'} />
      <Bench />
    </section>
  );
}

function Tabs() {
  const view = seatView.value;
  if (!view) return null;
  const { offers, requests } = waitingFor(view);
  const held = Object.values(view.held).filter((promise) => promise.live).length;
  const counts = {
    awaiting: offers.length + requests.length,
    compose: 0,
    ledger: held + view.deals.filter((deal) => deal.status === 'settled').length,
    affairs: affairsWaiting(),
  };
  const stacks = ['awaiting', 'compose', 'ledger', ...(world.value && hasAffairs(world.value) ? (['affairs'] as const) : [])] as const;
  return (
    <div class={`tabs of-${stacks.length}`}>
      {stacks.map((name) => (
        <button key={name} type="button" aria-pressed={stack.value === name} data-testid={`tab-${name}`} onClick={() => show(name)}>
          {say(`stack.${name}`)} {counts[name] > 0 ? <b>{counts[name]}</b> : null}
        </button>
      ))}
    </div>
  );
}

function Cards() {
  switch (stack.value) {
    case 'state':
      return selected.value ? <Dossier id={selected.value} /> : <Awaiting />;
    case 'compose':
      return (
        <>
          <Composer />
          {selected.value ? <DossierPeek id={selected.value} /> : null}
        </>
      );
    case 'ledger':
      return <Ledger />;
    case 'affairs':
      return <Affairs />;
    case 'awaiting':
      return <Awaiting />;
  }
}

/** Let time pass, or close the day. Nobody hurries somebody who plays alone. */
function CloseDay() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  const canWait = session.value?.kind === 'solo' && pub.phase === 'corridor' && pub.beat < BEATS;
  const mine = pub.seats.find((seat) => seat.id === view.seat);
  return (
    <div class="close-day">
      {canWait && mine?.held === 'person' ? (
        <button type="button" class="btn" data-testid="wait" onClick={() => session.value?.wait()}>
          {say('corridor.wait')}
        </button>
      ) : null}
      <Ready label={sayTogether(pub.phase === 'recess' ? 'recess.go' : 'corridor.close')} />
      {session.value?.kind === 'solo' && pub.phase === 'corridor' ? (
        <span class="beats" title={say('corridor.beats', { n: pub.beat, of: BEATS })}>
          <span class="vh">{say('corridor.beats', { n: pub.beat, of: BEATS })}</span>
          {Array.from({ length: BEATS }, (_, i) => (
            <i key={i} class={i < pub.beat ? 'gone' : ''} aria-hidden="true" />
          ))}
        </span>
      ) : null}
    </div>
  );
}
