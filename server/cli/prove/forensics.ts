import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { draw } from '#shared/kit/dice.ts';
import { freshFolder } from '../../test/rig.ts';
import { attack, type Evidence, type Found } from './forensics/attack.ts';
import { type Cast, type Choice, castBallot, mixed, openSite, VOTERS } from './forensics/ballot.ts';
import { interval, luck } from './forensics/chance.ts';
import { type Example, learn, signsOf } from './forensics/learn.ts';
import { openNaiveBox } from './forensics/naive.ts';
import type { Asked, Finding, Line, Proof } from './proof.ts';

/** Below this chance of being luck, guessing well is knowing. */
const LUCK = 1e-4;

/**
 * Who voted for whom, asked of the disk. Real ballots on a real server with kills; a tool with its own reader of SQLite's pages and log is given every
 * copy, the logs, what lies about and the seed. It must know nothing here, and everything where the same ballots were kept the obvious way.
 */
const forensics: Proof = {
  async run({ quick, seed, count }: Asked): Promise<Finding> {
    const ballots = count ?? (quick ? 3 : 20);
    let nth = 0;
    const pick = (n: number) => draw(seed, 'forensics', nth++) % n;
    const casts: Cast[] = [];
    const site = await openSite();
    try {
      for (let n = 0; n < ballots; n++) casts.push(await castBallot(site, pick, quick ? [pick(8)] : [pick(4), 4 + pick(4)]));
    } finally {
      await site.served.kill();
      for (const folder of [site.data, site.keys, site.tmp]) rmSync(folder, { recursive: true });
    }
    const ours = score(casts.map(({ evidence, choices }) => [evidence, choices]));
    const kept = casts.map(keptTheObviousWay);
    const naive = score(kept);
    const last = score(kept.map(([evidence, choices]) => [{ ...evidence, copies: evidence.copies.slice(-1) }, choices]));
    const keyed = score(casts.map(withKey).map(({ evidence, choices }) => [evidence, choices]));
    const guesses = casts.flatMap(({ evidence, choices }) => guessed(attack(evidence), choices, pick));
    const hits = guesses.filter(Boolean).length;
    const chances = luck(hits, guesses.length, 1 / 3);
    const learned = learn(mixed(casts.flatMap(examplesOf), pick));
    const skill = luck(learned.hits, learned.of, 1 / 3);
    const [low, high] = interval(hits, guesses.length).map((share) => Math.round(1000 * share) / 1000);
    const planted = casts.every((cast) => placesOfKey(withKey(cast)) === 1);
    const places = casts.reduce((sum, cast) => sum + placesOfKey(cast), 0);
    const all = (said: Score): Omit<Line, 'line'> => ({ ok: said.right === said.of, seen: `${said.right} of ${said.of}` });
    return {
      lines: [
        {
          line: 'disk, write-ahead log, logs, temporary files and the seed link no vote to its seat',
          ok: ours.claimed === 0,
          seen: `${ours.claimed} of ${ours.of}`,
        },
        {
          line: 'the tool guesses no better than one in three',
          ok: chances > LUCK,
          seen: `${hits} of ${guesses.length}; share ${low} to ${high}; luck ${chances.toFixed(3)}`,
        },
        {
          line: 'nor does one that is told half of the votes and learns',
          ok: skill > LUCK,
          seen: `${learned.hits} of ${learned.of}; luck ${skill.toFixed(3)}`,
        },
        { line: 'the same tool reads every vote out of counters and a roll in one transaction', ...all(naive) },
        { line: 'and from the last copy of that alone', ...all(last) },
        { line: 'the same tool reads every vote of ours if the key lies among the copies', ...all(keyed) },
        { line: 'after the close no byte of a key is anywhere, nor in any copy before', ok: planted && places === 0, seen: places },
        {
          line: 'every acknowledged paper stands in the sum, through all kills',
          ok: casts.every((cast) => cast.allCounted),
          seen: casts.filter((cast) => cast.allCounted).length,
        },
      ],
      figures: {
        ballots,
        votes: ours.of,
        kills: casts.reduce((sum, cast) => sum + cast.kills, 0),
        copies: casts.reduce((sum, cast) => sum + cast.evidence.copies.length, 0),
      },
    };
  },
};
export default forensics;

type Held = readonly [evidence: Evidence, choices: ReadonlyMap<string, Choice>];

interface Score {
  /** Seats of which the tool says what they voted. */
  readonly claimed: number;
  /** Of these, how many it knows. */
  readonly right: number;
  readonly of: number;
}

function score(held: readonly Held[]): Score {
  const each = held.map(([evidence, choices]) => {
    const found = attack(evidence);
    return { claimed: found.size, right: [...found].filter(([seat, { choice }]) => choice === choices.get(seat)).length };
  });
  const sum = (part: 'claimed' | 'right') => each.reduce((total, one) => total + one[part], 0);
  return { claimed: sum('claimed'), right: sum('right'), of: held.length * VOTERS.length };
}

/** For each seat whether the guess was right: what the tool found, else a guess at random. */
const guessed = (
  found: ReadonlyMap<string, Found>,
  choices: ReadonlyMap<string, Choice>,
  pick: (n: number) => number,
): readonly boolean[] =>
  VOTERS.map((seat) => {
    const known = found.get(seat);
    return (known ? known.choice : [0, 1, null][pick(3)]) === choices.get(seat);
  });

function examplesOf({ evidence, choices }: Cast): readonly Example[] {
  const signs = signsOf(evidence);
  return VOTERS.map((seat) => ({ signs: signs.get(seat) ?? [], choice: choices.get(seat) ?? null }));
}

/** The same votes in the obvious design, copied in the same way. */
function keptTheObviousWay({ evidence, choices }: Cast): Held {
  const folder = freshFolder();
  const box = openNaiveBox(folder, evidence.options, evidence.seats);
  const copy = () => ({ db: readFileSync(join(folder, 'tables.db')), wal: readFileSync(join(folder, 'tables.db-wal')) });
  const copies = [copy()];
  for (const [seat, choice] of choices) {
    box.cast(seat, choice);
    copies.push(copy());
  }
  box.close();
  rmSync(folder, { recursive: true });
  return [{ ...evidence, copies, files: [] }, choices];
}

/** The same with the key left lying among the files. */
const withKey = (cast: Cast): Cast => ({ ...cast, evidence: { ...cast.evidence, files: [...cast.evidence.files, cast.key] } });

/** In how many of all copies and files a key lies, as bytes, hex or base64. */
function placesOfKey({ evidence, key }: Cast): number {
  const forms = [key, Buffer.from(key.toString('hex')), Buffer.from(key.toString('base64'))];
  const everything = [...evidence.copies.flatMap(({ db, wal }) => [db, wal]), ...evidence.files];
  return everything.filter((file) => forms.some((form) => file.includes(form))).length;
}
