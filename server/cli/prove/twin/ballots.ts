import { callBallot } from '#shared/game/papers.ts';
import { facilitated } from './hidden.ts';
import { paperBody } from './papers.ts';
import { ask, type Stage } from './stage.ts';
import type { Ask } from './step.ts';

/** Guesses at the result, dealt round otherwise in the second run: only their list is ever told. */
export function forecasts(stage: Stage): void {
  const who = stage.plan.hidden.map((seat) => stage.plan.people.indexOf(seat)).filter((person) => stage.pair.here(person));
  const guesses = who.map(() => 10 + stage.pick(16));
  const turned = guesses.map((_, n) => guesses[(n + 1) % guesses.length] as number);
  const body = (votes: number | undefined) => ({ command: { type: 'forecast.seal', votes, uncounted: 1 } });
  const acts = who.map((person, n): Ask => ({ ...ask(person, 'command', body(guesses[n])), other: body(turned[n]) }));
  const order = facilitated(stage.plan) ? undefined : acts.map((_, n) => acts.length - 1 - n);
  if (acts.length > 0) stage.take({ side: 'both', acts, ...(order ? { order } : {}), unit: stage.next() });
}

/** The same papers in other hands, and in another order; some are changed before the close. */
export function papers(stage: Stage): void {
  const { world, state } = stage.scene(0);
  const call = callBallot(world, state);
  const people = [...new Set(call.electorate)].map((seat) => stage.plan.people.indexOf(seat)).filter((who) => stage.pair.here(who));
  const papers = people.map(() => [0, 1, null][stage.pick(3)] as number | null);
  const by = 1 + stage.pick(Math.max(1, people.length - 1));
  const turned = papers.map((_, n) => papers[(n + by) % papers.length] as number | null);
  const acts = people.map((who, n): Ask => {
    const [first, second] = [papers[n] ?? null, turned[n] ?? null];
    return { ...ask(who, 'paper', paperBody(call, first)), other: paperBody(call, second) };
  });
  // A watched voter stands where they stand, so their answer comes when it comes.
  const isWatched = (who: number) => stage.plan.viewers.some((viewer) => viewer.person === who);
  const watched = people.map(isWatched);
  const free = acts.flatMap((_, n) => (watched[n] ? [] : [n]));
  const order = acts.map((_, n) => (watched[n] ? n : (free[free.length - 1 - free.indexOf(n)] as number)));
  const first = acts.filter(() => stage.pick(4) === 0);
  for (const act of first) if (!isWatched(act.who)) stage.take({ side: stage.pick(2) as 0 | 1, acts: [act], unit: stage.next() });
  if (acts.length > 0) stage.take({ side: 'both', acts, order, unit: stage.next() });
}
