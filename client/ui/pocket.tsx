import { overTheVote, phaseName } from '../store/ballots.ts';
import { publicView, scenario, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { MyGoals } from './goals.tsx';
import { Rungs } from './ladder.tsx';

const RUNGS = ['handshake', 'promise', 'endorse', 'rollcall', 'present'] as const;
const EVENING: readonly string[] = ['handshake', 'forecast', 'booth', 'count', 'recess', 'delivery', 'verdict'];

/** Wherever the rail has no room: six thin rungs, on a phone also when it is and what I have; one tap opens my goals and my ladder. */
export function Pocket() {
  const pub = publicView.value;
  const view = seatView.value;
  const row = view ? world.value?.seatRows.get(view.seat) : undefined;
  if (!pub || !view || !row) return null;
  const goods = [
    ...(row.kind === 'candidate' ? (['chairs'] as const) : (['aid', 'letters'] as const)),
    ...(view.purse.expertise > 0 ? (['expertise'] as const) : []),
  ].map((key) => `${view.purse[key]} ${say(view.purse[key] === 1 ? `purse.${key}.one` : `purse.${key}`)}`);
  const day = EVENING.includes(pub.phase)
    ? say('pocket.evening')
    : say('pocket.day', { day: pub.day, days: scenario.value?.days ?? pub.day });
  return (
    <details class="pocket">
      <summary>
        <span class="when-and-what">
          <b>{day}</b> <span>{phaseName(pub.phase)}</span> <span class="at-end">{goods.join(' · ')}</span>
        </span>
        <span class="what-is-in">
          <b class="opens">{say('pocket.ladder')}</b>
          <span class="thin-rungs" aria-hidden="true">
            {RUNGS.map((rung) => (
              <i key={rung} class={`rung-${rung}`} />
            ))}
            <i class={overTheVote()} />
          </span>
        </span>
      </summary>
      <div class="pocket-open">
        <MyGoals />
        <section>
          <h2>{say('ladder.mine')}</h2>
          <Rungs />
        </section>
      </div>
    </details>
  );
}
