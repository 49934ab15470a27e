import { publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { MovedToday } from './affairs/moved.tsx';
import { otherActs } from './affairs/record-text.ts';
import { nameOf } from './gesture.ts';
import { Ink, Plate, Sheet } from './parts.tsx';
import { Ready } from './ready.tsx';

/** What everybody said in public: who stood up for whom today, as plates under the two names. */
export function Reveal() {
  const pub = publicView.value;
  const view = seatView.value;
  const w = world.value;
  if (!pub || !w) return null;
  const today = pub.states.filter((state) => state.changed === pub.day && pub.day > 0);
  const lines = pub.record.filter((line) => line.day === pub.day && line.phase === 'seal' && line.key !== 'record.floor');
  const floor = pub.record.find((line) => line.day === pub.day && line.key === 'record.floor');
  const took = today.filter((state) => state.backs === null);
  const broken = view?.deals.some((deal) => deal.day === pub.day && deal.clauseStatus.includes('breached'));
  return (
    <Sheet title={say('reveal.title')}>
      {floor ? (
        <div class={`stood-up of-${w.candidates.length}`}>
          {w.candidates.map((candidate) => {
            const backers = today.filter((state) => state.backs === candidate.id);
            return (
              <section key={candidate.id}>
                <h2>
                  <Ink id={candidate.id} /> {say('reveal.for', { name: candidate.short })}
                </h2>
                {backers.length === 0 ? <p class="muted">{say('reveal.nobody')}</p> : null}
                <p class="chips">
                  {backers.map((state) => (
                    <Plate key={state.id} name={nameOf(state.id)} size="sm" />
                  ))}
                </p>
              </section>
            );
          })}
        </div>
      ) : null}
      {floor && Number(floor.args.speeches) > 0 ? <p>{say('reveal.speeches', { n: Number(floor.args.speeches) })}</p> : null}
      {took.length > 0 ? <p>{say('reveal.took-back', { names: took.map((state) => nameOf(state.id)).join(', ') })}</p> : null}
      {lines.map((line, i) => (
        <p key={`${line.key}${i}`} class="word big">
          {say(line.key, line.args)}
        </p>
      ))}
      {floor && typeof floor.args.other === 'string' && floor.args.other !== '–' ? <p>{otherActs(floor)}</p> : null}
      <MovedToday />
      {broken ? <p class="muted">{say('reveal.returned')}</p> : null}
      <Ready label={say('reveal.go')} />
    </Sheet>
  );
}
