import { isGoods } from '#shared/game/deal.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { bestOther, topOf } from '#shared/game/world.ts';
import { seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { affairsNews } from './affairs/news.ts';
import { reasonText } from './affairs/reasons.ts';
import { nameOf, shortOf } from './gesture.ts';
import { clauseText, names } from './parts.tsx';

/** How my offers fared and what was settled: all of one act together, and only those who refused are named for refusing. */
export function outcomes(events: readonly GameEvent[]): string[] {
  const view = seatView.value;
  if (!view) return [];
  const mine = (id: string) => view.deals.find((deal) => deal.id === id)?.by === view.seat;
  const others = (parties: readonly string[]) => parties.filter((party) => party !== view.seat);
  const settled = events.flatMap((event) => (event.type === 'deal.settled' ? [event] : []));
  const closed = events.flatMap((event) => (event.type === 'deal.closed' && mine(event.deal) && event.by !== view.seat ? [event] : []));
  const refused = closed.filter((event) => event.status === 'refused');
  const gone = closed.filter((event) => event.status !== 'refused');
  const yes = settled.flatMap((event) => others(event.parties));
  const lines: string[] = [];
  const answered = settled.filter((event) => mine(event.deal)).length + refused.length;
  if (answered > 1 && refused.length > 0)
    lines.push(say(yes.length > 0 ? 'news.some' : 'news.nobody', { n: yes.length, of: answered, names: names(yes) }));
  else if (yes.length > 0) lines.push(say('news.settled', { name: names(yes) }));
  for (const reason of new Set(refused.map((event) => event.reason))) {
    const alike = refused.filter((event) => event.reason === reason);
    const who = alike.map((event) => event.by);
    const words = reasonText({ id: alike[0]?.deal ?? '', reason: { by: who[0] ?? '', key: reason } }, view.deals);
    lines.push(say(words ? 'news.refused.why' : 'news.refused', { name: names(who), why: words }));
  }
  if (gone.length > 0) lines.push(say('news.gone', { name: names(gone.flatMap((event) => others(event.parties))) }));
  return lines;
}

/** Goods that have come to me, by giver. */
export function arrivals(events: readonly GameEvent[]): string[] {
  const me = seatView.value?.seat;
  return events.flatMap((event) =>
    event.type === 'clause.done' && isGoods(event.clause) && event.clause.to === me
      ? [say('news.arrived', { goods: clauseText({ ...event.clause, when: 'now' }), name: nameOf(event.clause.by) })]
      : [],
  );
}

/** An event in words, or null if its screen says it already or nobody needs to hear it. */
export function lineOf(event: GameEvent): string | null {
  const me = seatView.value?.seat ?? '';
  const candidate = (c: number) => world.value?.candidates[c]?.short ?? '';
  switch (event.type) {
    case 'persuaded':
      return event.by === me ? say('news.persuaded', { names: names(event.states), name: candidate(event.candidate) }) : null;
    case 'asked.quietly':
      return event.by === me && event.readings.length > 0
        ? say('news.asked', { list: event.readings.map(({ state, values }) => `${nameOf(state)}: ${heardText(values)}`).join('. ') })
        : null;
    case 'promise.asked': {
      if (event.by !== me) return null;
      const yes = event.answers.filter((answer) => answer.yes);
      const no = event.answers.filter((answer) => !answer.yes);
      return [
        yes.length > 0 ? say('news.promised', { names: names(yes.map((answer) => answer.state)) }) : '',
        no.length > 0 ? say('news.not-promised', { names: names(no.map((answer) => answer.state)) }) : '',
      ]
        .filter(Boolean)
        .join(' ');
    }
    case 'promise.given':
      return event.state === me
        ? say('news.gave-promise', { name: candidate(event.candidate) })
        : say('news.got-promise', { name: nameOf(event.state) });
    case 'promise.withdrawn':
      return event.state === me ? say('news.took-back') : say('news.promise-gone', { name: nameOf(event.state) });
    case 'promise.requested':
      return event.state === me ? say('request.promise', { name: candidate(event.candidate) }) : null;
    case 'circular.sent':
      return event.by === me ? say('news.circular') : null;
    case 'deal.proposed':
      return event.deal.by === me ? null : say('news.offer', { name: nameOf(event.deal.by) });
    case 'clause.breached':
      return say(event.clause.by === me ? 'news.breach.mine' : 'news.breach', { name: nameOf(event.clause.by) });
    case 'seat.held':
      return say(event.by === 'bot' ? 'record.seat-to-bot' : 'record.seat-to-person', { seat: nameOf(event.seat) });
    case 'host.noted':
      return say(`record.host.${event.note}`);
    case 'chair.delivered':
      return event.to === me ? say('news.chair', { name: shortOf(event.by) }) : null;
    default:
      return affairsNews(event);
  }
}

/** A quiet answer in words: how far behind its favourite the state put each name. */
export function heardText(values: readonly number[]): string {
  const top = topOf(values);
  const lead = (values[top] ?? 0) - bestOther(values, top);
  const name = world.value?.candidates[top]?.short ?? '';
  return say(lead < 0.4 ? 'heard.even' : lead < 1.4 ? 'heard.some' : 'heard.clear', { name });
}
