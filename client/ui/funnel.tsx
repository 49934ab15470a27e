import { mainBallot, overTheVote, sayOfBallot } from '../store/ballots.ts';
import type { Place } from '../store/lot.ts';
import { publicView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Ink, sideOf } from './parts.tsx';
import { brokenAtLeast, comparable } from './promises.ts';

const RUNGS = ['handshakes', 'promises', 'backing'] as const;
type Rung = (typeof RUNGS)[number] | 'papers';

/** Three rungs a side, the curtain, and the papers: bars for eyes, a table for ears, one sentence of what is proved. */
export function Funnel() {
  const pub = publicView.value;
  const w = world.value;
  const after = pub?.after;
  const ballot = pub ? mainBallot(pub) : undefined;
  if (!w || !after || !ballot) return null;
  const [first, second] = w.candidates;
  const many = w.candidates.length > 2;
  const shown = comparable(after);
  // Where the groups are too small, the promises stay out of the picture altogether: side by side they would be a comparison.
  const rungs: readonly Rung[] = shown ? RUNGS : RUNGS.filter((rung) => rung !== 'promises');
  const value = (rung: Rung, id: string) => (rung === 'papers' ? (ballot.votes[id] ?? 0) : (after[rung][id] ?? 0));
  const most = Math.max(1, ...[...rungs, 'papers' as const].flatMap((rung) => w.candidates.map(({ id }) => value(rung, id))));
  const row = (rung: Rung) => (
    <tr key={rung} class={`of-${rung}`}>
      <td class="left">
        <Bar n={value(rung, first.id)} most={most} side="first" />
      </td>
      <th scope="row">{rungName(rung)}</th>
      <td>
        <Bar n={value(rung, second.id)} most={most} side="second" />
      </td>
    </tr>
  );
  // A name that left the paper cannot be held against what it was promised.
  const proved = w.candidates.flatMap((candidate) => {
    if (!(candidate.id in ballot.votes)) return [];
    const came = ballot.votes[candidate.id] ?? 0;
    const n = brokenAtLeast(after, candidate.id, came);
    return n > 0 ? [say('funnel.at-least', { name: candidate.short, held: after.promises[candidate.id] ?? 0, came, n })] : [];
  });
  return (
    <section class={`sheet funnel over-${overTheVote()}`}>
      <h2>{sayOfBallot('funnel.title')}</h2>
      {many ? (
        <ManyNames rungs={[...rungs, 'papers']} value={value} most={most} />
      ) : (
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
          <tbody>{rungs.map(row)}</tbody>
          <tbody class="below-curtain">
            <tr class="band">
              <td colSpan={3}>
                <span class={overTheVote()}>
                  <em>{sayOfBallot('funnel.curtain')}</em>
                </span>
              </td>
            </tr>
            {row('papers')}
          </tbody>
        </table>
      )}
      <p class="word proved-line">
        {proved.length > 0 ? <b>{proved.join(' ')}</b> : null} <em>{sayOfBallot('funnel.cannot-tell')}</em>
      </p>
      <p class="muted small">{say(shown ? 'funnel.both' : 'funnel.too-few', { n: after.doublePromises })}</p>
    </section>
  );
}

/** Papers are votes where they were said aloud. */
const rungName = (rung: Rung): string => (rung === 'papers' ? sayOfBallot('funnel.papers') : say(`funnel.${rung}`));

/** More than two names: a column each, so that the rungs stay rows and the page stays narrow; the papers last, below the curtain's colour. */
function ManyNames({ rungs, value, most }: { rungs: readonly Rung[]; value: (rung: Rung, id: string) => number; most: number }) {
  const pub = publicView.value;
  const last = pub ? mainBallot(pub) : undefined;
  const gone = (id: string) => last !== undefined && !(id in last.votes);
  return (
    <table class="many-names">
      <thead>
        <tr>
          <td />
          {world.value?.candidates.map((candidate) => (
            <th key={candidate.id} scope="col">
              <Ink id={candidate.id} certainty={2} /> {candidate.short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rungs.map((rung) => (
          <tr key={rung} class={`of-${rung}`}>
            <th scope="row">{rungName(rung)}</th>
            {world.value?.candidates.map(({ id }) => (
              <td key={id}>
                <b>{rung === 'papers' && gone(id) ? '–' : value(rung, id)}</b>
                <svg viewBox="0 0 100 12" preserveAspectRatio="xMinYMid meet" aria-hidden="true">
                  <rect width={(100 * value(rung, id)) / most} height="12" fill={`url(#ink-${sideOf(id)})`} class="edge" />
                </svg>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A bar from the middle outwards, its number at the end. */
function Bar({ n, most, side }: { n: number; most: number; side: Place }) {
  const wide = (150 * n) / most;
  const left = side === 'first';
  return (
    <svg viewBox="0 0 200 34" preserveAspectRatio={left ? 'xMaxYMid meet' : 'xMinYMid meet'} role="img" aria-label={String(n)}>
      <rect x={left ? 200 - wide : 0} y="3" width={wide} height="28" fill={`url(#ink-${side})`} class="edge" />
      <text x={left ? 200 - wide - 9 : wide + 9} y="18" text-anchor={left ? 'end' : 'start'}>
        {n}
      </text>
    </svg>
  );
}
