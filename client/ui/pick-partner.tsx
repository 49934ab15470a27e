import type { SeatKind } from '#shared/scenario/schema.ts';
import { publicView, seatView } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf } from './gesture.ts';
import { compose } from './stacks.ts';

const GROUPS = ['campaign', 'delegation', 'other'] as const;
type Group = (typeof GROUPS)[number];

/** Where a seat stands in the list; the press makes no deals and is not in it. */
const groupOf = (kind: SeatKind): Group | null =>
  kind === 'press' ? null : kind === 'delegation' ? 'delegation' : kind === 'sector' ? 'other' : 'campaign';

/** To whom? Delegations and campaigns at the table; any other state is picked in the hall. */
export function PickPartner() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  const at = (group: Group) => pub.seats.filter((seat) => seat.id !== view.seat && seat.held !== 'game' && groupOf(seat.kind) === group);
  return (
    <article class="sheet composer">
      <div class="masthead">
        <h2 tabIndex={-1} class="card-heading">
          {say('compose.to-whom')}
        </h2>
      </div>
      {GROUPS.filter((kind) => at(kind).length > 0).map((kind) => (
        <section key={kind}>
          <h3 class="label">{say(`compose.to.${kind}`)}</h3>
          <p class="chips">
            {at(kind).map((seat) => (
              <button key={seat.id} type="button" class="plate sm as-button" data-testid="partner" onClick={() => compose([seat.id])}>
                {nameOf(seat.id)}
              </button>
            ))}
          </p>
        </section>
      ))}
      <p class="muted small">{say('compose.to-whom.text')}</p>
    </article>
  );
}
