import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Person, type Served, serve, until } from './rig.ts';

/** docs/protocol.md, "A program in a seat": what stands there is enough to play a whole game. */
let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(async () => served.kill());

const path = fileURLToPath(new URL('../cli/outside-bot.ts', import.meta.url));
const source = readFileSync(path, 'utf8');

describe('a program in a seat', () => {
  test('the example is short, needs the SDK and cryptography and nothing of ours, and stands in the docs', () => {
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    const needs = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect(needs).toContain('@colyseus/sdk');
    expect(needs.filter((name) => name !== '@colyseus/sdk' && !name?.startsWith('@noble/'))).toEqual([]);
    const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
    expect(page).toContain('server/cli/outside-bot.ts');
    for (const [, type] of source.matchAll(/type: '([a-z.]+)'/g)) expect(page, type).toContain(`\`${type}\``);
  });

  test('it takes a seat by code, answers every phase and sees the verdict', async () => {
    const host = new Person(served.port);
    const code = await host.create();
    const child = spawn(process.execPath, [path, `http://127.0.0.1:${served.port}`, code, 'marrow-isles']);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const { state } = host.room as unknown as { state: { lobby: Iterable<{ id: string; ready: boolean }> } };
    const lobby = () => [...state.lobby];
    await until(() => lobby().some((row) => row.id === 'marrow-isles' && row.ready));
    expect(await host.ask('start')).toEqual({ ok: true });
    expect(await ended, said).toBe(0);
    expect(host.phase).toBe('verdict');
    expect(said.trim()).toBe(`elected: ${host.pub.winner}`);
    // Its paper was in the box: nobody on the roll is missing, and it never fell back on a bot.
    expect(host.pub.ballots[0]?.notHandedIn).toBe(0);
    expect(host.pub.record.some((line) => line.key === 'record.seat-to-bot')).toBe(false);
    host.close();
  });
});
