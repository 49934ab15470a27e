import type { DealWorth } from '#shared/bots/coach.ts';
import type { Clause } from '#shared/game/command.ts';
import { coach } from '../../store/coach.ts';
import { say } from '../../store/words.ts';
import { asNoun } from '../sentence.ts';

/** What an offer before me is worth to my seat and why; nothing while there is no coach. */
export function OfferWorth({ id, clauses }: { id: string; clauses: readonly Clause[] }) {
  const now = coach.value;
  return <Worth worth={now?.lib.dealWorth(now.mind, id) ?? null} clauses={clauses} each={false} />;
}

/** The same for the offer that is being written; `each`: it goes to several. */
export function DraftWorth({ clauses, each }: { clauses: readonly Clause[]; each: boolean }) {
  const now = coach.value;
  return <Worth worth={now && clauses.length > 0 ? now.lib.clausesWorth(now.mind, clauses) : null} clauses={clauses} each={each} />;
}

const Worth = ({ worth, clauses, each }: { worth: DealWorth | null; clauses: readonly Clause[]; each: boolean }) =>
  worth === null ? null : (
    <p class="coach-line small" data-testid="coach-worth">
      <b>{say('coach')}</b> <span>{worthText(worth, clauses, each)}</span>
    </p>
  );

/** What it is worth, and because of what: what one gets, what one does, what others do beside one. */
export function worthText({ total, unit, parts }: DealWorth, clauses: readonly Clause[], each = false): string {
  const sides = SIDES.flatMap((key) => {
    const mine = parts.filter((part) => part.key === key && part.worth !== 0);
    if (mine.length === 0) return [];
    const args = { side: say(key), worth: signed(mine.reduce((sum, part) => sum + part.worth, 0)) };
    const things = mine.flatMap(({ clause }) => (clause === null || !clauses[clause] ? [] : [asNoun(clauses[clause])]));
    return [things.length > 0 ? say('coach.worth.part', { ...args, things: things.join(', ') }) : say('coach.worth.bargain', args)];
  });
  if (sides.length === 0) return say('coach.worth.nothing');
  return say(each ? 'coach.worth.each' : 'coach.worth', { total: say(`coach.${unit}`, { n: signed(total) }), list: sides.join(', ') });
}

const SIDES = ['coach.get', 'coach.do', 'coach.others', 'coach.bargain'] as const;

/** With its sign, and one place after the point. */
const signed = (n: number): string => `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(1)}`;
