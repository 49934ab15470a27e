import { publicView, world } from '../store/store.ts';
import { say } from '../store/words.ts';

const RUNGS = ['handshakes', 'promises', 'backing', 'papers'] as const;

/** Four rungs a side and the gaps between them; the curtain falls before the last. */
export function Funnel() {
  const pub = publicView.value;
  const w = world.value;
  const after = pub?.after;
  const ballot = pub?.ballots.at(-1);
  if (!w || !after || !ballot) return null;
  const value = (rung: (typeof RUNGS)[number], id: string) => (rung === 'papers' ? (ballot.votes[id] ?? 0) : (after[rung][id] ?? 0));
  const most = Math.max(1, ...RUNGS.flatMap((rung) => w.candidates.map((candidate) => value(rung, candidate.id))));
  return (
    <section class="sheet funnel">
      <h2>{say('funnel.title')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.candidates[0].short}</th>
            <td />
            <th scope="col">{w.candidates[1].short}</th>
          </tr>
        </thead>
        <tbody>
          {RUNGS.map((rung) => (
            <tr key={rung} class={rung === 'papers' ? 'papers' : ''}>
              {w.candidates
                .map((candidate, i) => (
                  <td key={candidate.id} class={i === 0 ? 'left' : 'right'}>
                    <b>{value(rung, candidate.id)}</b>
                    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                      <rect
                        class={i === 0 ? 'first' : 'second'}
                        x={i === 0 ? 100 - (100 * value(rung, candidate.id)) / most : 0}
                        width={(100 * value(rung, candidate.id)) / most}
                        height="10"
                      />
                    </svg>
                  </td>
                ))
                .flatMap((cell, i) =>
                  i === 0
                    ? [
                        cell,
                        <th key="rung" scope="row">
                          {say(`funnel.${rung}`)}
                        </th>,
                      ]
                    : [cell],
                )}
            </tr>
          ))}
        </tbody>
      </table>
      {w.candidates.map((candidate) => {
        const held = after.promises[candidate.id] ?? 0;
        const came = ballot.votes[candidate.id] ?? 0;
        return after.comparable[candidate.id] && held > came ? (
          <p key={candidate.id}>{say('funnel.at-least', { name: candidate.short, held, came, n: held - came })}</p>
        ) : null;
      })}
      <p class="say">{say('funnel.cannot-tell')}</p>
      <p class="muted small">{say('funnel.both', { n: after.doublePromises })}</p>
    </section>
  );
}
