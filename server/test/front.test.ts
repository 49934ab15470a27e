import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { readConfig } from '../config.ts';
import { Addresses, addressOf, MISSES_A_SECOND } from '../net/addresses.ts';
import { Allowance } from '../net/allowance.ts';
import { quietLogger } from '../rooms/quiet-logger.ts';
import { Person, type Served, serve } from './rig.ts';
import { pause } from './tables.ts';

/** What the server says to strangers, before anybody is in a room. */
let served: Served;
beforeAll(async () => {
  served = await serve({ env: { MISSES: '5', OPENINGS: '6' } });
});
afterAll(() => served.kill());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function send(method: string, path: string, headers: Record<string, string | string[]> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = ask({ host: '127.0.0.1', port: served.port, method, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** What the server answers to bytes that no client would send: the first line. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(served.port, '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.on('data', (chunk) => (got += chunk.toString()));
    socket.on('close', () => resolve(got.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
    setTimeout(() => socket.destroy(), 1500).unref();
  });
}

const json = { 'content-type': 'application/json' };
const open = (
  headers: Record<string, string> = {},
  body = JSON.stringify({ version: PROTOCOL_VERSION, scenario: 'first-day', clocks: 'none' }),
) => send('POST', '/matchmake/create/table', { ...json, 'content-length': String(Buffer.byteLength(body)), ...headers }, body);
const enter = (code: string, headers: Record<string, string> = {}) => {
  const body = JSON.stringify({ version: PROTOCOL_VERSION });
  return send('POST', `/matchmake/joinById/${code}`, { ...json, 'content-length': String(body.length), ...headers }, body);
};

test('every answer carries the policy and says nothing about what serves it', async () => {
  for (const path of ['/', '/api/health', '/nowhere', '/api/scenarios/two-names']) {
    const { headers } = await send('GET', path);
    expect(headers['content-security-policy'], path).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; " +
        `connect-src 'self' ws://127.0.0.1:${served.port} wss://127.0.0.1:${served.port}; worker-src 'self' blob:; ` +
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringMatching(/^camera=\(\), microphone=\(\)/),
      'cache-control': 'no-store',
    });
    for (const name of ['x-powered-by', 'access-control-allow-origin', 'access-control-allow-credentials', 'strict-transport-security'])
      expect(headers, path).not.toHaveProperty(name);
  }
});

test('another origin is refused, for requests and for sockets; our own is not', async () => {
  const code = JSON.parse((await open({ origin: `http://127.0.0.1:${served.port}` })).body).roomId as string;
  expect(code).toHaveLength(CODE_LENGTH);
  const socket = (path: string, headers: Record<string, string>) =>
    raw(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('')}\r\n`,
    );
  for (const origin of ['http://elsewhere.example', 'null', 'http://127.0.0.1', `http://127.0.0.1:${served.port}.elsewhere.example`]) {
    expect((await open({ origin })).status, origin).toBe(403);
    expect((await send('GET', '/api/health', { origin })).status, origin).toBe(403);
    expect(await socket(`/p/${code}?sessionId=x`, { Origin: origin }), origin).toBe('HTTP/1.1 403 Forbidden');
  }
  expect(await socket(`/p/${code}?sessionId=x`, { Origin: `http://127.0.0.1:${served.port}` })).toBe('HTTP/1.1 101 Switching Protocols');
  for (const path of ['/', `/p/${code}`, '/?sessionId=x', `/p/${code}/more?sessionId=x`, '/p/../../x?sessionId=x'])
    expect(await socket(path, {}), path).toBe('HTTP/1.1 404 Not Found');
});

test('what is no request of ours is refused by its status, and the server goes on', async () => {
  const head = `Host: 127.0.0.1:${served.port}\r\n`;
  for (const [bytes, status] of [
    [`GET / HTTP/1.1\r\n${head}${head}\r\n`, 400],
    ['GET / HTTP/1.1\r\nHost: [\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: x/../y?z\r\n\r\n', 400],
    [
      `POST /matchmake/create/table HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}`,
      400,
    ],
    [
      `POST /matchmake/create/table HTTP/1.1\r\n${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      411,
    ],
    [`POST /matchmake/create/table HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 62914560\r\n\r\n{`, 413],
    [`GET / HTTP/1.1\r\n${head}Content-Length: 10\r\n\r\n0123456789`, 413],
    [`POST /matchmake/create/table HTTP/1.1\r\n${head}Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}`, 415],
    [`OPTIONS / HTTP/1.1\r\n${head}\r\n`, 405],
    [`TRACE / HTTP/1.1\r\n${head}\r\n`, 405],
    [`DELETE /api/health HTTP/1.1\r\n${head}\r\n`, 405],
    [`POST / HTTP/1.1\r\n${head}Content-Length: 0\r\n\r\n`, 405],
    [`GET /matchmake/create/table HTTP/1.1\r\n${head}\r\n`, 405],
    [`GET /${'x'.repeat(3000)} HTTP/1.1\r\n${head}\r\n`, 414],
    [`GET / HTTP/1.1\r\n${head}X-Long: ${'x'.repeat(32_000)}\r\n\r\n`, 431],
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['nonsense\r\n\r\n', 400],
  ] as const)
    expect(await raw(bytes), JSON.stringify(bytes.slice(0, 90))).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  for (const path of [
    '/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/a/../../b',
    '/built/..%5c..%5cx',
    '/%00',
    '/%ff',
    '/.env',
    '/C:%5Cwindows',
    '//elsewhere.example',
    '/%252e%252e/x',
    '/package.json',
    '/api/scenarios/..%2fglossary',
    '/api/scenarios/__proto__',
  ])
    expect((await send('GET', path)).status, path).toBe(404);
  // Colyseus makes an address of this header; a wrong one would leave the caller without an answer, and a stack in the log.
  expect((await open({ 'x-forwarded-proto': 'foo bar' })).status).toBe(200);
  for (const [path, status] of [
    ['/matchmake/join/table', 404],
    ['/matchmake/reconnect/table', 404],
    ['/matchmake/create/lobby', 404],
    ['/matchmake/constructor/table', 404],
    ['/matchmake/create', 404],
    ['/matchmake/__proto__/x', 404],
  ] as const)
    expect((await send('POST', path, { ...json, 'content-length': '2' }, '{}')).status, path).toBe(status);
  for (const [body, status] of [
    ['{', 400],
    ['null', 400],
    ['[]', 400],
    ['"x"', 400],
    ['{"__proto__":{"version":3}}', 400],
    [`${'['.repeat(2000)}`, 400],
    ['{"version":3,"scenario":"two-names","clocks":"none","__proto__":{"seed":"1"}}', 400],
  ] as const)
    expect((await open({}, body)).status, body.slice(0, 40)).toBe(status);
  expect(served.child.exitCode).toBeNull();
  expect(served.output()).not.toMatch(/ {4}at |two-names/);
});

describe('who guesses', () => {
  test('runs out of codes, and the class behind the same address does not', async () => {
    const own = await serve({ env: { MISSES: '5', PROXIES: '1' } });
    const from = (address: string) => ({ 'x-forwarded-for': `10.9.9.9, ${address}` });
    const before = served;
    served = own;
    try {
      const { roomId: ours } = JSON.parse((await open(from('192.0.2.7'))).body);
      const { roomId: theirs } = JSON.parse((await open(from('198.51.100.1'))).body);
      const tries = [];
      for (let n = 0; n < 8; n++) tries.push(await enter(`ZZZZZ${CODE_ALPHABET[n]}`, from('192.0.2.7')));
      expect(tries.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
      expect(new Set(tries.slice(0, 5).map((answer) => answer.body)).size).toBe(1);
      expect((await enter(theirs, from('192.0.2.7'))).status).toBe(429);
      for (let n = 0; n < 40; n++) expect((await enter(ours, from('192.0.2.7'))).status).toBe(200);
      expect((await enter(theirs, from('198.51.100.2'))).status).toBe(200);
      // What a caller writes in front of what our proxy saw is not believed.
      expect((await enter(theirs, { 'x-forwarded-for': '198.51.100.9, 192.0.2.7', 'x-real-ip': '198.51.100.9' })).status).toBe(429);
    } finally {
      served = before;
      await own.kill();
    }
  });

  test('needs weeks for any room of a full server: the alphabet, the length and the allowance', () => {
    const codes = CODE_ALPHABET.length ** CODE_LENGTH;
    const { MOST_ROOMS, MISSES } = readConfig({});
    const seconds = (codes / MOST_ROOMS - MISSES) / MISSES_A_SECOND;
    expect(seconds / 3600 / 24).toBeGreaterThan(14);
  });
});

test('rooms are opened up to a number by one address, and then slowly', async () => {
  const own = await serve({ env: { OPENINGS: '3' } });
  const before = served;
  served = own;
  try {
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push((await open()).status);
    expect(answers).toEqual([200, 200, 200, 429]);
    await pause(5_500);
    expect([(await open()).status, (await open()).status]).toEqual([200, 429]);
  } finally {
    served = before;
    await own.kill();
  }
  const full = await serve({ env: { MOST_ROOMS: '1' } });
  const person = new Person(full.port);
  await person.create();
  await expect(new Person(full.port).create()).rejects.toEqual(expect.objectContaining({ message: 'server-full', code: 429 }));
  await full.kill();
});

test('a public address is the only one, and programs can be kept out', async () => {
  const own = await serve({ env: { PUBLIC_URL: 'https://game.example', PROGRAMS: 'no' } });
  const before = served;
  served = own;
  try {
    const { headers } = await send('GET', '/api/health');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['content-security-policy']).toContain('wss://game.example;');
    expect((await open()).status).toBe(403);
    // Whatever a caller calls us, our page is the one of the public address.
    expect((await open({ host: 'elsewhere.example', origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await open({ origin: 'https://game.example' })).status).toBe(200);
  } finally {
    served = before;
    await own.kill();
  }
});

test('an allowance comes back with time and never beyond its burst', () => {
  const allowance = new Allowance(3, 2, 0);
  expect([0, 0, 0, 0].map((now) => allowance.take(1, now))).toEqual([true, true, true, false]);
  expect([allowance.take(2, 500), allowance.take(2, 1000), allowance.has(1000)]).toEqual([false, true, false]);
  expect([1, 2, 3, 4].map(() => allowance.take(1, 60_000))).toEqual([true, true, true, false]);
});

test('addresses are counted by network, and the memory of them has bounds', () => {
  const of = (remoteAddress: string, forwarded?: string, proxies = 0) =>
    addressOf({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as never, proxies);
  expect(of('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(of('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(of('2001:db8::6')).toBe('2001:db8:0:0');
  expect(of('::1')).toBe('0:0:0:0');
  expect(of('10.0.0.1', '1.1.1.1, 2.2.2.2')).toBe('10.0.0.1');
  expect(of('10.0.0.1', '1.1.1.1, 2.2.2.2', 1)).toBe('2.2.2.2');
  expect(of('10.0.0.1', undefined, 2)).toBe('10.0.0.1');
  const addresses = new Addresses({ openings: 1, misses: 1 });
  for (let n = 0; n < 20_100; n++) addresses.mayOpen(`address ${n}`);
  expect(addresses.size).toBe(20_000);
  expect([addresses.mayOpen('address 0'), addresses.mayOpen('address 20099')]).toEqual([true, false]);
});

test('what the framework says of a fault is its kind, and not for ever', () => {
  const lines: string[] = [];
  const logger = quietLogger((line) => lines.push(line));
  for (let n = 0; n < 100; n++) logger.error('SyntaxError: a note with a seed in it at position 1');
  expect(new Set(lines)).toEqual(new Set(['Present and Voting: the framework says SyntaxError']));
  expect(lines).toHaveLength(20);
});
