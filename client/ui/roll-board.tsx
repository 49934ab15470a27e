import { publicView, scenario, world } from '../store/store.ts';
import { say } from '../store/words.ts';

/** Names by which the board is behind the painted hall, which comes up a moment later. */
const BEHIND = 8;

/**
 * The roll-call as a board: by region, in the order in which names are called; each vote a word, a colour and a pattern. Beside the sweep
 * of the hall it lights up with it (floor.css), and says the sum after the last name.
 */
export function RollBoard() {
  const pub = publicView.value;
  const w = world.value;
  if (!pub || !w || !pub.rollCall) return null;
  // Where names are called in another language, the name one knows stands beside it.
  const french = w.states.some((row) => row.called !== row.name);
  const regions = (scenario.value?.regions ?? []).map(({ id, name }) => ({
    id,
    name,
    own: w.states.flatMap((row, i) => (row.region === id ? [{ row, vote: pub.states[i]?.vote ?? 'absent' }] : [])),
  }));
  const before = (n: number) => regions.slice(0, n).reduce((sum, { own }) => sum + own.length, BEHIND);
  return (
    <section class="board" aria-label={say('board.title')}>
      <h2 class="vh">{say('board.title')}</h2>
      <p class="totals" style={{ '--turns': String(before(regions.length)) }}>
        {(['yes', 'no', 'abstain', 'absent'] as const).map((vote) => (
          <span key={vote} class="of-vote">
            <i class={`vote-mark ${vote}`} aria-hidden="true" />
            <b class="once-called">{pub.rollCall?.[vote]}</b> {say(`vote.${vote}`)}
          </span>
        ))}
        <em class="once-called">{say(pub.rollCall.passed ? 'board.passed' : 'board.failed')}</em>
      </p>
      {french ? <p class="small order-note">{say('board.order')}</p> : null}
      {regions.map(({ id, name, own }, n) => (
        <section key={id}>
          <h3>{name}</h3>
          <ol>
            {own.map(({ row, vote }, k) => (
              <li key={row.id} class={`called ${vote}`} style={{ '--turn': String(before(n) + k) }}>
                <span>{row.called}</span> {row.called !== row.name ? <i>{row.name}</i> : null} <small>{say(`vote.${vote}`)}</small>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}
