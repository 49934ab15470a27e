import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import type { Phase } from '#shared/game/state.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import type { RoomFacts, Session } from '../session/session.ts';
import { publicView, room, scenario, seatView, session } from '../store/store.ts';
import { Briefing } from '../ui/briefing.tsx';
import { WatchedFloor, WatchingNote } from '../ui/watching.tsx';
import { whatNow } from '../ui/what-now.ts';
import { textOf } from './tree.ts';

const world = compileWorld(
  Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/the-third-name.json', import.meta.url), 'utf8'))),
);
const state = setUp(world, { seed: 'watching', openDice: true, persons: world.scenario.seats.map(({ id }) => id) });
const at = (phase: Phase) => {
  publicView.value = { ...pubOf(world, state), phase };
};

beforeEach(() => {
  scenario.value = world.scenario;
  session.value = { kind: 'room' } as Session;
});
afterEach(() => {
  for (const each of [scenario, publicView, seatView, session, room]) each.value = null;
});

test('at the handshakes a campaign asks, delegations are asked, and whoever has no paper watches', () => {
  at('handshake');
  const told = (kind: string) => {
    seatView.value = viewOf(world, state, world.scenario.seats.find((row) => row.kind === kind)?.id ?? '');
    return whatNow();
  };
  expect(told('delegation')).toMatch(/^They would like to know/);
  expect(told('candidate')).toMatch(/^You ask everyone/);
  for (const kind of ['press', 'sector']) expect(told(kind)).toMatch(/^You have no paper, so nobody asks/);
});

test('whoever has no seat is told what goes on, and is not sent to the next game where it is theirs to run', () => {
  at('briefing');
  for (const screen of [Briefing(), WatchedFloor()]) expect(textOf(screen)).toContain(world.scenario.blurb);
  const note = (host: boolean) => {
    room.value = { host, mySeat: null } as RoomFacts;
    return textOf(WatchingNote());
  };
  expect(note(false)).toContain('Ask for one in the next');
  expect(note(true)).toMatch(/^You run this room/);
});
