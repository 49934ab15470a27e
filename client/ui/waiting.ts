import type { DealView, SeatView } from '#shared/game/view.types.ts';

/** What waits for this seat's answer: offers by others, and requests for a written promise. */
export function waitingFor(view: SeatView): { readonly offers: readonly DealView[]; readonly requests: readonly string[] } {
  return {
    offers: view.deals.filter((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat)),
    requests: view.requests.filter((id) => !view.given[id]?.live),
  };
}

/** Offers of this seat that others have not answered. */
export const awaitedBy = (view: SeatView): readonly DealView[] =>
  view.deals.filter((deal) => deal.status === 'open' && deal.by === view.seat);
