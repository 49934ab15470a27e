import { readFileSync } from 'node:fs';
import type { ComponentChildren, VNode } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Scenario } from '#shared/scenario/schema.ts';
import type { RoomFacts } from '../session/session.ts';
import { room, scenario } from '../store/store.ts';
import { ProjectorLobby } from '../ui/projector-lobby.tsx';
import { RoomQr } from '../ui/share.tsx';

const hall = Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')));

const isNode = (node: ComponentChildren): node is VNode => typeof node === 'object' && node !== null && 'props' in node;

/** Every node that was written into this tree; components in it are not called. */
const nodesOf = (node: ComponentChildren): readonly VNode[] =>
  Array.isArray(node) ? node.flatMap(nodesOf) : isNode(node) ? [node, ...nodesOf(node.props.children)] : [];

/** All its text in one line. */
const textOf = (node: ComponentChildren): string =>
  Array.isArray(node) ? node.map(textOf).join('') : isNode(node) ? textOf(node.props.children) : typeof node === 'string' ? node : '';

beforeEach(() => {
  scenario.value = hall;
});
afterEach(() => {
  for (const each of [scenario, room]) each.value = null;
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
