import { request as call } from 'node:http';
import { connect } from 'node:net';
import { CODE_ALPHABET, PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { serve } from '../../../../test/rig.ts';
import { type Case, inTurn, type Never, slowly } from '../case.ts';
import type { Scene } from '../scene.ts';
import { Visitor } from '../visitor.ts';

const joining = JSON.stringify({ version: PROTOCOL_VERSION });
const opening = JSON.stringify({ version: PROTOCOL_VERSION, scenario: 'first-day', clocks: 'none' });

/** One request; its status, or `no answer` when the connection ended first. */
function status(port: number, method: string, path: string, headers: Readonly<Record<string, string>> = {}, body = ''): Promise<string> {
  return new Promise((resolve) => {
    const length = body === '' ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
    const sent = call({ host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(String(answer.statusCode)));
    });
    sent.on('error', () => resolve('no answer'));
    sent.end(body);
  });
}

/** Bytes as they are; the status of the answer. */
function bytes(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.on('data', (chunk) => {
      got += chunk.toString();
      if (got.includes('\r\n')) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(got.split(' ')[1] ?? 'no answer'));
    setTimeout(() => socket.destroy(), 3000).unref();
  });
}

const http = (n: number, name: string, expect: string, run: (port: number, scene: Scene) => Promise<string>): Case => ({
  n,
  name,
  expect,
  run: (scene) => run(scene.served.port, scene),
});

/** A server of its own, for what uses up an allowance or needs another configuration. */
async function apart(env: Record<string, string>, run: (port: number) => Promise<string>): Promise<string> {
  const served = await serve({ env });
  try {
    return await run(served.port);
  } finally {
    await served.kill();
  }
}

const head = 'Host: 127.0.0.1\r\n';
const post = `POST /matchmake/create/table HTTP/1.1\r\n${head}Content-Type: application/json\r\n`;
const upgrade = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${more}\r\n`;
const gone = (port: number, method: string, paths: readonly string[]): Promise<string> =>
  inTurn(paths, (path) => status(port, method, path));

/** Bad input 73 to 84: HTTP. */
export const httpCases: readonly Case[] = [
  slowly(
    http(73, 'codes that are guessed', '20 × 404, then 429', () =>
      apart({}, async (port) => {
        const tries: string[] = [];
        for (let n = 0; n < 30; n++) {
          const code = `ZZZZ${CODE_ALPHABET[n]}Z`;
          tries.push(await status(port, 'POST', `/matchmake/joinById/${code}`, {}, joining));
        }
        const misses = tries.filter((said) => said === '404').length;
        return `${misses} × 404, then ${tries.at(-1)}`;
      }),
    ),
  ),
  http(74, 'a wrong, a shortened and another room’s token: a stranger like any other', 'no seat', async (port, scene) => {
    const token = scene.corridor.people.get('halden')?.token ?? '';
    const foreign = scene.lobby.people.get('halden')?.token ?? '';
    return inTurn(['0'.repeat(32), token.slice(0, 31), foreign, token.toUpperCase(), ''], async (wrong) => {
      const visitor = await Visitor.enter(port, scene.corridor.code, wrong);
      const { seat, host } = visitor.welcome ?? { seat: 'none', host: true };
      visitor.leave();
      return seat === null && !host ? 'no seat' : `seat ${seat}`;
    });
  }),
  http(75, 'a token in an address opens nothing, and no line of the log has one', 'no seat, none', async (port, scene) => {
    const token = scene.corridor.people.get('halden')?.token ?? '';
    const opened = await status(port, 'POST', `/matchmake/joinById/${scene.corridor.code}?token=${token}`, {}, joining);
    const visitor = await Visitor.enter(port, scene.corridor.code);
    const logged = [...scene.corridor.people.values()].some((person) => scene.served.output().includes(person.token ?? '?'));
    const seat = visitor.welcome?.seat;
    visitor.leave();
    return `${opened === '200' && seat === null ? 'no seat' : 'a seat'}, ${logged ? 'some' : 'none'}`;
  }),
  slowly(
    http(76, 'rooms opened by anybody; rooms and methods that there are not', '429, 404', async (port) => {
      const tries = await apart({ OPENINGS: '5' }, async (own) => {
        const said: string[] = [];
        for (let n = 0; n < 8; n++) said.push(await status(own, 'POST', '/matchmake/create/table', {}, opening));
        return said.at(-1) ?? '';
      });
      const strange = [
        'create/lobby',
        'create/__proto__',
        'join/table',
        'joinOrCreate/table',
        'reconnect/table',
        'constructor/table',
        'create',
        'create/table/more',
      ];
      return `${tries}, ${await inTurn(strange, (path) => status(port, 'POST', `/matchmake/${path}`, {}, opening))}`;
    }),
  ),
  http(77, 'options that lead to the prototype', '400, 400, 200', async (port, scene) => {
    const path = `/matchmake/joinById/${scene.lobby.code}`;
    return [
      await status(port, 'POST', path, {}, `{"version":${PROTOCOL_VERSION},"__proto__":{"token":"x"}}`),
      await status(port, 'POST', '/matchmake/create/table', {}, `{"__proto__":${opening}}`),
      await status(port, 'POST', path, {}, `{"version":${PROTOCOL_VERSION},"constructor":{"prototype":{"token":"x"}}}`),
    ].join(', ');
  }),
  http(78, 'JSON that is none', '400', (port) =>
    inTurn(['{', 'null', '[]', '"x"', '1', '[[[[', 'version=3'], (body) => status(port, 'POST', '/matchmake/create/table', {}, body)),
  ),
  http(79, 'bodies of 5 kB, 2 MB and 60 MB, of no length, and two', '413, 413, 413, 411, 400', async (port) =>
    [
      await status(port, 'POST', '/matchmake/create/table', {}, JSON.stringify({ x: 'y'.repeat(5000) })),
      await bytes(port, `${post}Content-Length: 2097152\r\n\r\n{`),
      await bytes(port, `${post}Content-Length: 62914560\r\n\r\n{`),
      await bytes(port, `${post}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
      await bytes(port, `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`),
    ].join(', '),
  ),
  http(80, 'another origin, for requests and for sockets', '403', async (port, scene) => {
    const socket = upgrade(`/p/${scene.lobby.code}?sessionId=x`, 'Origin: http://elsewhere.example\r\n');
    return inTurn(
      [
        () => status(port, 'POST', '/matchmake/create/table', { origin: 'http://elsewhere.example' }, opening),
        () => status(port, 'POST', `/matchmake/joinById/${scene.lobby.code}`, { origin: 'null' }, joining),
        () => status(port, 'GET', '/api/health', { origin: `http://127.0.0.1:${port}.elsewhere.example` }),
        () => bytes(port, socket),
      ],
      (go) => go(),
    );
  }),
  slowly(
    http(81, 'no origin: programs, where the configuration lets them', '200, 403', async (port, scene) =>
      [
        await status(port, 'POST', `/matchmake/joinById/${scene.lobby.code}`, {}, joining),
        await apart({ PROGRAMS: 'no' }, (own) => status(own, 'POST', '/matchmake/create/table', {}, opening)),
      ].join(', '),
    ),
  ),
  http(82, 'ways out of the folder', '404', (port) =>
    gone(port, 'GET', [
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/built/..%5c..%5cx',
      '/%00',
      '/index.html%00.js',
      '/%ff',
      '/.env',
      '/built/.git',
      '/C:%5Cwindows',
      '//elsewhere.example/x',
      '/%252e%252e/x',
      '/api/scenarios/..%2fpackage',
      '/api/scenarios/__proto__',
      '/tables.db',
      '/server/main.ts',
    ]),
  ),
  http(83, 'other methods, other versions, heads of 32 kB', '405, 405, 405, 405, 400, 431, 414, 400', async (port) =>
    [
      await status(port, 'OPTIONS', '/matchmake/create/table'),
      await status(port, 'PUT', '/api/health'),
      await status(port, 'GET', '/matchmake/create/table'),
      await bytes(port, `TRACE / HTTP/1.1\r\n${head}\r\n`),
      await bytes(port, `GET / HTTP/1.1\r\n${head}Origin: http://a\r\nOrigin: http://127.0.0.1\r\n\r\n`),
      await bytes(port, `GET / HTTP/1.1\r\n${head}X-Long: ${'x'.repeat(32_000)}\r\n\r\n`),
      await bytes(port, `GET /${'x'.repeat(4000)} HTTP/1.1\r\n${head}\r\n`),
      await bytes(port, 'GET / HTTP/9.9\r\nHost: a\r\n\r\n'),
    ].join(', '),
  ),
  slowly(
    http(84, 'games with the name of the host; addresses that are made of a header', '400, 400, 400, 400, 200, 403', async (port, scene) =>
      [
        await bytes(port, `GET /api/health HTTP/1.1\r\n${head}${head}\r\n`),
        await bytes(port, 'GET /api/health HTTP/1.1\r\nHost: [\r\n\r\n'),
        await bytes(port, 'GET /api/health HTTP/1.1\r\nHost: a@b/../c\r\n\r\n'),
        await bytes(port, 'GET /api/health HTTP/1.1\r\n\r\n'),
        await status(
          port,
          'POST',
          `/matchmake/joinById/${scene.lobby.code}`,
          { 'x-forwarded-proto': 'foo bar', 'x-forwarded-host': 'elsewhere.example' },
          joining,
        ),
        await apart({ PUBLIC_URL: 'https://game.example' }, (own) =>
          status(own, 'POST', '/matchmake/create/table', { host: 'elsewhere.example', origin: 'http://elsewhere.example' }, opening),
        ),
      ].join(', '),
    ),
  ),
];

const nothingAt =
  (...paths: readonly string[]) =>
  async (scene: Scene): Promise<boolean> =>
    (await gone(scene.served.port, 'GET', paths)) === '404';
const nothingTaken = async (scene: Scene): Promise<boolean> =>
  (await inTurn(['/replay', '/api/replay', '/api/tables', '/upload'], (path) => status(scene.served.port, 'POST', path, {}, '{}'))) ===
  '405';
const noExport = nothingAt('/export', '/api/export', '/export.csv', '/api/export.csv', '/api/tables');

export const httpThatCannotBe: readonly Never[] = [
  {
    n: 85,
    name: 'cells that a spreadsheet takes for formulas',
    why: 'nothing is exported: what happened is read on the page',
    absent: noExport,
  },
  { n: 86, name: 'quotes and line ends in a table of values', why: 'nothing is exported', absent: noExport },
  { n: 87, name: 'a file’s name that carries a header', why: 'no file is handed out but the page’s own', absent: noExport },
  {
    n: 88,
    name: 'a replay of 100 MB, or with a broken chain',
    why: 'nothing can be handed in but the options of a room, 4 KB of them',
    absent: nothingTaken,
  },
  {
    n: 89,
    name: 'a replay that claims what cannot be',
    why: 'no replay is read from anybody: only the server’s own journal is folded',
    absent: nothingTaken,
  },
];
