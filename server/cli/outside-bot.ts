import { Client } from '@colyseus/sdk';

/** `node server/cli/outside-bot.ts URL CODE SEAT`: a whole game from outside, by docs/protocol.md alone ("A program in a seat"). */
const [url = '', code = '', seat = ''] = process.argv.slice(2);
const room = await new Client(url).joinById<{ readonly head: string; readonly boxKey: string }>(code, { version: 4 });
const ask = (name: string, body: object = {}): Promise<unknown> => room.request(name, { id: crypto.randomUUID(), ...body });
const tell = (command: object) => ask('command', { command });
const { subtle } = crypto;
const curve = { name: 'ECDH', namedCurve: 'P-256' };
const blank = Buffer.alloc(32);
blank.set([1, 255]);

/** A paper in an envelope that only this ballot's box can open. */
async function seal(paper: Buffer<ArrayBuffer>, boxKey: Buffer<ArrayBuffer>, ballot: string): Promise<string> {
  const pair = await subtle.generateKey(curve, false, ['deriveBits']);
  const own = Buffer.from(await subtle.exportKey('raw', pair.publicKey));
  const box = await subtle.importKey('raw', boxKey, curve, false, []);
  const secret = await subtle.deriveBits({ name: 'ECDH', public: box }, pair.privateKey, 256);
  const hkdf = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: Buffer.alloc(0),
    info: Buffer.from([...Buffer.from('present-and-voting paper'), ...own, ...boxKey]),
  };
  const key = await subtle.deriveKey(
    hkdf,
    await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const iv = crypto.getRandomValues(Buffer.alloc(12));
  return Buffer.concat([
    own,
    iv,
    Buffer.from(await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: Buffer.from(ballot) }, key, paper)),
  ]).toString('base64');
}

/** The simplest legal thing for each phase that wants more than a nod. */
type Hall = { phase: string; day: number; post: number; round: number; epoch: number; winner: string | null; boxKey: string };
const answers: Record<string, (hall: Hall) => Promise<unknown>> = {
  seal: () => tell({ type: 'floor.seal', act: { act: 'silent' } }),
  rollcall: () => tell({ type: 'rollcall.vote', vote: 'abstain' }),
  forecast: () => tell({ type: 'forecast.seal', votes: 1, uncounted: 0 }),
  booth: async ({ post, round, epoch, boxKey }) => {
    const envelope = await seal(blank, Buffer.from(boxKey, 'base64'), [code, post, round, epoch].join('/'));
    return ask('paper', { post, round, epoch, envelope });
  },
};
room.onMessage('welcome', () => {});
room.onMessage('seat', ({ events }: { events: { type: string; deal?: { id: string; by: string } }[] }) => {
  for (const { type, deal } of events)
    if (type === 'deal.proposed' && deal && deal.by !== seat) void tell({ type: 'deal.answer', deal: deal.id, accept: false });
});
let last = '';
room.onStateChange(async ({ head, boxKey }) => {
  if (head === '') return;
  const hall: Hall = { ...JSON.parse(head), boxKey };
  const now = [hall.phase, hall.day, hall.post, hall.round, hall.epoch].join();
  if (now === last) return;
  last = now;
  if (hall.phase === 'verdict') {
    console.log(`elected: ${hall.winner}`);
    return void room.leave();
  }
  await answers[hall.phase]?.(hall);
  if (hall.phase !== 'booth') await tell({ type: 'ready', ready: true });
});
await ask('seat.take', { seat });
await ask('lobby.ready', { ready: true });
