import { markPaper } from '#shared/game/booth.ts';
import { choicesFor } from '#shared/game/choices.ts';
import type { Command, HostCommand, Tally } from '#shared/game/command.ts';
import { callBallot, countPapers } from '#shared/game/papers.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { canonical, digest } from '#shared/kit/digest.ts';
import { type RequestName, readRequest, requests } from '#shared/protocol/messages.ts';
import { fold, openingOf } from '../../../table/hosted-table.ts';
import type { Line } from '../proof.ts';
import { Hall, type Mark, VOTERS } from './hall.ts';

type Pick = (n: number) => number;

/** The sum that a hall must come to if these are the papers in its box: reckoned without envelopes. */
export function expected(hall: Hall, seed: string, box: ReadonlyMap<string, Mark>): Tally {
  const call = callBallot(hall.table.table.world, hall.table.state);
  const papers = call.electorate.flatMap((seat) => {
    const mark = box.get(seat);
    return mark === undefined ? [] : [mark === 'invalid' ? new Uint8Array(0) : markPaper(mark)];
  });
  return countPapers(call, papers, injectedEntropy(`${seed}|papers`));
}

/** B4, B5: whatever people do at the box, in it lies the last paper of whoever is on the roll, and the sum adds up. */
export function modelLines(seed: string, games: number, pick: Pick): readonly Line[] {
  let [wrong, odd, acts] = [0, 0, 0];
  for (let n = 0; n < games; n++) {
    const hall = new Hall(`${seed}/${n % 4}`);
    const box = new Map<string, Mark>();
    for (let step = 0; step < 30; step++, acts++) {
      const seat = ([...VOTERS, 'corin', 'nobody'] as const)[pick(8)] as string;
      const mark = ([0, 1, null, 'invalid'] as const)[pick(4)] as Mark;
      const what = pick(6);
      if (what === 0) {
        hall.attend(seat, false);
        if (VOTERS.some((voter) => voter === seat)) box.delete(seat);
      } else if (what === 1) hall.attend(seat, true);
      // For a ballot that is not open: refused, and nothing changes.
      else if (what === 2) hall.table.put(seat, { ...hall.ballot, epoch: 2 }, hall.seal(mark));
      else if (hall.put(seat, mark).ok) box.set(seat, mark);
    }
    const sum = expected(hall, `${seed}/${n % 4}`, box);
    const onRoll = hall.table.state.ballots.at(-1)?.roll.filter(Boolean).length ?? 0;
    const tally = hall.close();
    if (canonical(tally) !== canonical(sum)) wrong++;
    const published = publicView(hall.table.table.world, hall.table.state).ballots.at(-1);
    const votes = Object.values(tally.votes);
    const adds = votes.reduce((total, each) => total + each, tally.uncounted) === tally.papers;
    const roll = published !== undefined && published.papers + published.notHandedIn === onRoll && published.onRoll === onRoll;
    if (!adds || !roll || [...votes, tally.uncounted, published?.notHandedIn ?? -1].some((each) => each < 0)) odd++;
  }
  return [
    {
      line: 'B4 at most one paper of each seat is counted, the last one, whatever is sent, repeated, left or taken back',
      ok: wrong === 0,
      seen: wrong === 0 ? `${acts} acts` : wrong,
    },
    { line: 'B5 votes, uncounted and not handed in add up to the roll', ok: odd === 0 && overfull(seed), seen: odd === 0 ? games : odd },
  ];
}

/** A sum of more papers than seats is refused before it is written down. */
function overfull(seed: string): boolean {
  const hall = new Hall(`${seed}/0`);
  const tally = expected(hall, seed, new Map());
  const [first = ''] = Object.keys(tally.votes);
  const more = { ...tally, papers: tally.papers + 99, votes: { ...tally.votes, [first]: (tally.votes[first] ?? 0) + 99 } };
  const before = hall.entries.length;
  const [bad, crooked] = [more, { ...tally, papers: tally.papers + 1 }].map((wrong) =>
    hall.table.table.host({ type: 'booth.close', tally: wrong }),
  );
  return bad?.ok === false && crooked?.ok === false && hall.entries.length === before;
}

/** B10: the journal alone, without box or keys, makes the state. B16: what was written at a close stays as it was. */
export function journalLines(seed: string): readonly Line[] {
  const hall = new Hall(`${seed}/0`);
  for (const seat of VOTERS) hall.put(seat, 0);
  hall.close();
  const atClose = hall.entries.map((entry) => JSON.stringify(entry));
  const published = JSON.stringify(publicView(hall.table.table.world, hall.table.state).ballots);
  hall.finish();
  const again = new Hall(`${seed}/0`, { ...hall.place, keys: '/nowhere' });
  const world = hall.table.table.world;
  const folded = fold(world, openingOf(world, hall.header), hall.journal.entries(hall.header.code));
  const steady =
    atClose.every((text, n) => JSON.stringify(again.entries[n]) === text) &&
    JSON.stringify(publicView(world, again.table.state).ballots).startsWith(published.slice(0, -1));
  return [
    {
      line: 'B10 the journal without box and keys makes the same state',
      ok: digest(folded) === digest(hall.table.state),
      seen: digest(folded).slice(0, 12),
    },
    { line: 'B16 an act of closing never changes, by what follows or by a restart', ok: steady, seen: again.entries.length },
  ];
}

/** B13: while the box is open nothing that anybody may do moves names, roll or electorate. B14: nobody but the server brings a sum. */
export function frozenLines(seed: string): readonly Line[] {
  const hall = new Hall(`${seed}/0`);
  const world = hall.table.table.world;
  const frozen = () => {
    const { options, roll, persons } = hall.table.state.ballots.at(-1) ?? {};
    // To leave the room is each seat's own affair, and everybody sees it.
    return JSON.stringify([options, persons, roll?.filter((_, i) => !world.seatRows.has(world.states[i]?.id ?? ''))]);
  };
  const before = frozen();
  let tried = 0;
  for (const { id } of world.scenario.seats) {
    const { commands } = choicesFor(world, publicView(world, hall.table.state), seatView(world, hall.table.state, id));
    for (const command of [...commands, ...ANYTHING]) {
      hall.table.submit(id, command, `try-${tried}`);
      tried++;
    }
  }
  for (const seat of VOTERS) hall.attend(seat, true);
  const tally = expected(hall, seed, new Map());
  const sums: readonly HostCommand[] = [{ type: 'booth.close', tally }, { type: 'booth.rerun' }, { type: 'phase.close' }];
  const through = (Object.keys(requests) as RequestName[]).flatMap((name) =>
    sums.flatMap((command) =>
      [
        { id: 'a1b2c3d4', command },
        { id: 'a1b2c3d4', ...command },
        { id: 'a1b2c3d4', tally },
        { id: 'a1b2c3d4', post: 0, round: 1, epoch: 1, envelope: `${'A'.repeat(167)}=`, tally },
      ].filter((body) => readRequest(name, body) !== null),
    ),
  );
  return [
    { line: 'B13 names, roll and electorate stand still while the box is open', ok: frozen() === before, seen: `${tried} commands` },
    { line: 'B14 no message can carry a sum', ok: through.length === 0, seen: `${Object.keys(requests).length} requests` },
  ];
}

/** One of every kind that could move a paper's names or hands. */
const ANYTHING: readonly Command[] = [
  { type: 'attend', present: false },
  { type: 'attend', present: true },
  { type: 'ready', ready: true },
  { type: 'promise.give', candidate: 'vela' },
  { type: 'persuade', states: ['lindry'], candidate: 'vela' },
  { type: 'floor.seal', act: { act: 'silent' } },
  { type: 'forecast.seal', votes: 1, uncounted: 0 },
];

/** B21: each more paper for a name is one more vote for it. */
export function weightLine(seed: string): Line {
  const votes = Array.from({ length: VOTERS.length + 1 }, (_, more) => {
    const hall = new Hall(`${seed}/0`);
    for (const [n, seat] of VOTERS.entries()) hall.put(seat, n < more ? 0 : 1);
    const [first = ''] = hall.table.state.ballots.at(-1)?.options ?? [];
    return hall.close().votes[first] ?? Number.NaN;
  });
  const ok = votes.every((vote, n) => vote === (votes[0] ?? 0) + n);
  return { line: 'B21 every counted paper weighs one', ok, seen: votes.join(' ') };
}
