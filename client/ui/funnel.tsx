import { mainBallot, mainBallots, overTheVote, sayOfBallot, severalBallots } from '../store/ballots.ts';
import type { Place } from '../store/lot.ts';
import { publicView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Ink, sideOf } from './parts.tsx';
import { brokenAtLeast, comparable } from './promises.ts';
import { WhichBallot } from './which-ballot.tsx';

const RUNGS = ['handshakes', 'promises', 'backing'] as const;

/** One line of the chart: what was said on a rung, or the papers of one ballot. */
interface Line {
  readonly key: string;
  readonly rung: (typeof RUNGS)[number] | 'papers';
  readonly name: string;
  /** How many for this name; null where it was not on the paper. */
  of(id: string): number | null;
}

/** Three rungs a side, the curtain, and the papers: bars for eyes, a table for ears, one sentence of what is proved. */
export function Funnel() {
  const pub = publicView.value;
  const w = world.value;
  const after = pub?.after;
  const ballot = pub ? mainBallot(pub) : undefined;
  if (!pub || !w || !after || !ballot) return null;
  const several = severalBallots(pub);
  const shown = comparable(after);
  // Where the groups are too small, the promises stay out of the picture altogether: side by side they would be a comparison.
  const said = RUNGS.filter((rung) => shown || rung !== 'promises').map(
    (rung): Line => ({ key: rung, rung, name: say(`funnel.${rung}`), of: (id) => after[rung][id] ?? 0 }),
  );
  const papers = mainBallots(pub).map(
    ({ round, votes }): Line => ({ key: `papers${round}`, rung: 'papers', name: papersOf(round, several), of: (id) => votes[id] ?? null }),
  );
  const most = Math.max(1, ...[...said, ...papers].flatMap((line) => w.candidates.map(({ id }) => line.of(id) ?? 0)));
  // A name that left the paper cannot be held against what it was promised.
  const proved = w.candidates.flatMap((candidate) => {
    if (!(candidate.id in ballot.votes)) return [];
    const came = ballot.votes[candidate.id] ?? 0;
    const n = brokenAtLeast(after, candidate.id, came);
    return n > 0 ? [say('funnel.at-least', { name: candidate.short, held: after.promises[candidate.id] ?? 0, came, n })] : [];
  });
  const chart = { said, papers, most };
  return (
    <section class={`sheet funnel over-${overTheVote()}`}>
      <h2>{sayOfBallot('funnel.title')}</h2>
      {w.candidates.length > 2 ? <ManyNames {...chart} /> : <TwoNames {...chart} />}
      {several ? <p class="small muted">{say(shown ? 'funnel.when' : 'funnel.when.no-promises', { n: ballot.round })}</p> : null}
      <p class="word proved-line">
        {proved.length > 0 ? (
          <>
            <WhichBallot ballot={ballot} /> <b>{proved.join(' ')}</b>
          </>
        ) : null}{' '}
        <em>{sayOfBallot('funnel.cannot-tell')}</em>
      </p>
      <p class="muted small">{say(shown ? 'funnel.both' : 'funnel.too-few', { n: after.doublePromises })}</p>
    </section>
  );
}

/** Papers are votes where they were said aloud, and of one ballot where there were several. */
const papersOf = (round: number, several: boolean): string =>
  several ? say('funnel.of-ballot', { papers: sayOfBallot('funnel.papers'), n: round }) : sayOfBallot('funnel.papers');

interface Chart {
  readonly said: readonly Line[];
  readonly papers: readonly Line[];
  /** The longest bar. */
  readonly most: number;
}

/** What was said above the line, what was counted below it. */
const Band = ({ columns }: { columns: number }) => (
  <tr class="band">
    <td colSpan={columns}>
      <span class={overTheVote()}>
        <em>{sayOfBallot('funnel.curtain')}</em>
      </span>
    </td>
  </tr>
);

/** Two names face each other across the rungs. */
function TwoNames({ said, papers, most }: Chart) {
  const [first, second] = world.value?.candidates ?? [];
  if (!first || !second) return null;
  const row = (line: Line) => (
    <tr key={line.key} class={`of-${line.rung}`}>
      <td class="left">
        <Bar n={line.of(first.id)} most={most} side="first" />
      </td>
      <th scope="row">{line.name}</th>
      <td>
        <Bar n={line.of(second.id)} most={most} side="second" />
      </td>
    </tr>
  );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" class="left">
            {first.short} <Ink id={first.id} />
          </th>
          <td />
          <th scope="col">
            <Ink id={second.id} /> {second.short}
          </th>
        </tr>
      </thead>
      <tbody>{said.map(row)}</tbody>
      <tbody class="below-curtain">
        <Band columns={3} />
        {papers.map(row)}
      </tbody>
    </table>
  );
}

/** More than two names: a column each, so that the rungs stay rows and the page stays narrow. */
function ManyNames({ said, papers, most }: Chart) {
  const names = world.value?.candidates ?? [];
  const row = (line: Line) => (
    <tr key={line.key} class={`of-${line.rung}`}>
      <th scope="row">{line.name}</th>
      {names.map(({ id }) => (
        <td key={id}>
          <b>{line.of(id) ?? '–'}</b>
          <svg viewBox="0 0 100 12" preserveAspectRatio="xMinYMid meet" aria-hidden="true">
            <rect width={(100 * (line.of(id) ?? 0)) / most} height="12" fill={`url(#ink-${sideOf(id)})`} class="edge" />
          </svg>
        </td>
      ))}
    </tr>
  );
  return (
    <table class="many-names">
      <thead>
        <tr>
          <td />
          {names.map((candidate) => (
            <th key={candidate.id} scope="col">
              <Ink id={candidate.id} certainty={2} /> {candidate.short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{said.map(row)}</tbody>
      <tbody class="below-curtain">
        <Band columns={names.length + 1} />
        {papers.map(row)}
      </tbody>
    </table>
  );
}

/** A bar from the middle outwards, its number at the end. */
function Bar({ n, most, side }: { n: number | null; most: number; side: Place }) {
  const wide = (150 * (n ?? 0)) / most;
  const left = side === 'first';
  return (
    <svg viewBox="0 0 200 34" preserveAspectRatio={left ? 'xMaxYMid meet' : 'xMinYMid meet'} role="img" aria-label={String(n ?? '–')}>
      <rect x={left ? 200 - wide : 0} y="3" width={wide} height="28" fill={`url(#ink-${side})`} class="edge" />
      <text x={left ? 200 - wide - 9 : wide + 9} y="18" text-anchor={left ? 'end' : 'start'}>
        {n ?? '–'}
      </text>
    </svg>
  );
}
