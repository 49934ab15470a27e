import type { PublicBallot } from '#shared/game/view.types.ts';
import { scenarioIds } from '../session/solo.ts';
import { mainBallot, optionName, optionsOf, severalBallots } from '../store/ballots.ts';
import { publicView, scenario, seatView, session, world } from '../store/store.ts';
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
  // Nothing was closed where votes are said aloud.
  if (!pub || !s || s.ballot.open) return null;
  const call = pub.rollCall;
  const ballot = mainBallot(pub);
  return (
    <section class="sheet open-closed">
      <h2>
        {say('open.title')} {s.historic ? <span class="muted small">{say('open.real')}</span> : null}
      </h2>
      {s.historic ? <Chart /> : null}
      {call && ballot ? (
        <p class={s.historic ? 'small' : 'word big'}>
          {say('open.game', {
            yes: call.yes,
            no: call.no,
            abstain: call.abstain,
            ballot: severalBallots(pub) ? say('open.game.ballot', { n: ballot.round }) : '',
            votes: votesOf(ballot),
            uncounted: ballot.uncounted,
          })}
        </p>
      ) : null}
      <p class="word">
        <b>{say('open.differ')}</b> {say('open.neither')}
      </p>
      {s.secondRun ? <SecondRun id={s.secondRun} /> : null}
    </section>
  );
}

/** Two names are told apart by their order everywhere; of more, some may have left the paper. */
const votesOf = (ballot: PublicBallot): string =>
  (world.value?.candidates.length ?? 2) > 2
    ? optionsOf(ballot)
        .map((id) => say('count.spoken.one', { name: optionName(id), n: ballot.votes[id] ?? 0 }))
        .join(', ')
    : Object.values(ballot.votes).join(' : ');

/** Alone, where this hall has a run in which every vote is heard: from here to the same seat in it. */
function SecondRun({ id }: { id: string }) {
  if (session.value?.kind === 'room' || !scenarioIds.includes(id)) return null;
  return (
    <p>
      <a class="btn sm" data-testid="second-run" href={`/?${new URLSearchParams({ scenario: id, seat: seatView.value?.seat ?? '' })}`}>
        {say('open.second-run')}
      </a>
    </p>
  );
}

function Chart() {
  const tall = 86;
  return (
    <>
      <svg viewBox="0 0 560 140" role="img" aria-label={say('open.chart')}>
        <rect width="280" height="140" class="open-ground" />
        <rect x="280" width="280" height="140" class="secret-ground" />
        <text x="12" y="20" class="caption">
          {say('open.open')}
        </text>
        <text x="292" y="20" class="caption on-secret">
          {say('open.secret')}
        </text>
        {OF_2022.map((bar, i) => {
          const high = (tall * bar.n) / 73;
          return (
            <g key={bar.key} class={bar.secret ? 'on-secret' : ''}>
              <rect x={12 + i * 138} width="124" y={140 - high} height={high} class={bar.secret ? 'secret' : 'seen'} />
              <text x={12 + i * 138} y={132 - high} class="count-of">
                {bar.n}
              </text>
            </g>
          );
        })}
      </svg>
      <ul class="captions">
        {OF_2022.map((bar) => (
          <li key={bar.key}>{say(`open.${bar.key}`)}</li>
        ))}
      </ul>
    </>
  );
}
