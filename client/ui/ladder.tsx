import type { PublicState, PublicView, SeatView } from '#shared/game/view.types.ts';
import { plays } from '#shared/game/world.ts';
import { overTheVote, sayOfBallot } from '../store/ballots.ts';
import { publicView, scenario, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { shortOf } from './gesture.ts';
import { MyGoals } from './goals.tsx';
import { owedOn } from './owed.ts';
import { doorsOpened, handshakesOver } from './public-ladder.tsx';

/** What I have said, rung by rung, and who can see it. The ballot hangs below and has no weight. */
export function Ladder() {
  if (myRungs().length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard (axe: scrollable-region-focusable)
    <aside class="rail" aria-label={say('ladder.mine')} tabIndex={0}>
      <MyGoals />
      <h2>{say('ladder.mine')}</h2>
      <p class="small">{say('ladder.mine.text')}</p>
      <Rungs />
      <p class="say ladder-end">{say('ladder.ends')}</p>
      <div class="rail-ballot">
        {scenario.value?.ballot.open ? null : <LooseEnvelope />}
        <p class={`over-${overTheVote()}`}>
          <b>{say('rung.ballot')}</b>
          <span>{sayOfBallot('rung.ballot.who')}</span>
        </p>
      </div>
    </aside>
  );
}

/** The ballot: it hangs on a thread and has no weight. */
const LooseEnvelope = () => (
  <svg class="loose" viewBox="0 0 200 190" preserveAspectRatio="xMaxYMin slice" aria-hidden="true">
    <path class="cloth" d="M0 46 C40 24 66 40 96 62 S160 78 200 50 V190 H0Z" />
    <g class="swing">
      <path d="M112 0 L132 42" stroke="var(--brass-lit)" fill="none" />
      <g transform="rotate(-12 150 66)">
        <rect x="112" y="42" width="76" height="50" fill="var(--cream)" stroke="var(--cream-edge)" />
        <path d="M112 42 L150 72 L188 42" fill="none" stroke="#7d7560" />
      </g>
    </g>
  </svg>
);

/** A straw answer is said and counted, never kept under a name. */
const strawMark = (straw: string | null): string => say(straw === null ? 'ladder.none' : 'ladder.straw');
/** The rungs alone. */
export const Rungs = () => (
  <ol class="ladder">
    {myRungs().map(([rung, mark]) => (
      <li key={rung} class={`rung rung-${rung}`}>
        <i class="step" aria-hidden="true" />
        <span class="text">
          <b>{say(`rung.${rung}`)}</b>
          <span>{say(`rung.${rung}.who`)}</span>
          <em>{mark}</em>
        </span>
      </li>
    ))}
  </ol>
);

/** What I answered at the handshakes; as a campaign, how many answered me with the first word. */
function handshakeMark({ handsShaken, handshakes }: SeatView, pub: PublicView): string {
  if (pub.phase !== 'handshake' && !handshakesOver(pub)) return say('ladder.at-doors');
  if (handsShaken) return say('ladder.hands', { n: handsShaken['of-course'] });
  const answers = (world.value?.candidates ?? []).flatMap(({ id, short }) => {
    const answer = handshakes[id];
    return answer ? [say('ladder.answer', { name: short, answer: say(`hand.${answer}`) })] : [];
  });
  return answers.length > 0 ? answers.join(', ') : say(pub.phase === 'handshake' ? 'project.now' : 'ladder.none');
}

/** Whether I was in the room; of a seat without a vote, how many were. */
const presentMark = ({ states }: PublicView, mine: PublicState | undefined): string =>
  mine ? say(mine.present ? 'ladder.there' : 'ladder.away') : say('ladder.backers', { n: states.filter(({ present }) => present).length });

/** My rungs with what I have said on each, from the lightest to the heaviest. */
function myRungs(): readonly (readonly [string, string])[] {
  const view = seatView.value;
  const pub = publicView.value;
  const w = world.value;
  if (!view || !pub || !w) return [];
  const mine = pub.states[w.indexOf.get(view.seat) ?? -1];
  const given = Object.entries(view.given).filter(([, promise]) => promise.live);
  const held = Object.values(view.held).filter((promise) => promise.live).length;
  const none = say('ladder.none');
  const backers = pub.states.filter((state) => state.backs !== null && state.backs === view.candidate).length;
  const call = scenario.value?.rollCall;
  return [
    ['handshake', handshakeMark(view, pub)],
    ...(plays(w, 'blocs') && view.state ? ([['straw', strawMark(view.straw)]] as const) : []),
    [
      'promise',
      view.candidate
        ? say('ladder.held', { n: held })
        : given.length > 0
          ? say('ladder.given', { names: given.map(([id]) => shortOf(id)).join(', ') })
          : none,
    ],
    [
      'endorse',
      view.kind === 'candidate'
        ? say(backers === 1 ? 'ladder.backers.one' : 'ladder.backers', { n: backers })
        : mine?.backs
          ? shortOf(mine.backs)
          : owedOn(view, 'endorse') || none,
    ],
    [
      'rollcall',
      pub.rollCall
        ? say(mine?.vote ? `vote.${mine.vote}` : 'ladder.done')
        : owedOn(view, 'rollcall') || (call ? say('ladder.day', { day: call.day }) : none),
    ],
    ['present', doorsOpened(pub) ? presentMark(pub, mine) : owedOn(view, 'attend') || say('ladder.last-day')],
  ];
}
