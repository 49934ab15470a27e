import type { Answer } from '#shared/bots/answers.ts';
import type { Command } from '#shared/game/command.ts';
import type { GameEvent } from '#shared/game/event.ts';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import type { Refusal } from '#shared/kit/result.ts';
import type { AwayUpdate, ConsoleUpdate, RequestBody, RequestName } from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/scenario/schema.ts';

/** What a session tells the store. Everything the page shows follows from these. */
export interface SessionSink {
  /** The scenario this game is played with (online: the public cut, without other seats' briefs). */
  scenario(scenario: Scenario): void;
  /** The public state changed. */
  publicView(view: PublicView): void;
  /** My seat's private view changed; `events` are what happened for me since the last one, empty after a gap. */
  seatView(view: SeatView, events: readonly GameEvent[]): void;
  /** The room's lobby and connection; null for a solo game. */
  room(room: RoomFacts | null): void;
  /** The right to run the room has come to this page, or has gone from it to another. */
  hostTurned(mine: boolean): void;
  /** What the host's console shows; the host of a room alone is told. */
  console(update: ConsoleUpdate): void;
  /** I am back, and this went by without me. */
  away(update: AwayUpdate): void;
  /** The digest of the final state, solo with open dice only (for tests: same seed, same digest as the simulator). */
  digest(digest: string): void;
  /** After the verdict: what bots did before my eyes, and why. */
  whys(answers: readonly Answer[]): void;
  /** A paper I handed in was taken; true until a new ballot or re-run opens. */
  paperIn(inBox: boolean): void;
}

/** What one may know of the room besides the game. */
export interface RoomFacts {
  readonly code: string;
  readonly stage: 'lobby' | 'playing' | 'over';
  readonly host: boolean;
  /** `stopped`: a fault of the server ended the room. `erased`: its host deleted the session. `outdated`: the server speaks another version than this page. `gone`: the server knows no such room. */
  readonly connection: 'open' | 'returning' | 'lost' | 'replaced' | 'stopped' | 'erased' | 'outdated' | 'gone';
  readonly mySeat: string | null;
  /** The seats that people may take, in the scenario's order. */
  readonly seats: readonly LobbyFacts[];
  /** Seconds left in this phase, or null without a clock. */
  readonly secondsLeft: number | null;
  /** The facilitator has stopped the game. */
  readonly paused: boolean;
  /** The server's disk takes nothing: until it does, nothing that is asked happens. */
  readonly unsaved: boolean;
  /** Nobody new comes in. */
  readonly locked: boolean;
  /** This browser keeps the key to my seat: a reload brings me back to it. */
  readonly keeps: boolean;
}

/** One seat of the lobby. `host`: whoever sits here begins the game. */
export interface LobbyFacts {
  readonly id: string;
  readonly taken: boolean;
  readonly connected: boolean;
  readonly ready: boolean;
  readonly host: boolean;
}

export type SessionReply = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** A game in progress, wherever it runs: in a web worker (solo) or in a room on the server. */
export interface Session {
  readonly kind: 'solo' | 'room';
  submit(command: Command): Promise<SessionReply>;
  /** Hands in a paper: the option's place on the paper, or null for a blank. Nothing is kept here. */
  castPaper(choice: number | null): Promise<SessionReply>;
  /** Solo: let the corridor go on for one beat. A room has its own clock. */
  wait(): void;
  /** Solo: the box closes and is counted. In a room it closes by itself. */
  closeBox?(): void;
  /** Lobby of a room; refused in solo. */
  takeSeat(seat: string): Promise<SessionReply>;
  leaveSeat(): Promise<SessionReply>;
  lobbyReady(ready: boolean): Promise<SessionReply>;
  /** The host begins. Refused with `not-all-ready` while somebody who sits is not, unless `force`. */
  start(force?: boolean): Promise<SessionReply>;
  /** The host's console of a room; a game alone has none. */
  host?<N extends HostRequest>(name: N, body: Omit<RequestBody<N>, 'id'>): Promise<SessionReply>;
  leave(): void;
}

/** Requests of the host's console. */
export type HostRequest = Extract<RequestName, `host.${string}`>;
