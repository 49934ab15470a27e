import { readFileSync } from 'node:fs';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import type { Phase } from '#shared/game/state.ts';
import { publicView as pubOf } from '#shared/game/view.ts';
import type { PublicBallot, PublicView } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import type { RoomFacts } from '../session/session.ts';
import { publicView, rollCallSeen, room, scenario } from '../store/store.ts';
import { ProjectorLobby } from '../ui/projector-lobby.tsx';
import { publicMarks } from '../ui/public-ladder.tsx';
import { RoomQr } from '../ui/share.tsx';
import { nodesOf, textOf } from './tree.ts';

const hall = Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')));

beforeEach(() => {
  scenario.value = hall;
});
afterEach(() => {
  for (const each of [scenario, room, publicView]) each.value = null;
  rollCallSeen.value = false;
  vi.unstubAllGlobals();
});

describe('the wall before the game says how one comes in', () => {
  const lobbyAt = (hostname: string) => {
    vi.stubGlobal('location', { hostname, host: `${hostname}:4796`, search: '' });
    room.value = { code: 'ABCD', stage: 'lobby', locked: false, seats: [], connection: 'open' } as unknown as RoomFacts;
    return ProjectorLobby();
  };
  const squares = (tree: ComponentChildren) => nodesOf(tree).filter(({ type }) => type === RoomQr).length;

  test('by an address that others can follow: the square, the address and the code', () => {
    const tree = lobbyAt('192.168.1.7');
    expect(squares(tree)).toBe(1);
    expect(textOf(tree)).toContain('192.168.1.7:4796, and this code:ABCD');
  });

  test.each(['localhost', '127.0.0.1', '[::1]'])('never by %s, which is only this machine: no square, and what to do instead', (host) => {
    const tree = lobbyAt(host);
    expect(squares(tree)).toBe(0);
    expect(textOf(tree)).not.toContain('and this code');
    expect(textOf(tree)).toContain('printed an address “for others”');
    expect(textOf(tree)).toContain('ABCD');
  });
});

describe('the ladder on the wall tells what is public by now, and nothing else', () => {
  const world = compileWorld(hall);
  const opening = pubOf(world, setUp(world, { seed: 'wall', openDice: true, persons: [] }));
  const at = (phase: Phase, change: Partial<PublicView> = {}) => {
    publicView.value = { ...opening, phase, ...change };
    return publicMarks();
  };
  const rollCall = { yes: 20, no: 14, abstain: 5, absent: 3, passed: true };
  const states = opening.states.map((state, i) => ({ ...state, backs: i < 3 ? 'corin' : null, present: i < 31 }));
  const ballot: PublicBallot = {
    ...{ round: 1, epoch: 1, post: 0, onRoll: 31, papers: 31, notHandedIn: 0, uncounted: 2 },
    ...{ votes: { corin: 15, vela: 14 }, majority: 15, elected: 'corin', void: false, aloud: null },
  };
  const both = (corin: number, vela: number) => ({ corin, vela });
  const after: NonNullable<PublicView['after']> = {
    ...{ handshakes: both(12, 9), promises: both(17, 11), backing: both(3, 0), comparable: { corin: true, vela: true } },
    ...{ doublePromises: 0, forecasts: [], headlines: [], goalsMet: {}, ranking: null, welfare: null },
  };

  test('on the first day nothing has been said', () => {
    expect(at('corridor')).toMatchObject({ handshake: 'before the doors', promise: 'sealed', present: 'last evening' });
    expect(at('corridor')?.rollcall).toBe(`Day ${hall.rollCall?.day}`);
    expect(at('rollcall')?.rollcall).toBe('now');
  });

  test('the roll-call once told, while it is shown and for good', () => {
    const day = (hall.rollCall?.day ?? 0) + 1;
    for (const seen of [false, true]) {
      rollCallSeen.value = seen;
      expect(at('briefing', { day, rollCall })?.rollcall).toBe('20 : 14 : 5');
    }
    expect(at('booth', { rollCall })?.rollcall).toBe('20 : 14 : 5');
  });

  test('on the last evening the handshakes are now, then wait for the end; who is there stands from the doors on', () => {
    expect(at('handshake')).toMatchObject({ handshake: 'now', present: 'when the doors open' });
    expect(at('forecast')).toMatchObject({ handshake: 'told at the end', present: 'when the doors open' });
    expect(at('booth', { states })).toMatchObject({ handshake: 'told at the end', promise: 'sealed', endorse: '3', present: '31' });
    for (const phase of ['count', 'recess'] as const)
      expect(at(phase, { states, ballots: [ballot] })).toMatchObject({ handshake: 'told at the end', promise: 'sealed', present: '31' });
  });

  test('after the count what the verdict makes public; no promises beside papers where the groups are too small', () => {
    const plain = (marks: ReturnType<typeof at>) => JSON.parse(JSON.stringify(marks).replaceAll('\u00a0', ' '));
    expect(plain(at('verdict', { states, rollCall, ballots: [ballot], after }))).toEqual({
      handshake: 'Corin 12\nVela 9',
      promise: 'Corin 17\nVela 11',
      endorse: 'Corin 3\nVela 0',
      rollcall: '20 : 14 : 5',
      present: '31',
    });
    const small = { ...after, comparable: { corin: true, vela: false } };
    expect(at('delivery', { states, ballots: [ballot], after: small })?.promise).toBe('too few to tell');
  });
});
