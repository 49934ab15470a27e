import { randomBytes } from 'node:crypto';
import { markPaper } from '#shared/game/booth.ts';
import { ENVELOPE_BYTES } from '#shared/protocol/envelope.ts';
import type { Reply } from '#shared/protocol/messages.ts';
import { Person, serve, until } from '../../../test/rig.ts';
import type { Line } from '../proof.ts';
import { Hall, type Mark, VOTERS } from './hall.ts';

type Pick = (n: number) => number;
const MARKS: readonly Mark[] = [0, 1, null, 'invalid'];

/** One paper over a real socket: what was answered, and what everybody's sockets received meanwhile. */
interface Sent {
  readonly mark: Mark;
  readonly asked: number;
  readonly reply: Reply;
  readonly mine: readonly number[];
  readonly others: number;
}

/**
 * B9, B17: on a real server papers differ in no size, no answer and no line of its log; and none starts with channels that print what people
 * send. At most a hundred papers a person: from the 128th request on the SDK counts in more bytes.
 */
export async function wireLines(papers: number, timed: number, pick: Pick): Promise<readonly Line[]> {
  const chatty = await serve({ env: { DEBUG: '*' } });
  await chatty.kill();
  const served = await serve({ env: { DEBUG: 'express:router,ws', GRACE_MS: '600000', BOOTH_MS: '600000' } });
  try {
    const people = VOTERS.slice(0, 5).map(() => new Person(served.port));
    const host = people[0] as Person;
    const code = await host.create();
    for (const person of people.slice(1)) await person.join(code);
    for (const [n, person] of people.entries()) await person.ask('seat.take', { seat: VOTERS[n] });
    await host.ask('start', { force: true });
    await host.ask('host.booth');
    await until(() => people.every((person) => person.phase === 'booth' && person.view !== null));
    await settled();
    const quiet = served.output().length;
    const sent: Sent[] = [];
    for (let n = 0; n < papers; n++) sent.push(await hand(people[n % people.length] as Person, people, MARKS[n % 4] as Mark, n));
    await settled();
    const log = served.output().slice(quiet);
    const shapes = new Set(sent.map(({ asked, reply, mine, others }) => JSON.stringify([asked, reply, mine, others])));
    const told = sent.reduce((sum, { others }) => sum + others, 0);
    const words = [...host.pub.options, ...VOTERS, 'blank', 'invalid', ...MARKS.flatMap((mark) => formsOf(mark))];
    const said = words.filter((word) => log.includes(word));
    const after = timing(timed, pick);
    return [
      {
        line: 'B9 envelopes, answers and frames of papers have one size, and an answer takes no longer for one than for another',
        ok: shapes.size === 1 && after.luck > 0.001,
        seen: `${shapes.size} shape in ${sent.length}; slowest and fastest mark ${after.apart.toFixed(1)} % apart, luck ${after.luck.toFixed(3)}`,
      },
      { line: 'no socket but the sender’s receives anything when a paper comes', ok: told === 0, seen: told },
      {
        line: 'B17 the log says neither a name, nor a seat, nor a paper, and no server starts with channels that would',
        ok: said.length === 0 && chatty.child.exitCode === 2 && chatty.output().includes('DEBUG'),
        seen: said[0] ?? `${log.length} letters; exit ${chatty.child.exitCode}`,
      },
    ];
  } finally {
    await served.kill();
  }
}

/** Lines of a log come a moment after what they tell of. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

async function hand(voter: Person, people: readonly Person[], mark: Mark, nth: number): Promise<Sent> {
  const before = people.map((person) => person.frames.length);
  const { post, round, epoch } = voter.pub;
  const envelope = mark === 'invalid' ? randomBytes(ENVELOPE_BYTES).toString('base64') : voter.seal(markPaper(mark));
  const body = { post, round, epoch, envelope };
  const reply = await voter.ask('paper', body, `paper-${String(nth).padStart(6, '0')}`);
  if (!reply.ok && reply.refusal.code === 'too-fast') {
    await settled();
    return hand(voter, people, mark, nth);
  }
  const came = people.map((person, n) => person.frames.slice(before[n]));
  const mine = (came[people.indexOf(voter)] ?? []).map((frame) => frame.length);
  const others = came.reduce((sum, frames) => sum + frames.length, 0) - mine.length;
  return { mark, asked: JSON.stringify(body).length, reply, mine, others };
}

/** A paper as a careless log would show it. */
const formsOf = (mark: Mark): readonly string[] => {
  if (mark === 'invalid') return [];
  const paper = Buffer.from(markPaper(mark));
  return [paper.toString('hex'), paper.toString('base64'), `<Buffer ${paper.subarray(0, 8).toString('hex').match(/../g)?.join(' ')}`];
};

/** How far apart the median times of marks are (per cent of the median), and how often chance alone parts them so far (marks shuffled). */
function timing(each: number, pick: Pick): { readonly apart: number; readonly luck: number } {
  const hall = new Hall('timing');
  const casts = turned(
    Array.from({ length: 4 * each }, (_, n) => MARKS[n % 4] as Mark),
    pick,
  );
  const sealed = casts.map((mark) => hall.seal(mark));
  for (const envelope of sealed.slice(0, 20)) hall.table.put('halden', hall.ballot, envelope);
  const times = sealed.map((envelope) => {
    const { ballot } = hall;
    const started = process.hrtime.bigint();
    hall.table.put('halden', ballot, envelope);
    return Number(process.hrtime.bigint() - started);
  });
  const spread = (marks: readonly Mark[]) => {
    const medians = MARKS.map((mark) => median(times.filter((_, n) => marks[n] === mark)));
    return Math.max(...medians) - Math.min(...medians);
  };
  const seen = spread(casts);
  const turns = 1000;
  let further = 0;
  let marks = casts;
  for (let n = 0; n < turns; n++) {
    marks = turned(marks, pick);
    if (spread(marks) >= seen) further++;
  }
  return { apart: (100 * seen) / median(times), luck: (further + 1) / (turns + 1) };
}

function turned<T>(items: readonly T[], pick: Pick): readonly T[] {
  const left = [...items];
  for (let n = left.length - 1; n > 0; n--) {
    const k = pick(n + 1);
    [left[n], left[k]] = [left[k] as T, left[n] as T];
  }
  return left;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
