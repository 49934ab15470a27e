import { publicView, scenario } from '../store/store.ts';
import { say } from '../store/words.ts';

/** Four counts of 2022, two open and two secret (assets/facts/elections.json, "one_state_many_measures"). */
const OF_2022 = [
  { key: '2-march', n: 5, secret: false },
  { key: '7-april', n: 24, secret: false },
  { key: '29-september', n: 25, secret: true },
  { key: '3-october', n: 73, secret: true },
] as const;

/** The same states with a name and without: in history with its own figures, else with this game's. */
export function OpenAndClosed() {
  const pub = publicView.value;
  const s = scenario.value;
  if (!pub || !s) return null;
  const call = pub.rollCall;
  const ballot = pub.ballots.at(-1);
  return (
    <section class="sheet open-closed">
      <h2>{say('open.title')}</h2>
      {call && ballot ? (
        <p class="big word">
          {say('open.game', {
            yes: call.yes,
            no: call.no,
            abstain: call.abstain,
            votes: Object.values(ballot.votes).join(' : '),
            uncounted: ballot.uncounted,
          })}
        </p>
      ) : null}
      {s.historic ? (
        <>
          <svg viewBox="0 0 320 150" role="img" aria-label={say('open.chart')}>
            {OF_2022.map((bar, i) => (
              <g key={bar.key}>
                <rect x={16 + i * 76} width="56" y={126 - bar.n * 1.4} height={bar.n * 1.4} class={bar.secret ? 'secret' : 'seen'} />
                <text x={44 + i * 76} y={120 - bar.n * 1.4} text-anchor="middle">
                  {bar.n}
                </text>
                <text x={44 + i * 76} y={142} text-anchor="middle" class="tick">
                  {say(`open.${bar.key}.short`)}
                </text>
              </g>
            ))}
          </svg>
          <ul class="small">
            {OF_2022.map((bar) => (
              <li key={bar.key}>{say(`open.${bar.key}`, { n: bar.n })}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{say('open.neither')}</p>
    </section>
  );
}
