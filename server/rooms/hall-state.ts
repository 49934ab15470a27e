import { type SchemaType, schema, t } from '@colyseus/schema';
import type { PublicView } from '#shared/game/view.types.ts';

/** A seat that people may take, as the lobby shows it. `host`: whoever sits here begins the game. */
export const LobbySeat = schema(
  {
    id: t.string(),
    taken: t.boolean().default(false),
    connected: t.boolean().default(false),
    ready: t.boolean().default(false),
    host: t.boolean().default(false),
  },
  'LobbySeat',
);

/**
 * What everyone may know, identical for every viewer, and nothing else. Filled from `publicView` alone. Each part travels as text
 * of its own, one per state of the world, so that a change costs only what changed.
 */
export const HallState = schema(
  {
    stage: t.string<'lobby' | 'playing' | 'over'>().default('lobby'),
    scenario: t.string().default(''),
    /** The length it is played at, in minutes; empty for the scenario as written. */
    length: t.string().default(''),
    /** Seconds left in the phase; -1 without a clock. */
    secondsLeft: t.int32().default(-1),
    /** The facilitator has stopped the game: clocks stand still. */
    paused: t.boolean().default(false),
    /** The disk takes nothing: what is asked now is refused, and nothing moves until it does again. */
    unsaved: t.boolean().default(false),
    /** Nobody new comes in. */
    locked: t.boolean().default(false),
    /** The key that envelopes of the ballot that is open are sealed with, in base64; empty while none is. */
    boxKey: t.string().default(''),
    lobby: t.array(LobbySeat),
    head: t.string().default(''),
    affairs: t.string().default('null'),
    seats: t.array('string'),
    states: t.array('string'),
    ballots: t.array('string'),
    briefing: t.string().default('[]'),
    record: t.array('string'),
    after: t.string().default('null'),
  },
  'HallState',
);
export type HallState = SchemaType<typeof HallState>;

/** What was last written into one list of a hall: the items of the view, and their texts. Reading a list of the schema back is slow. */
interface Written {
  items: readonly unknown[];
  readonly texts: string[];
}
type ListKey = 'seats' | 'states' | 'ballots' | 'record';
const written = new WeakMap<HallState, { readonly [key in ListKey]: Written }>();

/** Writes a view into the schema, touching only what differs. Nobody else writes into a hall's lists. */
export function paint(hall: HallState, view: PublicView): void {
  const { seats, states, ballots, briefing, record, after, affairs, ...head } = view;
  set(hall, 'head', JSON.stringify(head));
  set(hall, 'affairs', JSON.stringify(affairs));
  set(hall, 'briefing', JSON.stringify(briefing));
  set(hall, 'after', JSON.stringify(after));
  const before = written.get(hall) ?? { seats: blank(), states: blank(), ballots: blank(), record: blank() };
  written.set(hall, before);
  list(hall.seats, seats, before.seats);
  list(hall.states, states, before.states);
  list(hall.ballots, ballots, before.ballots);
  list(hall.record, record, before.record);
}

const blank = (): Written => ({ items: [], texts: [] });

function set(hall: HallState, key: 'head' | 'affairs' | 'briefing' | 'after', text: string): void {
  if (hall[key] !== text) hall[key] = text;
}

function list(target: { [n: number]: string; push(text: string): unknown }, items: readonly unknown[], before: Written): void {
  if (items === before.items) return;
  for (const [n, item] of items.entries()) {
    if (item === before.items[n]) continue;
    const text = JSON.stringify(item);
    if (text === before.texts[n]) continue;
    if (n < before.texts.length) target[n] = text;
    else target.push(text);
    before.texts[n] = text;
  }
  before.items = items;
}
