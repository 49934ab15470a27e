import type { Clause, Command } from '#shared/game/command.ts';
import { ENVELOPE_BYTES } from '#shared/protocol/envelope.ts';
import { onward, type Person, until } from '../../../../test/rig.ts';
import { type Case, inTurn, slowly } from '../case.ts';
import { begun, type Room, type Scene } from '../scene.ts';
import { requestFrame } from '../wire.ts';

/** What a reply says, in the words of a case. */
type Asked = Awaited<ReturnType<Person['ask']>>;
const word = (reply: Asked): string => (reply.ok ? 'ok' : `refused ${reply.refusal.code}`);
const at = (room: Room, seat: string): Person => room.people.get(seat) as Person;
const host = (scene: Scene): Person => at(scene.corridor, 'marrow-isles');
const halden = (scene: Scene): Person => at(scene.corridor, 'halden');

const propose = (clauses: readonly unknown[], to = ['marrow-isles']): unknown => ({ type: 'deal.propose', to, clauses });
const aid = (n: unknown): unknown => ({ kind: 'aid', by: 'halden', to: 'marrow-isles', n });

/** Commands of Halden in the corridor, how each is answered; nothing of it reaches the disk. */
const commands = (n: number, name: string, expect: string, list: readonly unknown[]): Case => ({
  n,
  name,
  expect,
  run: (scene) => inTurn(list, async (command) => word(await halden(scene).ask('command', { command }))),
});

const one = (n: number, name: string, expect: string, run: (scene: Scene) => Promise<string>): Case => ({
  n,
  name,
  expect,
  run,
});

/** A room of its own in the corridor, for what changes a table. */
async function freshCorridor(scene: Scene): Promise<Room> {
  const room = await begun(scene.served);
  await onward([...room.people.values()]);
  return room;
}

const offer = (clauses: readonly Clause[], to: string): Command => ({ type: 'deal.propose', to: [to], clauses: [...clauses] });
const gift = (by: string, to: string, n = 1): Clause => ({ kind: 'aid', by, to, n });
const note = (by: string): Clause => ({ kind: 'note', by, text: 'a word' });
const openDeal = (person: Person, by: string): string =>
  person.view?.deals.find((deal) => deal.by === by && deal.status === 'open')?.id ?? '';
const seesOffer = async (person: Person, by: string): Promise<string> => {
  await until(() => openDeal(person, by) !== '');
  return openDeal(person, by);
};
const total = (people: readonly Person[]): number => people.reduce((sum, person) => sum + (person.view?.purse.aid ?? 0), 0);

/** Bytes of the size that the schema asks of a paper. */
function aPaper(): string {
  return Buffer.alloc(ENVELOPE_BYTES, 1).toString('base64');
}

/** A half, as it is packed, made a minus nothing: packing itself would make it a plain nought. */
const withMinusNothing = (frame: Buffer): Buffer => Buffer.from(frame.toString('hex').replace('cb3fe0', 'cb8000'), 'hex');

/** Bad input 23 to 58: commands. */
export const commandCases: readonly Case[] = [
  commands(23, 'a command that does not exist', 'refused malformed', [{ type: 'nonsense' }, { type: '__proto__' }, {}, null, 'ready', []]),
  commands(24, 'in the wrong phase', 'refused wrong-phase', [
    { type: 'floor.seal', act: { act: 'silent' } },
    { type: 'forecast.seal', votes: 1, uncounted: 0 },
    { type: 'rollcall.vote', vote: 'yes' },
  ]),
  commands(25, 'with the seat of another', 'refused malformed', [
    { type: 'ready', ready: true, seat: 'marrow-isles' },
    { type: 'ready', ready: true, by: 'marrow-isles' },
  ]),
  one(26, 'from somebody without a seat', 'refused no-seat', async (scene) => {
    const visitor = await scene.stranger(scene.corridor);
    return visitor.ask('command', { id: 'from-outside', command: { type: 'ready', ready: true } });
  }),
  one(27, 'of the host, from somebody else', 'refused host-only', (scene) =>
    inTurn(
      [
        ['host.close', { phase: 'corridor', day: 1, post: 0, round: 0 }],
        ['host.pause', { paused: true }],
        ['host.time', {}],
        ['host.booth', {}],
        ['host.lock', { locked: true }],
        ['host.seat', { seat: 'vereda', by: 'bot' }],
      ] as const,
      async ([name, body]) => word(await halden(scene).ask(name, body)),
    ),
  ),
  one(28, 'an old id again: the old answer, and no second act', 'refused wrong-phase, refused wrong-phase', async (scene) => {
    const ask = () => halden(scene).command({ type: 'floor.seal', act: { act: 'silent' } }, 'said-before-28');
    return [word(await ask()), word(await ask())].join(', ');
  }),
  one(29, 'an old id with another body: the old answer, and no act', 'refused wrong-phase, refused wrong-phase', async (scene) => {
    const first = await halden(scene).command({ type: 'floor.seal', act: { act: 'silent' } }, 'said-before-29');
    const again = await halden(scene).command(offer([note('halden')], 'vereda'), 'said-before-29');
    return [word(first), word(again)].join(', ');
  }),
  one(30, 'a gap in the numbers: whoever asks gets the whole view', 'ok, whole', async (scene) => {
    const visitor = await scene.inSeat(scene.lobby, 'tamber');
    const answer = await visitor.ask('resync', { id: 'again-please' });
    const inGame = await scene.inSeat(scene.corridor, 'tamber');
    const before = inGame.pushed.filter((name) => name === 'seat').length;
    await inGame.ask('resync', { id: 'again-please' });
    return `${answer}, ${inGame.pushed.filter((name) => name === 'seat').length > before ? 'whole' : 'nothing'}`;
  }),
  commands(31, 'NaN', 'refused malformed', [propose([aid(Number.NaN)])]),
  commands(32, 'without end', 'refused malformed', [propose([aid(Number.POSITIVE_INFINITY)]), propose([aid(Number.NEGATIVE_INFINITY)])]),
  one(33, 'minus nothing, as it can only be sent by hand', 'refused malformed', async (scene) => {
    const visitor = await scene.inSeat(scene.corridor, 'tamber');
    let id = 0;
    return inTurn(
      [
        propose([aid(0.5)]),
        { type: 'forecast.seal', votes: 0.5, uncounted: 0 },
        propose([{ ...gift('halden', 'vereda'), when: { acted: 0.5 } }]),
      ],
      (command) => visitor.answerTo(++id, withMinusNothing(requestFrame(id, 'command', { id: `minus-nothing-${id}`, command }))),
    );
  }),
  commands(34, 'beyond the whole numbers', 'refused malformed', [
    propose([aid(2 ** 53 + 2)]),
    { type: 'forecast.seal', votes: 2 ** 53 + 2, uncounted: 0 },
  ]),
  commands(35, '1e308', 'refused malformed', [propose([aid(1e308)])]),
  commands(36, 'a fraction', 'refused malformed', [propose([aid(1.5)])]),
  commands(37, 'below nothing', 'refused malformed', [propose([aid(-3)])]),
  commands(38, 'a number in quotes', 'refused malformed', [propose([aid('3')])]),
  commands(39, 'a gift of nothing', 'refused malformed', [propose([aid(0)])]),
  commands(40, 'a deal with oneself', 'refused deal-with-oneself', [propose([{ kind: 'note', by: 'halden', text: 'me' }], ['halden'])]),
  commands(41, 'more than there is', 'refused purse-short', [propose([{ kind: 'aid', by: 'halden', to: 'marrow-isles', n: 99 }])]),
  one(42, 'the same aid twice, accepted in one instant', '1 ok, purse empty', async (scene) => {
    const room = await freshCorridor(scene);
    const [payer, first, second] = ['halden', 'vereda', 'tamber'].map((seat) => at(room, seat)) as [Person, Person, Person];
    const all = payer.view?.purse.aid ?? 0;
    for (const [person, seat] of [
      [first, 'vereda'],
      [second, 'tamber'],
    ] as const)
      await person.command(offer([gift('halden', seat, all)], 'halden'));
    const deals = [await seesOffer(payer, 'vereda'), await seesOffer(payer, 'tamber')];
    const replies = await Promise.all(deals.map((deal) => payer.command({ type: 'deal.answer', deal, accept: true })));
    return `${replies.filter((reply) => reply.ok).length} ok, purse ${payer.view?.purse.aid === 0 ? 'empty' : 'odd'}`;
  }),
  one(
    43,
    'accepting one’s own offer, one that was withdrawn, one that is accepted',
    'refused already-accepted, refused lapsed, refused lapsed',
    async (scene) => {
      const room = await freshCorridor(scene);
      const [mine, other] = [at(room, 'halden'), at(room, 'vereda')];
      await mine.command(offer([note('halden')], 'vereda'));
      const deal = await seesOffer(other, 'halden');
      const own = await mine.command({ type: 'deal.answer', deal, accept: true });
      await mine.command({ type: 'deal.withdraw', deal });
      const withdrawn = await other.command({ type: 'deal.answer', deal, accept: true });
      await mine.command(offer([note('halden')], 'vereda'));
      const next = await seesOffer(other, 'halden');
      await other.command({ type: 'deal.answer', deal: next, accept: true });
      const twice = await other.command({ type: 'deal.answer', deal: next, accept: true });
      return [own, withdrawn, twice].map(word).join(', ');
    },
  ),
  one(44, 'accepted from two tabs: the newer has the seat, and once is once', 'cut 4001, 1 ok', async (scene) => {
    const room = await freshCorridor(scene);
    await at(room, 'vereda').command(offer([note('vereda')], 'halden'));
    const deal = await seesOffer(at(room, 'halden'), 'vereda');
    const [older, newer] = [await scene.inSeat(room, 'halden'), await scene.inSeat(room, 'halden')];
    const replies = await Promise.all(
      [older, newer, newer].map((tab, n) =>
        tab.ask('command', { id: `accept-from-${n}`, command: { type: 'deal.answer', deal, accept: true } }),
      ),
    );
    return `${replies[0]}, ${replies.filter((reply) => reply === 'ok').length} ok`;
  }),
  one(45, 'withdrawn while it is accepted: one of the two', '1 ok', async (scene) => {
    const room = await freshCorridor(scene);
    const [mine, other] = [at(room, 'halden'), at(room, 'vereda')];
    await mine.command(offer([note('halden')], 'vereda'));
    const deal = await seesOffer(other, 'halden');
    const replies = await Promise.all([
      other.command({ type: 'deal.answer', deal, accept: true }),
      mine.command({ type: 'deal.withdraw', deal }),
    ]);
    return `${replies.filter((reply) => reply.ok).length} ok`;
  }),
  one(46, 'goods that go round in a circle are as many as before', 'ok, conserved', async (scene) => {
    const room = await freshCorridor(scene);
    const seats = ['halden', 'vereda', 'tamber'];
    const people = seats.map((seat) => at(room, seat));
    const before = total(people);
    const replies: Asked[] = [];
    for (const [n, from] of seats.entries()) {
      const to = seats[(n + 1) % 3] as string;
      if ((at(room, from).view?.purse.aid ?? 0) === 0) continue;
      replies.push(await at(room, from).command(offer([gift(from, to)], to)));
      replies.push(await at(room, to).command({ type: 'deal.answer', deal: await seesOffer(at(room, to), from), accept: true }));
    }
    const kinds = new Set(replies.map(word));
    return `${[...kinds].join('/')}, ${total(people) === before && replies.length > 0 ? 'conserved' : 'changed'}`;
  }),
  commands(47, 'a thousand clauses', 'refused malformed', [
    propose(Array.from({ length: 1000 }, () => aid(1))),
    propose(Array.from({ length: 9 }, () => aid(1))),
  ]),
  commands(48, 'the same clause twice', 'refused contradiction', [
    propose([
      { kind: 'silence', by: 'halden' },
      { kind: 'silence', by: 'halden' },
    ]),
  ]),
  commands(49, 'clauses that name nobody', 'refused not-found', [
    propose([{ kind: 'endorse', by: 'halden', candidate: 'nobody' }]),
    propose([{ kind: 'note', by: 'halden', text: 'you' }], ['atlantis']),
  ]),
  one(50, 'an offer that was forged, and one of others: one answer', 'refused not-found, the same bytes', async (scene) => {
    const replies: string[] = [];
    for (const deal of ['halden>nobody#1', 'marrow-isles>tamber#1', 'vereda>meridia#99'])
      replies.push(JSON.stringify(await halden(scene).command({ type: 'deal.answer', deal, accept: true })));
    return `${word(JSON.parse(replies[0] as string))}, ${new Set(replies).size === 1 ? 'the same bytes' : 'different bytes'}`;
  }),
  commands(
    51,
    'ids with a path or HTML in them',
    'refused not-found',
    ['../../x', '<script>alert(1)</script>', 'halden>vereda#1\u0000', "' OR 1=1 --"].map((deal) => ({
      type: 'deal.answer',
      deal,
      accept: true,
    })),
  ),
  commands(52, 'standing down without standing; promises to somebody who does not stand', 'refused not-your-part, refused not-found', [
    { type: 'candidate.withdraw', heir: null },
    { type: 'promise.give', candidate: 'nobody' },
  ]),
  one(53, 'a promise once the ballot is open', 'refused wrong-phase', async (scene) =>
    word(await at(scene.booth, 'halden').command({ type: 'promise.give', candidate: 'vela' })),
  ),
  one(
    54,
    'papers of the wrong round, epoch and size, without a seat, and where no box is open',
    'refused ballot-closed, refused ballot-closed, refused malformed, refused malformed, refused no-seat, refused ballot-closed',
    async (scene) => {
      const voter = at(scene.booth, 'halden');
      const { post, round, epoch } = voter.pub;
      const envelope = aPaper();
      const stranger = await scene.stranger(scene.booth);
      return [
        word(await voter.ask('paper', { post, round: round + 1, epoch, envelope })),
        word(await voter.ask('paper', { post, round, epoch: epoch + 1, envelope })),
        word(await voter.ask('paper', { post, round, epoch, envelope: envelope.slice(4) })),
        word(await voter.ask('paper', { post, round, epoch, envelope: [0, 1] })),
        await stranger.ask('paper', { id: 'a-paper-of-nobody', post, round, epoch, envelope }),
        word(await halden(scene).ask('paper', { post, round, epoch, envelope })),
      ].join(', ');
    },
  ),
  one(55, 'the box closed by a voter', 'refused host-only', async (scene) => {
    const { day, post, round } = at(scene.booth, 'halden').pub;
    return word(await at(scene.booth, 'halden').ask('host.close', { phase: 'booth', day, post, round }));
  }),
  one(56, 'a count that somebody brings along', 'refused malformed', async (scene) => {
    const { round, epoch } = at(scene.booth, 'halden').pub;
    const tally = { round, epoch, papers: 9, uncounted: 0, votes: { vela: 9, corin: 0 } };
    return inTurn([{ type: 'booth.close', tally }, { type: 'phase.close' }, { type: 'booth.rerun' }], async (command) =>
      word(await at(scene.booth, 'marrow-isles').ask('command', { command })),
    );
  }),
  slowly(
    one(57, 'stopped and let go on as fast as it goes', 'too fast', async (scene) => {
      const room = await begun(scene.served);
      const facilitator = at(room, 'marrow-isles');
      const replies = await Promise.all(Array.from({ length: 280 }, (_, n) => facilitator.ask('host.pause', { paused: n % 2 === 0 })));
      return replies.filter((reply) => !reply.ok && reply.refusal.code === 'too-fast').length > 0 ? 'too fast' : 'as fast as one likes';
    }),
  ),
  one(58, 'a clock set to −1, 0 and 1e9', 'refused malformed', (scene) =>
    inTurn([-1, 0, 1e9], async (seconds) => word(await host(scene).ask('host.time', { seconds }))),
  ),
];
