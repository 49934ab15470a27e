import * as z from 'zod/mini';
import { Command } from '../game/command.ts';
import type { GameEvent } from '../game/event.ts';
import type { SeatView } from '../game/view.types.ts';
import type { Patch } from '../kit/patch.ts';
import type { Refusal } from '../kit/result.ts';

/** Bumped when a message changes shape; a client of another version is told to reload. */
export const PROTOCOL_VERSION = 1;

/** Letters and digits that nobody confuses when read aloud. */
export const CODE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 6;

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
});
export type CreateOptions = z.infer<typeof CreateOptions>;

/** Options of `joinById(code, …)`: the token brings a person back to their seat. */
export const JoinOptions = z.looseObject({
  version: z.literal(PROTOCOL_VERSION),
  token: z.optional(z.string().check(z.maxLength(64))),
});
export type JoinOptions = z.infer<typeof JoinOptions>;

/** Requests inside a room. Each is answered by a `Reply`; a repeated id gets the first answer and no second act. */
export const SeatTake = z.strictObject({ id: requestId, seat: id });
export const SeatLeave = z.strictObject({ id: requestId });
export const LobbyReady = z.strictObject({ id: requestId, ready: z.boolean() });
export const Start = z.strictObject({ id: requestId });
export const CommandRequest = z.strictObject({
  id: requestId,
  command: Command,
});
/** The paper is opaque: 32 bytes in base64, the same length whatever it says. */
export const PaperRequest = z.strictObject({
  id: requestId,
  round: z.int(),
  epoch: z.int(),
  paper: z.string().check(z.minLength(44), z.maxLength(44)),
});

/** The answer to any request. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** Pushed as `welcome` after joining: who am I here. `token` is the key to my seat; the browser keeps it. */
export interface Welcome {
  readonly code: string;
  readonly seat: string | null;
  readonly token: string | null;
  readonly host: boolean;
}

/** Pushed as `seat`: what changed for this seat, numbered for this seat alone. After a gap or a join, the whole view. */
export interface SeatUpdate {
  readonly n: number;
  readonly events: readonly GameEvent[];
  readonly patch: Patch | null;
  readonly view?: SeatView;
}

/** Requests by name, for both ends. */
export const requests = {
  'seat.take': SeatTake,
  'seat.leave': SeatLeave,
  'lobby.ready': LobbyReady,
  start: Start,
  command: CommandRequest,
  paper: PaperRequest,
} as const;
export type RequestName = keyof typeof requests;
