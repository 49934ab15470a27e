import { batch, computed, signal } from '@preact/signals';
import type { Answer } from '#shared/bots/answers.ts';
import type { GameEvent } from '#shared/game/event.ts';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Refusal } from '#shared/kit/result.ts';
import type { AwayUpdate, ConsoleUpdate } from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { RoomFacts, Session, SessionSink } from '../session/session.ts';

/** The one store. The panels (ui) and the stage follow it; only a session and a gesture change it. */
export const session = signal<Session | null>(null);
export const scenario = signal<Scenario | null>(null);
export const publicView = signal<PublicView | null>(null);
export const seatView = signal<SeatView | null>(null);
/** What happened for me in the last update. Empty after a reconnection, so nothing is animated that I did not watch. */
export const lastEvents = signal<readonly GameEvent[]>([]);
/** What was said on the last floor, with names: kept while the reveal is on. Empty for whoever was not there. */
export const floorActs = signal<Extract<GameEvent, { type: 'floor.revealed' }>['acts']>([]);
/** What went by while I was away, until I have put it aside. */
export const away = signal<AwayUpdate | null>(null);
/** What the host's console shows; null for everybody else. */
export const hostConsole = signal<ConsoleUpdate | null>(null);
/** The right to run the room came to this page (true) or went from it (false), until that has been read. */
export const hostTurned = signal<boolean | null>(null);
export const room = signal<RoomFacts | null>(null);
/** A paper of mine is in the box; which one, nobody here knows either. */
export const paperInBox = signal(false);
/** After the verdict: what bots did before my eyes, and why. */
export const whys = signal<readonly Answer[]>([]);
export const finalDigest = signal<string | null>(null);
/** The last refusal, shown beside what refused, until the next gesture. */
export const problem = signal<Refusal | null>(null);
/** A game is being opened: a second press on its door would open a second one. */
export const opening = signal(false);
/** What a link or a reload is opening, before there is anything to show of it. */
export const arriving = signal<'room' | 'game' | null>(null);
/** The last door tried was that of a room by its code, so a refusal is said there. */
export const joining = signal(false);
/** The state whose dossier is open: set by a click on the stage or in a list. */
export const selected = signal<string | null>(null);
/** Papers of the current count that have been read out so far. */
export const countAt = signal(0);
/** This game alone was played over after a reload. In the booth that means a new paper. */
export const resumed = signal(false);
/** The page is for a wall: large, for everybody in the room, and nobody's seat. */
export const projector = signal(new URLSearchParams(globalThis.location?.search ?? '').get('projector') === '1');
/** The roll-call that was read out has been looked at, so the next phase may be shown. */
export const rollCallSeen = signal(false);
/** Counts taps on states: a second tap on the same one is a tap too. */
export const picks = signal(0);
/** Whether the painted stage is wanted; the game is whole without it. */
export const stageOn = signal(new URLSearchParams(globalThis.location?.search ?? '').get('stage') !== 'off');
/** Which picture the corridor shows. On a phone the list comes first: it can be read and tapped. */
export const picture = signal<'hall' | 'map' | 'list'>(globalThis.matchMedia?.('(max-width: 860px)').matches ? 'list' : 'hall');

/** The scenario ready for reckoning, once there is one. */
export const world = computed(() => (scenario.value ? compileWorld(scenario.value) : null));

/** Somebody tapped a state, on the stage or in a list. */
export function pick(id: string): void {
  batch(() => {
    selected.value = id;
    picks.value++;
  });
}

/** Where a session pours what it learns. */
export const sink: SessionSink & { clear(): void } = {
  scenario: (value) => {
    if (scenario.value?.id !== value.id) scenario.value = value;
  },
  publicView: (value) => {
    publicView.value = value;
  },
  seatView: (value, events) => {
    seatView.value = value;
    lastEvents.value = events;
    for (const event of events) if (event.type === 'floor.revealed') floorActs.value = event.acts;
  },
  room: (value) => {
    room.value = value;
  },
  hostTurned: (value) => {
    hostTurned.value = value;
  },
  console: (value) => {
    hostConsole.value = value;
  },
  away: (value) => {
    away.value = value;
  },
  digest: (value) => {
    finalDigest.value = value;
  },
  whys: (value) => {
    whys.value = value;
  },
  paperIn: (value) => {
    paperInBox.value = value;
  },
  clear: () => {
    for (const each of [scenario, publicView, seatView, room, hostTurned, hostConsole, away, finalDigest, selected]) each.value = null;
    lastEvents.value = [];
    floorActs.value = [];
    whys.value = [];
    paperInBox.value = false;
    countAt.value = 0;
    rollCallSeen.value = false;
    resumed.value = false;
  },
};
