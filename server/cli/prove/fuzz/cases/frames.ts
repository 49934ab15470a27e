import { connect } from 'node:net';
import { Packr } from 'msgpackr';
import type { WebSocket } from 'ws';
import { type Case, inTurn } from '../case.ts';
import type { Scene } from '../scene.ts';
import { reserve, socketUrl, Visitor } from '../visitor.ts';
import { dataFrame, hex, JOIN_ROOM, LEAVE_ROOM, rawRequest, requestFrame } from '../wire.ts';

const plain = new Packr({ useRecords: false });
const deep = (levels: number): Buffer => Buffer.concat([Buffer.alloc(levels, 0x91), Buffer.from([1])]);
const answerer = { type: 'ready', ready: true };

/** Frames that nobody answers: what becomes of whoever sends them. */
const passing = (n: number, name: string, expect: string, frames: readonly (Buffer | string)[]): Case => ({
  n,
  name,
  expect,
  run: (scene) =>
    inTurn(frames, async (frame) => {
      const visitor = await scene.stranger(scene.corridor);
      return visitor.after(() => (typeof frame === 'string' ? visitor.socket.send(frame) : visitor.send(frame)));
    }),
});

/** Bodies under the name of a request: how each is answered to somebody with a seat. */
const bodies = (n: number, name: string, expect: string, list: readonly Buffer[]): Case => ({
  n,
  name,
  expect,
  run: async (scene) => {
    const visitor = await scene.inSeat(scene.corridor, 'tamber');
    let id = 0;
    return inTurn(list, (body) => visitor.answerTo(++id, rawRequest(id, 'command', body)));
  },
});

/** As many frames as fast as they go. */
const flood = (n: number, name: string, send: (visitor: Visitor, nth: number) => void, count: number): Case => ({
  n,
  name,
  // Whoever sends on and does not listen may miss the code.
  expect: 'cut',
  run: async (scene) => {
    const visitor = await scene.stranger(scene.corridor);
    for (let nth = 0; nth < count && visitor.closed === null; nth++) {
      send(visitor, nth);
      if (nth % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return (await visitor.end()).replace(/ (4105|1006)$/, '');
  },
});

/** A frame written by hand: first byte of its head, its bytes; masked with zeros, as a client has to. */
const piece = (first: number, payload: Buffer): Buffer => Buffer.concat([Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
const inPieces = (frame: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(frame.length / size) }, (_, n) =>
    piece((n === 0 ? 2 : 0) | ((n + 1) * size >= frame.length ? 0x80 : 0), frame.subarray(n * size, (n + 1) * size)),
  );
const wire = (visitor: Visitor) => (visitor.socket as WebSocket & { readonly _socket: NodeJS.WritableStream })._socket;

/** Bad input 1 to 22: frames and protocol. */
export const frames: readonly Case[] = [
  passing(1, 'an empty frame', 'passed over', [Buffer.alloc(0)]),
  {
    n: 2,
    name: 'text: one frame, and twenty-one',
    expect: 'passed over, cut 4104',
    run: async (scene) => {
      const visitor = await scene.stranger(scene.corridor);
      const one = await visitor.after(() => visitor.socket.send('{"type":"ready"}'));
      for (let n = 0; n < 20; n++) visitor.socket.send('hello');
      return `${one}, ${await visitor.end()}`;
    },
  },
  passing(3, 'an unknown byte of protocol', 'passed over', [
    hex('00'),
    hex('ff'),
    hex('0b 01'),
    hex('0e'),
    hex('13 01 02'),
    hex('94 01'),
    hex('16 01 00'),
  ]),
  passing(4, 'a body that ends early', 'cut 4104', [
    requestFrame(1, 'command', { id: 'cut-short-1', command: answerer }).subarray(0, 30),
    hex('15 01 a7 636f6d6d616e64 81'),
    hex('0d a7 636f6d6d616e64 d9 ff 61'),
    hex('15'),
  ]),
  passing(5, 'lists, maps and texts that declare billions', 'cut 4104', [
    ...['dd ffffffff', 'df ffffffff', 'db ffffffff', 'c6 ffffffff', '91 dd 00ffffff', 'dc ffff'].map((body) =>
      rawRequest(1, 'command', hex(body)),
    ),
    hex('0d db ffffffff'),
  ]),
  passing(6, 'a frame of 70 KB', 'cut 1009', [dataFrame('command', { id: 'much-too-long', text: 'x'.repeat(70_000) })]),
  bodies(7, 'lists in lists: 1,500, 4,000 and 60,000 levels', 'refused malformed', [deep(1500), deep(4000), deep(60_000)]),
  {
    n: 8,
    name: 'a request that does not exist, asked and sent',
    expect: 'refused unknown-request, passed over',
    run: async (scene) => {
      const visitor = await scene.stranger(scene.corridor);
      const asked = await visitor.ask('nonsense', { id: 'a-request-1' });
      return `${asked}, ${await visitor.after(() => visitor.send(dataFrame('nonsense', {})))}`;
    },
  },
  named(9, 'names of what every object has', 'refused unknown-request', [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '*',
    'onJoin',
  ]),
  named(
    10,
    'a name that is a number, below zero, or 10 kB',
    'refused unknown-request, refused unknown-request, refused unknown-request, cut 4104',
    [7, -1, 1e300, 'x'.repeat(10_000)],
  ),
  bodies(11, 'keys that lead to the prototype', 'refused malformed', [
    hex('81 a9 5f5f70726f746f5f5f 81 a2 6964 a8 6131623263336434'),
    plain.pack({ id: 'a-request-1', command: answerer, constructor: { prototype: { id: 'x' } } }),
    hex('d4 72 40 91 a9 5f5f70726f746f5f5f 80'),
  ]),
  bodies(12, 'the same key twice', 'refused malformed', [
    Buffer.concat([hex('83 a2 6964 ab 612d726571756573742d31 a2 6964 ab 612d726571756573742d32 a7 636f6d6d616e64'), plain.pack(answerer)]),
  ]),
  bodies(13, 'dates, classes, sets, patterns and whole numbers beyond all bounds', 'refused malformed', [
    plain.pack({ id: 'a-request-1', command: new Date(0) }),
    ...['c7 02 73 91 01', 'c7 05 78 92 a1 61 a1 67', 'c7 01 65 90', 'c7 03 42 01 02 03', 'd6 ff 00000000', 'd4 01 00'].map((ext) =>
      Buffer.concat([hex('81 a2 6964'), hex(ext)]),
    ),
  ]),
  bodies(14, 'bytes where a text belongs', 'refused malformed', [
    plain.pack({ id: Buffer.from('a-request-1'), command: answerer }),
    plain.pack({ id: 'a-request-1', command: { type: Buffer.from('ready'), ready: true } }),
  ]),
  passing(15, 'the frame of joining, once more', 'passed over', [Buffer.from([JOIN_ROOM])]),
  {
    n: 16,
    name: 'an act after the word of leaving',
    expect: 'cut 4000',
    run: async (scene) => {
      const visitor = await scene.inSeat(scene.corridor, 'vereda');
      visitor.send(Buffer.from([LEAVE_ROOM]));
      visitor.send(dataFrame('command', { id: 'after-the-end', command: answerer }));
      return visitor.end();
    },
  },
  {
    n: 17,
    name: 'an act before one is in',
    expect: 'passed over',
    run: async (scene) => {
      const { port } = scene.served;
      const token = scene.corridor.people.get('tamber')?.token ?? null;
      const visitor = new Visitor(socketUrl(port, await reserve(port, scene.corridor.code, token)));
      visitor.socket.once('open', () => visitor.send(dataFrame('command', { id: 'before-i-am-in', command: { type: 'nonsense' } })));
      await visitor.until(() => visitor.welcome !== null);
      return visitor.after(() => {});
    },
  },
  flood(18, 'ten thousand pings', (visitor) => visitor.socket.ping(), 10_000),
  flood(19, 'twenty thousand requests', (visitor, n) => visitor.send(requestFrame(n % 100, 'why', { id: `many-many-${n}` })), 20_000),
  {
    n: 20,
    name: 'let in and silent; a handshake that never ends',
    slow: true,
    expect: 'cut 4103, HTTP/1.1 408 Request Timeout',
    run: async (scene) => {
      const { port } = scene.served;
      const silent = new Visitor(socketUrl(port, await reserve(port, scene.corridor.code)), { joins: false });
      return (await Promise.all([silent.end(14_000), neverEnding(port)])).join(', ');
    },
  },
  {
    n: 21,
    name: 'compressed frames: not agreed to, and cut when they come',
    expect: 'no extension, cut 1002',
    run: async (scene) => {
      const { port } = scene.served;
      const visitor = new Visitor(socketUrl(port, await reserve(port, scene.corridor.code)), { perMessageDeflate: true });
      await visitor.until(() => visitor.welcome !== null);
      const agreed = visitor.socket.extensions === '' ? 'no extension' : visitor.socket.extensions;
      wire(visitor).write(piece(0xc2, hex('4b4c4a06 00')));
      return `${agreed}, ${await visitor.end()}`;
    },
  },
  {
    n: 22,
    name: 'one message in pieces of a byte: a short one is read, a long one is not',
    expect: 'refused malformed, cut 1008',
    run: async (scene) => {
      const visitor = await scene.inSeat(scene.corridor, 'tamber');
      const short = requestFrame(40, 'command', { id: 'short-1', command: 1 });
      const answer = visitor.answerTo(40, Buffer.alloc(0));
      for (const bytes of inPieces(short, 1)) wire(visitor).write(bytes);
      const first = await answer;
      for (const bytes of inPieces(Buffer.alloc(100, 1), 1)) wire(visitor).write(bytes);
      return `${first}, ${await visitor.end()}`;
    },
  },
];

function named(n: number, name: string, expect: string, names: readonly (string | number)[]): Case {
  return {
    n,
    name,
    expect,
    run: async (scene: Scene) => {
      const visitor = await scene.stranger(scene.corridor);
      const said: string[] = [];
      for (const one of names) said.push(await visitor.ask(one, { id: 'a-request-1' }));
      return new Set(said).size === 1 ? (said[0] as string) : said.join(', ');
    },
  };
}

/** Sends the head of a request a byte a second; what the server says in the end. */
function neverEnding(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /p/ABCDEF?sessionId=x HTTP/1.1\r\nHost: a\r\nX-Slow: '));
    const drip = setInterval(() => socket.write('x'), 1000);
    let got = '';
    socket.on('data', (chunk) => (got += chunk.toString()));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(drip);
      resolve(got.split('\r\n')[0] ?? '');
    });
  });
}
