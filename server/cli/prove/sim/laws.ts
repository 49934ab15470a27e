import { publicView, seatView } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { canonical } from '#shared/kit/digest.ts';
import { HallState, paint } from '../../../rooms/hall-state.ts';
import { fold, openingOf, verify } from '../../../table/hosted-table.ts';
import type { Disk } from './disk.ts';
import type { Person } from './person.ts';
import type { Server } from './server.ts';

/** The laws of a simulated game, each as a sentence for what broke it. */

/** At any moment without a write under way: the table is what its journal makes. */
export function stateIsFold({ room }: Server, disk: Disk): readonly string[] {
  const table = room?.sitting.table;
  if (!room || !table) return [];
  const { header } = room.sitting;
  const folded = fold(table.table.world, openingOf(table.table.world, header), disk.entries(header.code));
  const kept = disk.header(header.code);
  return [
    ...(canonical(folded) === canonical(table.state) ? [] : [`the table is not what its journal makes, in ${table.state.phase}`]),
    ...(canonical(kept) === canonical(header) ? [] : [`the header is not the one on disk, in ${table.state.phase}`]),
  ];
}

/** At the end, when everything is well again. */
export function broken(server: Server, disk: Disk, people: readonly Person[]): readonly string[] {
  const { room, code } = server;
  if (!room || code === null) return ['the room did not come back'];
  if (!room.sitting.table) return ['the game did not begin'];
  return [
    ...(room.stopped ? ['the room has stopped'] : []),
    ...(server.toldTooEarly > 0 ? [`${server.toldTooEarly} times somebody was told what was not on disk`] : []),
    ...(room.sitting.isOver ? [] : [`the game stands still in ${room.sitting.table.state.phase}`]),
    ...stateIsFold(server, disk),
    ...requests(disk, code, people),
    ...decidedAgain(disk, code),
    ...ballots(server),
    ...people.flatMap((person) => seatAndView(server, person)),
    ...hallIsPublic(server),
  ];
}

/** Accepted in somebody's hearing: on disk once. Refused: not on disk. */
function requests(disk: Disk, code: string, people: readonly Person[]): string[] {
  const times = new Map<string, number>();
  for (const { request } of disk.entries(code)) if (request !== null) times.set(request, (times.get(request) ?? 0) + 1);
  const commands = people.flatMap((person) =>
    person.requests
      .filter(({ name }) => name === 'command')
      .map(({ id, answer }) => ({ answer, times: times.get(`${person.name}/${id}`) ?? 0 })),
  );
  return [
    ...(commands.some((one) => one.answer?.ok && one.times === 0) ? ['an acknowledged command is lost'] : []),
    ...([...times.values()].some((n) => n > 1) ? ['a command is done twice'] : []),
    ...(commands.some((one) => one.answer?.ok === false && one.times > 0) ? ['a refused command was done'] : []),
    ...(people.some((person) => person.unanswered) ? ['a request was never answered'] : []),
  ];
}

function decidedAgain(disk: Disk, code: string): string[] {
  const header = disk.header(code);
  if (!header) return ['there is no header'];
  const at = verify(header, disk.entries(code));
  return at === null ? [] : [`act ${at} would be decided otherwise`];
}

/** Every ballot was counted once, and as many papers are counted as were in the box, never more than the roll has. */
function ballots({ room }: Server): string[] {
  const table = room?.sitting.table;
  if (!table) return [];
  const all = table.state.ballots.flatMap(({ tally, roll, post, round }) => (tally ? [{ tally, roll, of: `${post}/${round}` }] : []));
  const sum = (votes: readonly number[]) => votes.reduce((so, n) => so + n, 0);
  return [
    ...(all.length > 0 ? [] : ['there was no ballot']),
    ...(all.some(({ tally }) => sum(Object.values(tally.votes)) + tally.uncounted !== tally.papers) ? ['papers were lost or made up'] : []),
    ...(all.some(({ tally, roll }) => tally.papers > roll.filter(Boolean).length) ? ['more papers than states on the roll'] : []),
    ...(new Set(all.map(({ of }) => of)).size < all.length ? ['a ballot was counted twice'] : []),
  ];
}

/** Everybody is here, in the seat they were given, and sees what the state says. */
function seatAndView({ room }: Server, person: Person): string[] {
  const sitting = room?.sitting;
  if (!sitting?.table) return [];
  const taken = person.requests.some(({ name, answer }) => name === 'seat.take' && answer?.ok);
  if (!taken) return [`${person.name} never got a seat`];
  if (!person.here) return [`${person.name} did not come back`];
  if (person.welcome?.seat !== person.name) return [`${person.name} sits elsewhere`];
  const { table, state } = sitting.table;
  const should = canonical(JSON.parse(JSON.stringify(seatView(table.world, state, person.name))));
  return canonical(person.view) === should ? [] : [`${person.name} sees something else than the state says`];
}

function hallIsPublic({ room }: Server): string[] {
  const table = room?.sitting.table;
  if (!room || !table) return [];
  const fresh = new HallState();
  paint(fresh, publicView(compileWorld(table.table.world.scenario), table.state));
  const parts = ['head', 'affairs', 'briefing', 'after'] as const;
  const lists = ['seats', 'states', 'ballots', 'record'] as const;
  const same =
    parts.every((key) => fresh[key] === room.state[key]) && lists.every((key) => [...fresh[key]].join() === [...room.state[key]].join());
  return same ? [] : ['the hall shows something else than the state says'];
}
