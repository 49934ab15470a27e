import { Client } from '@colyseus/sdk';
import { gcm } from '@noble/ciphers/aes.js';
import { p256 } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** `node server/cli/outside-bot.ts URL CODE SEAT`: a whole game from outside, by docs/protocol.md alone ("A program in a seat"). */
const [url = '', code = '', seat = ''] = process.argv.slice(2);
const room = await new Client(url).joinById<{ readonly head: string; readonly boxKey: string }>(code, { version: 4 });
const ask = (name: string, body: object) => room.request(name, { id: crypto.randomUUID(), ...body });
const tell = (command: object) => ask('command', { command });

/** A blank paper in an envelope that only this ballot's box can open. */
function sealed(boxKey: Buffer, ballot: string): string {
  const secretKey = p256.utils.randomSecretKey();
  const own = p256.getPublicKey(secretKey, false);
  const info = Buffer.concat([Buffer.from('present-and-voting paper'), own, boxKey]);
  const key = hkdf(sha256, p256.getSharedSecret(secretKey, boxKey).subarray(1), undefined, info, 32);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return Buffer.concat([own, iv, gcm(key, iv, Buffer.from(ballot)).encrypt(Uint8Array.of(1, 255, ...Buffer.alloc(30)))]).toString('base64');
}
room.onMessage('welcome', () => {});
room.onMessage('seat', ({ events }: { events: { type: string; deal: { id: string; by: string } }[] }) => {
  const offers = events.filter(({ type, deal }) => type === 'deal.proposed' && deal.by !== seat);
  for (const { deal } of offers) void tell({ type: 'deal.answer', deal: deal.id, accept: false });
});
let last = '';
room.onStateChange(async ({ head, boxKey }) => {
  const { phase, day, post, round, epoch, winner } = JSON.parse(head || '{}');
  const now = [phase, day, post, round, epoch].join('/');
  if (now === last || !phase) return;
  last = now;
  if (phase === 'verdict') return void room.leave().then(() => console.log(`elected: ${winner}`));
  if (phase === 'seal') await tell({ type: 'floor.seal', act: { act: 'silent' } });
  if (phase === 'rollcall') await tell({ type: 'rollcall.vote', vote: 'abstain' });
  if (phase === 'forecast') await tell({ type: 'forecast.seal', votes: 1, uncounted: 0 });
  if (phase !== 'booth') return void tell({ type: 'ready', ready: true });
  await ask('paper', { post, round, epoch, envelope: sealed(Buffer.from(boxKey, 'base64'), [code, post, round, epoch].join('/')) });
});
await ask('seat.take', { seat }).then(() => ask('lobby.ready', { ready: true }));
