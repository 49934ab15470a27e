import { publicView, seatView } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf } from './gesture.ts';
import { compose } from './stacks.ts';

/** To whom? Delegations and campaigns at the table; any other state is picked in the hall. */
export function PickPartner() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  const at = (kind: 'campaign' | 'delegation') =>
    pub.seats.filter((seat) => seat.id !== view.seat && seat.held !== 'game' && (seat.kind === 'delegation') === (kind === 'delegation'));
  return (
    <article class="sheet composer">
      <div class="masthead">
        <h2 tabIndex={-1} class="card-heading">
          {say('compose.to-whom')}
        </h2>
      </div>
      {(['campaign', 'delegation'] as const).map((kind) => (
        <section key={kind}>
          <h3 class="label">{say(`compose.to.${kind}`)}</h3>
          <p class="chips">
            {at(kind).map((seat) => (
              <button key={seat.id} type="button" class="plate sm as-button" onClick={() => compose([seat.id])}>
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
