import { publicView, scenario, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { shortOf } from './gesture.ts';

/** What I have said, rung by rung, and who can see it. The ballot hangs below and has no weight. */
export function Ladder() {
  const view = seatView.value;
  const pub = publicView.value;
  const w = world.value;
  if (!view || !pub || !w) return null;
  const mine = pub.states[w.indexOf.get(view.seat) ?? -1];
  const given = Object.entries(view.given).filter(([, promise]) => promise.live);
  const held = Object.values(view.held).filter((promise) => promise.live).length;
  const rungs: readonly (readonly [string, string])[] = [
    ['handshake', say('ladder.at-doors')],
    [
      'promise',
      view.candidate
        ? say('ladder.held', { n: held })
        : given.length
          ? say('ladder.given', { names: given.map(([id]) => shortOf(id)).join(', ') })
          : say('ladder.none'),
    ],
    ['endorse', mine?.backs ? shortOf(mine.backs) : say('ladder.none')],
    [
      'rollcall',
      pub.rollCall
        ? mine?.vote
          ? say(`vote.${mine.vote}`)
          : say('ladder.done')
        : say('ladder.day', { day: scenario.value?.rollCall?.day ?? 2 }),
    ],
    ['present', say('ladder.last-day')],
  ];
  return (
    <aside class="rail" aria-label={say('ladder.mine')}>
      <h2>{say('ladder.mine')}</h2>
      <ol class="ladder">
        {rungs.map(([rung, mark]) => (
          <li key={rung} class={`rung rung-${rung}`}>
            <i class="step" aria-hidden="true" />
            <b class="name">{say(`rung.${rung}`)}</b>
            <span class="who">{say(`rung.${rung}.who`)}</span>
            <em>{mark}</em>
          </li>
        ))}
      </ol>
      <div class="curtain ballot-end">
        <svg class="loose" width="88" height="64" viewBox="0 0 88 64" aria-hidden="true">
          <path d="M20 0 L34 18" stroke="var(--brass-lit)" fill="none" />
          <g transform="rotate(12 50 38)">
            <rect x="22" y="18" width="56" height="36" fill="var(--plate)" stroke="var(--edge)" />
            <path d="M22 18 L50 40 L78 18" fill="none" stroke="var(--control)" />
          </g>
        </svg>
        <b>{say('rung.ballot')}</b>
        <span>{say('rung.ballot.who')}</span>
      </div>
    </aside>
  );
}
