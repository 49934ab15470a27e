import { publicView, scenario, world } from '../store/store.ts';
import { say } from '../store/words.ts';

/** The roll-call as a board: by region, in the order in which names are called; each vote a word, a colour and a pattern. */
export function RollBoard() {
  const pub = publicView.value;
  const w = world.value;
  if (!pub || !w || !pub.rollCall) return null;
  // Where names are called in another language, the name one knows stands beside it.
  const french = w.states.some((row) => row.called !== row.name);
  return (
    <section class="board" aria-label={say('board.title')}>
      <h2 class="vh">{say('board.title')}</h2>
      <p class="totals">
        {(['yes', 'no', 'abstain', 'absent'] as const).map((vote) => (
          <span key={vote} class="of-vote">
            <i class={`vote-mark ${vote}`} aria-hidden="true" />
            <b>{pub.rollCall?.[vote]}</b> {say(`vote.${vote}`)}
          </span>
        ))}
        <em>{say(pub.rollCall.passed ? 'board.passed' : 'board.failed')}</em>
      </p>
      {french ? <p class="small order-note">{say('board.order')}</p> : null}
      {scenario.value?.regions.map((region) => (
        <section key={region.id}>
          <h3>{region.name}</h3>
          <ol>
            {w.states.map((row, i) =>
              row.region === region.id ? (
                <li key={row.id} class={`called ${pub.states[i]?.vote ?? 'absent'}`}>
                  <span>{row.called}</span> {row.called !== row.name ? <i>{row.name}</i> : null}{' '}
                  <small>{say(`vote.${pub.states[i]?.vote ?? 'absent'}`)}</small>
                </li>
              ) : null,
            )}
          </ol>
        </section>
      ))}
    </section>
  );
}
