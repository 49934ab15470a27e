import { chance } from '../kit/dice.ts';
import { sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import { holdCaucuses, readPolls } from './blocs.ts';
import { foundAtNight, leakToPress } from './documents.ts';
import type { GameEvent } from './event.ts';
import { readTexts } from './groups.ts';
import { comeOut } from './oath.ts';
import { perSeat } from './per-seat.ts';
import { opened } from './phase-opened.ts';
import { leakAtNight } from './scandal.ts';
import type { Face, GameState, Line } from './state.ts';
import { lead, promiseOdds } from './utility.ts';
import type { World } from './world.ts';

/** What happens between two days (docs/rulebook.md §3). */

/** Night, in this order: lines, texts, leaks, discoveries, letters; then the briefing, and a new day or the last evening. */
export function night(world: World, state: GameState): GameEvent[] {
  const { day } = state;
  const answered = state.circulars.flatMap((circular): GameEvent[] => {
    const members = (world.blocMembers.get(circular.bloc) ?? []).filter((i) => {
      const id = (world.states[i] as StateRow).id;
      return (state.seats[id]?.held ?? 'game') === 'game' && !state.promises[circular.candidate]?.[id]?.live;
    });
    const answers = members.map((i) => {
      const id = (world.states[i] as StateRow).id;
      const odds = promiseOdds(world, lead(world, state, i, circular.candidate));
      return { state: id, yes: chance(sigmoid(odds), state.seed, 'promise', id, circular.candidate, day + 0.5) };
    });
    return perSeat(world, answers).map((part): GameEvent => ({ type: 'circular.answered', ...circular, answers: part }));
  });
  const next = day >= world.scenario.days ? opened('handshake', day) : opened('briefing', day + 1);
  const lines = holdCaucuses(world, state);
  const leaks = [...comeOut(world, state), ...leakAtNight(world, state), ...leakToPress(world, state)];
  const read = day < world.scenario.days ? headlinesOf(world, day + 1) : [];
  const happened = [...lines, ...readPolls(world, state), ...readTexts(world, state), ...leaks, ...foundAtNight(world, state)];
  return [
    opened('night', day),
    ...happened,
    ...answered,
    ...read,
    { type: 'night.fell', briefing: briefing(world, state, happened) },
    next,
  ];
}

/** Headlines that the scenario has for this morning. */
const headlinesOf = (world: World, day: number): GameEvent[] =>
  world.scenario.headlines
    .filter((headline) => headline.day === day)
    .map((headline): GameEvent => ({ type: 'headline.read', text: headline.text, effect: headline.effect }));

/** At most three lines, each with its because, from public facts only: who backs whom, what the day brings, then the night's news. */
function briefing(world: World, state: GameState, happened: readonly GameEvent[]): Line[] {
  const day = state.day + 1;
  const line = (key: string, args: Line['args'] = {}): Line => ({
    day,
    phase: 'briefing',
    key,
    args,
  });
  const fresh = world.candidates.map((_, c) => state.faces.filter((face: Face) => face.changed === state.day && face.backs === c).length);
  const lines: Line[] = [];
  if (fresh.some((n) => n > 0)) {
    lines.push(line('briefing.backing', { list: world.candidates.map((candidate, c) => `${candidate.short} ${fresh[c]}`).join(', ') }));
  } else {
    lines.push(line('briefing.quiet'));
  }
  const call = world.scenario.rollCall;
  if (call && call.day === day) lines.push(line('briefing.rollcall-today', { title: call.title }));
  for (const headline of world.scenario.headlines) if (headline.day === day) lines.push(line('briefing.headline', { text: headline.text }));
  lines.push(...newsOf(world, happened).map(({ key, args }) => line(key, args)));
  if (day === world.scenario.days) lines.push(line(world.scenario.ballot.open ? 'briefing.last-day.aloud' : 'briefing.last-day'));
  return lines.slice(0, 3);
}

/** What the night brought that everyone reads, most striking first. */
function newsOf(world: World, happened: readonly GameEvent[]): { readonly key: string; readonly args: Line['args'] }[] {
  const short = (c: number) => world.candidates[c]?.short ?? '';
  const blocName = (id: string) => world.scenario.blocs.find((bloc) => bloc.id === id)?.name ?? id;
  const news: { readonly key: string; readonly args: Line['args'] }[] = [];
  const told = new Set<number>();
  for (const event of happened) {
    if (event.type === 'scandal.broke') news.push({ key: 'briefing.scandal.chairs', args: { candidate: short(event.candidate) } });
    // Several pledges of one name may come out in a night: that is one piece of news.
    if (event.type === 'oath.out' && !told.has(event.candidate)) {
      told.add(event.candidate);
      news.push({ key: 'briefing.oath-out', args: { candidate: short(event.candidate) } });
    }
  }
  for (const event of happened) {
    if (event.type === 'line.adopted')
      news.push({ key: 'briefing.line', args: { bloc: blocName(event.bloc), candidate: short(event.candidate) } });
  }
  for (const event of happened) {
    const poll = event.type === 'straw.read' ? event.polls[0] : undefined;
    if (poll)
      news.push({
        key: 'briefing.straw',
        args: {
          bloc: blocName(poll.bloc),
          list: world.candidates.map((candidate, c) => `${candidate.short} ${poll.counts[c]}`).join(', '),
          neither: poll.counts.at(-1) ?? 0,
        },
      });
  }
  return news;
}
