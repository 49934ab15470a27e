import type { PublicState, PublicView, SeatView } from '#shared/game/view.types.ts';
import type { World } from '#shared/game/world.ts';
import { pick, publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf } from './gesture.ts';
import { leanText, Plate } from './parts.tsx';
import { compose, show } from './stacks.ts';

/** Nothing waits: things that are worth a talk, for a delegation or for a campaign. */
export function FirstIdeas() {
  const w = world.value;
  const view = seatView.value;
  const pub = publicView.value;
  if (!w || !view || !pub) return null;
  return (
    <article class="sheet card">
      <h2 tabIndex={-1} class="card-heading">
        {say('ideas.title')}
      </h2>
      <div class="buttons column">{view.candidate ? <OfCampaign w={w} pub={pub} /> : <OfDelegation w={w} pub={pub} />}</div>
      <Plate name={nameOf(view.seat)} size="sm" /> <span class="small muted">{say('ideas.note')}</span>
    </article>
  );
}

const Idea = ({ testid, text, act }: { testid: string; text: string; act: () => void }) => (
  <button type="button" class="btn" data-testid={testid} onClick={act}>
    {text}
  </button>
);

function OfDelegation({ w, pub }: { w: World; pub: PublicView }) {
  const view = seatView.value;
  if (!view) return null;
  const unknown = leastKnown(pub, view);
  const near = w.seatRows.get(view.seat)?.bench[0];
  const sponsor = pub.seats.find((seat) => seat.kind === 'sponsor' && !view.camp.includes(seat.id));
  return (
    <>
      {near ? <Idea testid="idea-near" text={say('ideas.near', { name: nameOf(near) })} act={() => pick(near)} /> : null}
      {sponsor ? (
        <Idea testid="idea-sponsor" text={say('ideas.sponsor', { name: nameOf(sponsor.id) })} act={() => compose([sponsor.id])} />
      ) : null}
      {unknown && unknown.id !== near ? <Idea testid="idea-unknown" text={lookUp(unknown)} act={() => pick(unknown.id)} /> : null}
    </>
  );
}

/** A campaign works where a word may turn a vote, asks whole blocs, and wins delegations whose neighbours listen. */
function OfCampaign({ w, pub }: { w: World; pub: PublicView }) {
  const view = seatView.value;
  if (!view) return null;
  const open = leastKnown(pub, view);
  const bench = (id: string) => w.seatRows.get(id)?.bench.length ?? 0;
  const speaker = pub.seats
    .filter((seat) => seat.kind === 'delegation' && seat.held !== 'game' && backsNobody(w, pub, seat.id))
    .sort((a, b) => bench(b.id) - bench(a.id))[0];
  return (
    <>
      {open ? <Idea testid="idea-unknown" text={callOn(open)} act={() => pick(open.id)} /> : null}
      {view.kind === 'candidate' ? <Idea testid="idea-circular" text={say('ideas.circular')} act={() => show('ledger')} /> : null}
      {speaker ? (
        <Idea
          testid="idea-speaker"
          text={say(bench(speaker.id) > 0 ? 'ideas.speaker' : 'ideas.sponsor', { name: nameOf(speaker.id), n: bench(speaker.id) })}
          act={() => compose([speaker.id])}
        />
      ) : null}
    </>
  );
}

/** The state run by the game of which least is known in public, which has backed nobody and told me nothing by itself. */
export const leastKnown = (pub: PublicView, view: Pick<SeatView, 'seat' | 'known'>): PublicState | undefined =>
  pub.states
    .filter((state) => state.backs === null && state.id !== view.seat && !pub.seats.some((seat) => seat.id === state.id))
    .filter(({ id }) => (view.known[id]?.reading ?? null) === null && (view.known[id]?.answer ?? null) === null)
    .sort((a, b) => a.certainty - b.certainty || a.lean - b.lean)[0];

/** Why a delegation would look this state up. */
export const lookUp = (state: PublicState): string => idea(state, 'ideas.uncertain', 'ideas.leaning');

/** Why a campaign would call on this state. */
export const callOn = (state: PublicState): string => idea(state, 'ideas.open', 'ideas.call.leaning');

// The least that is known need not be little: where even this state is seen to lean, that is what is said.
const idea = (state: PublicState, open: string, leaning: string): string =>
  say(state.certainty === 0 ? open : leaning, { name: nameOf(state.id), lean: leanText(state) });

const backsNobody = (w: World, pub: PublicView, id: string): boolean => (pub.states[w.indexOf.get(id) ?? -1]?.backs ?? null) === null;
