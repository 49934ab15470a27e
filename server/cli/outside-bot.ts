import { Client } from '@colyseus/sdk';

/** `node server/cli/outside-bot.ts URL CODE SEAT`: a whole game from outside, by docs/protocol.md alone ("A program in a seat"). */
const [url = '', code = '', seat = ''] = process.argv.slice(2);
const room = await new Client(url).joinById<{ readonly head: string }>(code, { version: 3 });
const ask = (name: string, body: object = {}): Promise<unknown> => room.request(name, { id: crypto.randomUUID(), ...body });
const tell = (command: object) => ask('command', { command });
const blank = Buffer.alloc(32);
blank.set([1, 255]);

/** The simplest legal thing for each phase that wants more than a nod. */
type Hall = { phase: string; day: number; post: number; round: number; epoch: number; winner: string | null };
const answers: Record<string, (hall: Hall) => Promise<unknown>> = {
  seal: () => tell({ type: 'floor.seal', act: { act: 'silent' } }),
  rollcall: () => tell({ type: 'rollcall.vote', vote: 'abstain' }),
  forecast: () => tell({ type: 'forecast.seal', votes: 1, uncounted: 0 }),
  booth: ({ round, epoch }) => ask('paper', { round, epoch, paper: blank.toString('base64') }),
};
room.onMessage('welcome', () => {});
room.onMessage('seat', ({ events }: { events: { type: string; deal?: { id: string; by: string } }[] }) => {
  for (const { type, deal } of events)
    if (type === 'deal.proposed' && deal && deal.by !== seat) void tell({ type: 'deal.answer', deal: deal.id, accept: false });
});
let last = '';
room.onStateChange(async ({ head }) => {
  if (head === '') return;
  const hall: Hall = JSON.parse(head);
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
