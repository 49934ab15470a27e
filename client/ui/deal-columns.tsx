import type { DealView } from '#shared/game/view.types.ts';
import { seatView } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf } from './gesture.ts';
import { Chip, clauseText } from './parts.tsx';

/** Who gives what, a column for each party; a clause shows how it stands once the deal is settled. */
export function DealColumns({ deal }: { deal: DealView }) {
  const me = seatView.value?.seat ?? '';
  const parties = [...deal.parties.filter((party) => party !== me), ...(deal.parties.includes(me) ? [me] : [])];
  const heading = (party: string) =>
    party === me ? say('compose.we') : parties.length > 2 ? say('compose.third', { name: nameOf(party) }) : say('compose.they');
  return (
    <div class="two">
      {parties.map((party) => {
        const clauses = deal.clauses
          .map((clause, i) => ({ clause, i }))
          .filter(({ clause }) => clause.by === party && clause.kind !== 'note');
        return (
          <section key={party} class="column">
            <h3 class="label">{heading(party)}</h3>
            <div class="chips column">
              {clauses.length === 0 ? <span class="small muted">{say('offer.nothing')}</span> : null}
              {clauses.map(({ clause, i }) => (
                <Chip key={clauseText(clause)} clause={clause} status={deal.clauseStatus[i] ?? ''} />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
