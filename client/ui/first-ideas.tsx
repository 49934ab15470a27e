import type { PublicState, PublicView } from '#shared/game/view.types.ts';
import type { World } from '#shared/game/world.ts';
import { pick, publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf } from './gesture.ts';
import { Plate } from './parts.tsx';
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
  const unknown = undecided(pub, view.seat);
  const near = w.seatRows.get(view.seat)?.bench[0];
  const sponsor = pub.seats.find((seat) => seat.kind === 'sponsor' && !view.camp.includes(seat.id));
  return (
    <>
      {near ? <Idea testid="idea-near" text={say('ideas.near', { name: nameOf(near) })} act={() => pick(near)} /> : null}
      {sponsor ? (
        <Idea testid="idea-sponsor" text={say('ideas.sponsor', { name: nameOf(sponsor.id) })} act={() => compose([sponsor.id])} />
      ) : null}
      {unknown && unknown.id !== near ? (
        <Idea testid="idea-unknown" text={say('ideas.uncertain', { name: nameOf(unknown.id) })} act={() => pick(unknown.id)} />
      ) : null}
    </>
  );
}

/** A campaign works where a word may turn a vote, asks whole blocs, and wins delegations whose neighbours listen. */
function OfCampaign({ w, pub }: { w: World; pub: PublicView }) {
  const view = seatView.value;
  if (!view) return null;
  const open = undecided(pub, view.seat);
  const bench = (id: string) => w.seatRows.get(id)?.bench.length ?? 0;
  const speaker = pub.seats
    .filter((seat) => seat.kind === 'delegation' && seat.held !== 'game' && backsNobody(w, pub, seat.id))
    .sort((a, b) => bench(b.id) - bench(a.id))[0];
  return (
    <>
      {open ? <Idea testid="idea-unknown" text={say('ideas.open', { name: nameOf(open.id) })} act={() => pick(open.id)} /> : null}
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

/** The state run by the game of which least is known in public, and which has not backed anybody. */
const undecided = (pub: PublicView, me: string): PublicState | undefined =>
  pub.states
    .filter((state) => state.backs === null && state.id !== me && !pub.seats.some((seat) => seat.id === state.id))
    .sort((a, b) => a.certainty - b.certainty || a.lean - b.lean)[0];

const backsNobody = (w: World, pub: PublicView, id: string): boolean => (pub.states[w.indexOf.get(id) ?? -1]?.backs ?? null) === null;
