import { choicesFor } from '../game/choices.ts';
import type { Command } from '../game/command.ts';
import { sample } from '../game/sample.ts';
import type { BotMind } from './bot.ts';

/** Level 0: something legal, drawn by lot; an offer is answered by the toss of a coin. */
export function internMove(mind: BotMind): Command | null {
  const { world, pub, view } = mind;
  const waiting = view.deals.find((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat));
  const nth = view.deals.length + view.asked.length;
  const answers = pub.phase === 'corridor' || pub.phase === 'recess';
  if (answers && waiting) {
    const { commands } = choicesFor(world, pub, view);
    const fitting = commands.filter((command) => command.type === 'deal.answer' && command.deal === waiting.id);
    return fitting[mind.pick(fitting.length, 'answer', waiting.id)] ?? null;
  }
  if (answers && (view.purse.talks < 1 || mind.spentTalks >= mind.talksByNow)) return null;
  const { commands, forms } = choicesFor(world, pub, view);
  let draws = 0;
  const pick = (n: number) => mind.pick(n, 'intern', pub.beat, view.purse.talks, nth, draws++);
  const plain = commands.filter((command) => FREELY.has(command.type));
  const at = pick(forms.length + (plain.length > 0 ? 1 : 0));
  const form = forms[at];
  return form ? sample(world, pub, view, form, pick) : (plain[pick(plain.length)] ?? null);
}

/** What an intern may do at random without ending its own game. */
const FREELY: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'promise.circulate',
  'line.table',
  'line.vote',
  'straw.answer',
  'group.nudge',
  'oath.bend',
  'investigate',
  'quote.give',
  'press.print',
  'floor.seal',
  'rollcall.vote',
  'forecast.seal',
  'vote.aloud',
]);
