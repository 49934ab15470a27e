import { mixed } from '../forensics/ballot.ts';
import type { Line } from '../proof.ts';
import { apart, Hall, type Mark, VOTERS } from './hall.ts';

type Pick = (n: number) => number;
type Marks = readonly Mark[];

const MARKS = [0, 1, null] as const;
const drawn = (pick: Pick): Marks => VOTERS.map(() => MARKS[pick(3)] as Mark);

/** One ballot of these marks in this order, up to its close. */
function cast(seed: string, marks: Marks, order: readonly number[] = VOTERS.map((_, n) => n)): Hall {
  const hall = new Hall(seed);
  for (const n of order) hall.put(VOTERS[n] as string, marks[n] as Mark);
  return hall;
}

/** A ballot of these marks to the end of the game. */
function played(seed: string, marks: Marks): Hall {
  const hall = cast(seed, marks);
  hall.close();
  hall.finish();
  return hall;
}

/** B1, B2, B3, B15, B18, B20: two halls that differ only in who wrote what, or when, show the same to everybody. */
export function twinLines(seed: string, pairs: number, pick: Pick): readonly Line[] {
  const found = { swapped: [] as string[], own: [] as string[], early: [] as string[], order: 0, invalid: [] as string[], turnout: 0 };
  for (let n = 0; n < pairs; n++) {
    const marks = drawn(pick);
    const one = played(`${seed}/${n}`, marks);
    // The same papers in other hands: the sum is equal, and everything else must be.
    const swapped = apart(one, played(`${seed}/${n}`, mixed(marks, pick)));
    found.swapped.push(...swapped);
    found.own.push(...swapped.filter((sink) => VOTERS.some((seat) => sink === `viewer ${seat}`)));
    // Other papers altogether: equal until the box is closed.
    const before = cast(`${seed}/${n}`, marks);
    found.early.push(
      ...apart(
        before,
        cast(
          `${seed}/${n}`,
          marks.map((mark) => (mark === 0 ? 1 : 0)),
        ),
      ),
    );
    // The same papers in another order of coming: the same act, byte for byte.
    before.close();
    const later = cast(
      `${seed}/${n}`,
      marks,
      mixed(
        VOTERS.map((_, at) => at),
        pick,
      ),
    );
    later.close();
    const closes = [before, later].map((hall) => JSON.stringify(hall.entries.at(-1)));
    if (closes[0] !== closes[1]) found.order++;
    // A blank and one that cannot be opened are told apart by nobody.
    const blanks = marks.map((mark, at) => (at === 0 ? null : mark));
    const invalid = blanks.map((mark, at): Mark => (at === 0 ? 'invalid' : mark));
    found.invalid.push(...apart(played(`${seed}/${n}`, blanks), played(`${seed}/${n}`, invalid)));
    // Between the doors and the close nobody is shown anything, however many papers come.
    const texts = [...cast(`${seed}/${n}`, marks).shown.values()].map((shown) => new Set(shown.map(withoutNews)).size);
    found.turnout += texts.filter((different) => different !== 1).length;
  }
  const same = (list: readonly string[]): Omit<Line, 'line'> => ({ ok: list.length === 0, seen: list[0] ?? pairs });
  return [
    {
      line: 'B1 papers swapped between seats: every viewer, reply, journal, minutes and reason is the same to the byte',
      ...same(found.swapped),
    },
    { line: 'B2 what a voter is sent says nothing of what the voter wrote', ...same(found.own) },
    { line: 'B3 until the close nothing depends on any paper', ...same(found.early) },
    { line: 'B15 any order of coming gives the same act of closing', ok: found.order === 0, seen: found.order === 0 ? pairs : found.order },
    { line: 'B18 an invalid paper is answered and counted like a blank', ...same(found.invalid) },
    {
      line: 'B20 nobody is shown who has handed in, how many or when',
      ok: found.turnout === 0,
      seen: found.turnout === 0 ? pairs : found.turnout,
    },
  ];
}

/** What a viewer sees, without what brought it there: the first text holds the news of the way to the booth. */
const withoutNews = (text: string): string => JSON.stringify((JSON.parse(text) as readonly unknown[]).slice(0, 2));
