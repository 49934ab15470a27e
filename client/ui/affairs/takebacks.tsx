import { seatView } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { inOneSentence } from '../sentence.ts';
import { Deeds } from './section.tsx';

/** Offers of others that I accepted and that still wait for somebody: a yes may be taken back until then. */
export function Takebacks() {
  const view = seatView.value;
  const open = view?.deals.filter((deal) => deal.status === 'open' && deal.by !== view.seat && deal.accepted.includes(view.seat)) ?? [];
  if (!view || open.length === 0) return null;
  return (
    <section class="sheet card takebacks">
      <h3 class="label">{say('takeback.title')}</h3>
      {open.map((deal) => (
        <div key={deal.id}>
          <p>
            <b class="name">{nameOf(deal.by)}</b> {inOneSentence(deal, view.seat)}
          </p>
          <Deeds deeds={[{ command: { type: 'deal.takeback', deal: deal.id }, label: say('takeback.do'), testid: 'takeback' }]} />
        </div>
      ))}
    </section>
  );
}
