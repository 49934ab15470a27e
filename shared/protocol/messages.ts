import * as z from 'zod/mini';
import type { Answer } from '../bots/answers.ts';
import { Command } from '../game/command.ts';
import type { GameEvent } from '../game/event.ts';
import type { Phase } from '../game/state.ts';
import type { SeatView } from '../game/view.types.ts';
import type { Patch } from '../kit/patch.ts';
import type { Refusal } from '../kit/result.ts';

/** Bumped when a message changes shape; a client of another version is told to reload. */
export const PROTOCOL_VERSION = 4;

/** Letters and digits that nobody confuses when read aloud. */
export const CODE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 6;
const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);
/** Whether a text could be the code of a room. */
export const isCode = (text: string): boolean => CODE.test(text);

/** Bytes of the largest message that a room reads; a longer one ends the connection. */
export const MOST_BYTES = 64 * 1024;

/**
 * Why the server ended a connection. After `replaced`, `stopped` and `erased` it is for good; any other code is worth coming back from.
 * `unsaved`: their coming would have changed
 * something that cannot be saved now. `silent`: who was let in never said that the page is ready. `unreadable`: what came was no message. `tooFast`: too much came.
 */
export const CLOSED = {
  replaced: 4001,
  stopped: 4100,
  unsaved: 4101,
  erased: 4102,
  silent: 4103,
  unreadable: 4104,
  tooFast: 4105,
} as const;

/** Why somebody may not open or enter a room: the SDK rejects with one of these as its message. */
export const DOOR_CODES = [
  'reload',
  'malformed',
  'no-such-scenario',
  'no-such-seat',
  'no-such-length',
  'room-full',
  'room-locked',
  'room-stopped',
  'cannot-save',
  'no-such-room',
  'too-many-tries',
  'too-many-rooms',
  'server-full',
] as const;
export type DoorCode = (typeof DOOR_CODES)[number];

const requestId = z.string().check(z.minLength(8), z.maxLength(40));
const id = z.string().check(z.minLength(1), z.maxLength(40));

/** Options of `create('table', …)`. */
export const CreateOptions = z.strictObject({
  version: z.literal(PROTOCOL_VERSION),
  scenario: id,
  /** `live`: the scenario's clocks; `relaxed`: three times as long; `none`: phases close when all are ready. */
  clocks: z.enum(['live', 'relaxed', 'none']),
  /** Marks the room *open dice*, for all to see. Absent: a secret seed of 128 bits. */
  seed: z.optional(z.string().check(z.regex(/^[0-9a-z]{1,32}$/))),
  /** Seats that people may take; bots or the game play the others. Absent: all. */
  seats: z.optional(z.array(id).check(z.minLength(1), z.maxLength(40))),
  /** Minutes the evening is to take. Absent: as the scenario is written. */
  length: z.optional(z.enum(['25', '45', '90'])),
  /** How well bots play, 1 to 3. Absent: 3. */
  level: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3)])),
});
export type CreateOptions = z.infer<typeof CreateOptions>;

/** Options of `joinById(code, …)`: the token brings a person back to their seat. */
export const JoinOptions = z.object({
  version: z.literal(PROTOCOL_VERSION),
  token: z.optional(z.string().check(z.maxLength(64))),
});
export type JoinOptions = z.infer<typeof JoinOptions>;

/** Requests inside a room. Each is answered by a `Reply`; a repeated id gets the first answer and no second act. */
export const SeatTake = z.strictObject({ id: requestId, seat: id });
export const SeatLeave = z.strictObject({ id: requestId });
export const LobbyReady = z.strictObject({ id: requestId, ready: z.boolean() });
/** `force`: begin although somebody who sits is not ready. */
export const Start = z.strictObject({ id: requestId, force: z.optional(z.boolean()) });
export const CommandRequest = z.strictObject({
  id: requestId,
  command: Command,
});
/** A paper in its envelope: 125 bytes in base64, the same length whatever it says, sealed for this ballot. */
export const PaperRequest = z.strictObject({
  id: requestId,
  post: z.int(),
  round: z.int(),
  epoch: z.int(),
  envelope: z.string().check(z.regex(/^[A-Za-z0-9+/]{167}=$/)),
});

/** Requests of the host's console. `host.close` names the moment it closes, so that one sent again closes nothing more. */
export const HostClose = z.strictObject({ id: requestId, phase: id, day: z.int(), post: z.int(), round: z.int() });
export const HostPause = z.strictObject({ id: requestId, paused: z.boolean() });
export const HostTime = z.strictObject({ id: requestId });
export const HostBooth = z.strictObject({ id: requestId });
export const HostLock = z.strictObject({ id: requestId, locked: z.boolean() });
export const HostSeat = z.strictObject({ id: requestId, seat: id, by: z.enum(['person', 'bot']) });
/** Erases the session for good. It names the room, so that it can only be meant. */
export const HostErase = z.strictObject({ id: requestId, code: z.string().check(z.length(CODE_LENGTH)) });
/** Why bots did what I saw of them: refused before the verdict, then answered by a push of the same name. */
export const WhyRequest = z.strictObject({ id: requestId });

/** The answer to any request. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Pushed as `welcome` after joining: who am I here. `token` is the key to my seat; the browser keeps it. `inBox`: a paper of mine is in the
 * box that is open; which, nobody knows.
 */
export interface Welcome {
  readonly code: string;
  readonly seat: string | null;
  readonly token: string | null;
  readonly host: boolean;
  readonly inBox: boolean;
}

/** Pushed as `seat`: what changed for this seat, numbered for this seat alone. After a gap or a join, the whole view. */
export interface SeatUpdate {
  readonly n: number;
  readonly events: readonly GameEvent[];
  readonly patch: Patch | null;
  readonly view?: SeatView;
}

/** A person's seat as the host's console shows it. `sealed`: whether what this phase asks to be sealed is; null where nothing is. */
export interface ConsoleSeat {
  readonly id: string;
  readonly held: 'person' | 'bot';
  readonly connected: boolean;
  readonly ready: boolean;
  readonly sealed: boolean | null;
}

/** Pushed as `console` to the host alone. Nothing private stands in it, and nothing about papers. */
export interface ConsoleUpdate {
  readonly seats: readonly ConsoleSeat[];
  /** It is time for the booth (docs/protocol.md). */
  readonly boothDue: boolean;
  /** Acts that were damaged on the server's disk and cut off when the table came back. */
  readonly cut: number;
}

/**
 * Pushed as `away` to somebody who is back: what went by. `bot`: a bot held the seat, and `events` are what this seat was told
 * meanwhile; else they are only the phases that opened. `from`: where the game stood when it began without them.
 */
export interface AwayUpdate {
  readonly bot: boolean;
  readonly from: { readonly phase: Phase; readonly day: number };
  readonly events: readonly GameEvent[];
}

/** Pushed as `why` to whoever asks after the verdict: what bots did before this viewer's eyes, and why (docs/rulebook.md §11). */
export interface Whys {
  readonly answers: readonly Answer[];
}

/** Requests by name, for both ends. */
export const requests = {
  'seat.take': SeatTake,
  'seat.leave': SeatLeave,
  'lobby.ready': LobbyReady,
  start: Start,
  command: CommandRequest,
  paper: PaperRequest,
  'host.close': HostClose,
  'host.pause': HostPause,
  'host.time': HostTime,
  'host.booth': HostBooth,
  'host.lock': HostLock,
  'host.seat': HostSeat,
  'host.erase': HostErase,
  why: WhyRequest,
} as const;
export type RequestName = keyof typeof requests;
export type RequestBody<N extends RequestName> = z.infer<(typeof requests)[N]>;

/** Reads the body of a request; null when it has not that shape. */
export function readRequest<N extends RequestName>(name: N, data: unknown): RequestBody<N> | null {
  const parsed = requests[name].safeParse(data);
  return parsed.success ? (parsed.data as RequestBody<N>) : null;
}

const Identified = z.looseObject({ id: requestId });

/** The id of a request whatever else is wrong with it; null when it has none that can be remembered. */
export function readRequestId(data: unknown): string | null {
  const parsed = Identified.safeParse(data);
  return parsed.success ? parsed.data.id : null;
}
