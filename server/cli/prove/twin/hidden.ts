import { choicesFor, refusalFor } from '#shared/game/choices.ts';
import type { Clause, Command } from '#shared/game/command.ts';
import { decide } from '#shared/game/decide.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { sample } from '#shared/game/sample.ts';
import type { Deal, GameState } from '#shared/game/state.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { campOf, campSeats, type World } from '#shared/game/world.ts';
import type { Chooser, Plan } from './plan.ts';

/** What a table is, seen by somebody who plans hidden acts for it. */
export interface Scene {
  readonly plan: Plan;
  readonly world: World;
  readonly state: GameState;
  readonly pick: Chooser;
}

type Table = Pick<Scene, 'world' | 'state'>;

/** A command of a seat. */
export interface Deed {
  readonly seat: string;
  readonly command: Command;
}

/** What a table would make of a deed; null where it would be refused. */
export function preview({ world, state }: Table, { seat, command }: Deed): readonly GameEvent[] | null {
  const result = decide(world, state, seat, command);
  return result.ok ? result.value : null;
}

export const isLegal = ({ world, state }: Table, { seat, command }: Deed): boolean =>
  refusalFor(world, publicView(world, state), seatView(world, state, seat), command) === null;

/**
 * Whether nobody who watches sees these facts: written here anew from the rulebook (§8), not asked of the code that is being proved.
 * They may have consequences that all see; a deed of both runs has them in both.
 */
export const areUnseen = (scene: Scene, events: readonly GameEvent[]): boolean => events.every((event) => isUnseen(scene, event));

/** Whether these facts are unseen and nothing that anybody sees will ever follow from them: one run may have them alone. */
export const leaveNoTrace = (scene: Scene, events: readonly GameEvent[]): boolean =>
  areUnseen(scene, events) &&
  events.every((event) => {
    // A text that moved is read by all in the morning.
    if (event.type === 'group.moved') return false;
    if (event.type !== 'deal.settled') return true;
    const made = events.find((one) => one.type === 'deal.proposed' && one.deal.id === event.deal);
    const deal = made?.type === 'deal.proposed' ? made.deal : scene.state.deals[event.deal];
    return deal !== undefined && hasNoConsequence(scene, deal);
  });

function isUnseen(scene: Scene, event: GameEvent): boolean {
  const { plan, world } = scene;
  const among = (parties: readonly string[]) => parties.every((party) => plan.hidden.includes(party) || !world.seatRows.has(party));
  switch (event.type) {
    case 'deal.proposed':
      return among(event.deal.parties);
    case 'deal.accepted':
    case 'deal.takenback':
    case 'deal.closed':
    case 'deal.settled':
      return among(event.parties);
    case 'document.shown':
      return plan.hidden.includes(event.by) && event.to.every((seat) => plan.hidden.includes(seat));
    case 'promise.given':
    case 'promise.withdrawn':
      return plan.hidden.includes(event.state) && campIsHidden(scene, event.candidate);
    case 'promise.requested':
      return plan.hidden.includes(event.by) && plan.hidden.includes(event.state);
    case 'floor.sealed':
    case 'rollcall.sealed':
    case 'forecast.sealed':
      return plan.hidden.includes(event.seat) && !facilitated(plan);
    case 'line.voted':
    case 'straw.answered':
    case 'group.staffed':
      return plan.hidden.includes(event.seat);
    case 'handshake.given':
      return plan.hidden.includes(event.seat) && campIsHidden(scene, event.candidate);
    case 'investigated':
      return plan.hidden.includes(event.by) && !event.found;
    case 'asked.quietly':
      return plan.hidden.includes(event.by) && campOf(world, event.by) === null;
    case 'group.moved':
      return [event.by, ...event.room].every((seat) => plan.hidden.includes(seat));
    default:
      return false;
  }
}

/** The host's console shows who has sealed, so an extra seal is not hidden from a facilitator. */
export const facilitated = (plan: Plan): boolean => plan.viewers.some((viewer) => viewer.kind === 'facilitator');

const campIsHidden = ({ plan, world }: Scene, candidate: number): boolean =>
  campSeats(world, candidate).every((seat) => plan.hidden.includes(seat));

/**
 * A settled deal that changes nothing beyond its parties' purses: words, or goods from one who is no campaign. Deals among seats
 * alone may find their way to the newsroom at night, so not where a viewer or a bot sits there.
 */
function hasNoConsequence({ plan, world }: Scene, deal: Deal): boolean {
  const seated = deal.parties.every((party) => world.seatRows.has(party));
  if (seated && !plan.hidden.includes(pressOf(world))) return false;
  return deal.clauses.every((clause) => clause.kind === 'note' || (seated && isGift(world, clause)));
}

export const pressOf = (world: World): string => world.scenario.seats.find((row) => row.kind === 'press')?.id ?? '';

const isGift = (world: World, clause: Clause): boolean =>
  (clause.kind === 'aid' || clause.kind === 'letter' || clause.kind === 'expertise') &&
  (clause.when === undefined || clause.when === 'now') &&
  campOf(world, clause.by) === null;

/** Hidden deeds that make sense together, for this moment: one after another, with nothing between them. Null when none comes to mind. */
export function hiddenDeeds(scene: Scene, strange: ReadonlySet<string>): readonly Deed[] | null {
  const { plan, pick, state } = scene;
  const seat = plan.hidden[pick(plan.hidden.length)] as string;
  if (state.phase !== 'corridor' && state.phase !== 'recess') return null;
  const ways = [offer, offer, followUp, followUp, followUp, show, promise, ask, ask, vote, staff, gift, gift];
  const deeds = (ways[pick(ways.length)] as (typeof ways)[number])(scene, seat, strange);
  return deeds && isWholeHidden(scene, deeds) ? deeds : null;
}

/** Whether each deed is accepted after the ones before it, and none of them is seen. */
function isWholeHidden(scene: Scene, deeds: readonly Deed[]): boolean {
  const [first, ...rest] = deeds;
  if (!first) return true;
  const events = preview(scene, first);
  // What follows is a taking back, or the same again; it is judged when its turn comes.
  return events !== null && leaveNoTrace(scene, events) && rest.every((deed) => scene.plan.hidden.includes(deed.seat));
}

type Way = (scene: Scene, seat: string, strange: ReadonlySet<string>) => readonly Deed[] | null;

/** An offer to somebody else who is not watched, made from what the seat itself could offer. */
const offer: Way = ({ plan, world, state, pick }, seat) => {
  const [pub, view] = [publicView(world, state), seatView(world, state, seat)];
  const form = choicesFor(world, pub, view).forms.find((one) => one.kind === 'deal');
  if (form?.kind !== 'deal') return null;
  const partners = form.partners.filter(({ id }) => plan.hidden.includes(id));
  const command = partners.length === 0 ? null : sample(world, pub, view, { ...form, partners }, pick);
  return command && [{ seat, command }];
};

/** An offer that binds its maker to something everybody will see: it is kept or broken before all eyes. */
export function bond({ world, plan, pick }: Scene, seat: string): Deed {
  const others = plan.hidden.filter((id) => id !== seat);
  const to = others[pick(others.length)] as string;
  const candidate = world.candidates[pick(world.candidates.length)]?.id ?? '';
  const bonds: readonly Clause[] = [
    { kind: 'silence', by: seat },
    { kind: 'endorse', by: seat, candidate },
    { kind: 'rollcall', by: seat, vote: 'yes' },
    { kind: 'attend', by: seat, present: false },
  ];
  return { seat, command: { type: 'deal.propose', to: [to], clauses: [bonds[pick(bonds.length)] as Clause] } };
}

/** A few words and perhaps a token, said and accepted at once; or words alone to a state that the game answers for. */
const gift: Way = ({ plan, world, state, pick }, seat) => {
  const note: Clause = { kind: 'note', by: seat, text: `Between us, number ${pick(1000)}.` };
  const silent = world.states.filter((row) => !world.seatRows.has(row.id));
  if (pick(3) === 0) return [{ seat, command: { type: 'deal.propose', to: [silent[pick(silent.length)]?.id ?? ''], clauses: [note] } }];
  const to = plan.hidden[pick(plan.hidden.length)] as string;
  const goods: Clause = pick(2) === 0 ? { kind: 'aid', by: seat, to, n: 1 } : { kind: 'letter', by: seat, to, n: 1 };
  let nth = 1;
  while (`${seat}>${to}#${nth}` in state.deals) nth++;
  return [
    { seat, command: { type: 'deal.propose', to: [to], clauses: pick(3) === 0 ? [note] : [note, goods] } },
    { seat: to, command: { type: 'deal.answer', deal: `${seat}>${to}#${nth}`, accept: true } },
  ];
};

/** An answer to an offer that only this run knows. */
const followUp: Way = ({ state, plan, pick }, _, strange) => {
  const open = [...strange].flatMap((id) => (state.deals[id]?.status === 'open' ? [state.deals[id] as Deal] : []));
  const deal = open[pick(open.length)];
  if (!deal) return null;
  const parties = deal.parties.filter((party) => plan.hidden.includes(party));
  const seat = parties[pick(parties.length)] as string;
  if (seat === deal.by) return [{ seat, command: { type: 'deal.withdraw', deal: deal.id } }];
  const commands: Command[] = [
    { type: 'deal.answer', deal: deal.id, accept: true },
    { type: 'deal.answer', deal: deal.id, accept: true },
    { type: 'deal.answer', deal: deal.id, accept: false },
    { type: 'deal.takeback', deal: deal.id },
    { type: 'deal.counter', deal: deal.id, clauses: [{ kind: 'note', by: seat, text: 'Rather this.' }] },
  ];
  return [{ seat, command: commands[pick(commands.length)] as Command }];
};

const show: Way = ({ world, state, plan, pick }, seat) => {
  const documents = seatView(world, state, seat).documents;
  const document = documents[pick(documents.length)];
  const others = plan.hidden.filter((id) => id !== seat);
  const to = others[pick(others.length)];
  return document && to !== undefined ? [{ seat, command: { type: 'document.show', document: document.id, to: [to] } }] : null;
};

/** A written promise, and at once no more. */
const promise: Way = ({ world, pick }, seat) => {
  const candidate = world.candidates[pick(world.candidates.length)]?.id ?? '';
  return [
    { seat, command: { type: 'promise.give', candidate } },
    { seat, command: { type: 'promise.withdraw', candidate } },
  ];
};

const ask: Way = ({ world, plan, pick }, seat) => {
  const candidate = world.candidates[pick(world.candidates.length)]?.id ?? '';
  const states = [world.states.filter((row) => !world.seatRows.has(row.id))[pick(20)]?.id ?? ''];
  const commands: Command[] = [
    { type: 'investigate', candidate },
    { type: 'ask.quietly', states },
    { type: 'promise.ask', states: [plan.hidden[pick(plan.hidden.length)] as string] },
  ];
  return [{ seat, command: commands[pick(commands.length)] as Command }];
};

/** A vote in the caucus or the poll, changed and changed back. */
const vote: Way = ({ world, state, pick }, seat) => {
  const { tabled, straw } = seatView(world, state, seat);
  if (tabled?.mine && pick(2) === 0) {
    const other = tabled.mine === 'yes' ? 'no' : 'yes';
    return [other, tabled.mine].map((said): Deed => ({ seat, command: { type: 'line.vote', vote: said as 'yes' | 'no' } }));
  }
  if (straw === null) return null;
  const back = straw === '' ? null : straw;
  const other = world.candidates.find((candidate) => candidate.id !== back)?.id ?? null;
  return [other, back].map((candidate): Deed => ({ seat, command: { type: 'straw.answer', candidate } }));
};

/** People sent to other rooms, and back. */
const staff: Way = ({ world, state }, seat) => {
  const rooms = state.seats[seat]?.rooms ?? [];
  const others = world.scenario.issues.map((issue) => issue.id).filter((id) => !rooms.includes(id));
  return [others.slice(0, 1), rooms].map((issues): Deed => ({ seat, command: { type: 'group.staff', issues: [...issues] } }));
};
