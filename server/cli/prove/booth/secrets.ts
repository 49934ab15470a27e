import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markPaper } from '#shared/game/booth.ts';
import { callBallot } from '#shared/game/papers.ts';
import { sealPaper } from '#shared/protocol/seal.ts';
import { SealedBooth } from '../../../booth/sealed-booth.ts';
import { entropyOf, systemRandom } from '../../../rooms/surroundings.ts';
import { attack, type Evidence } from '../forensics/attack.ts';
import { luck } from '../forensics/chance.ts';
import type { Line } from '../proof.ts';
import { Hall, type Mark, type Place, VOTERS } from './hall.ts';

type Pick = (n: number) => number;

const filesUnder = (folder: string): Buffer[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    : [];
const at = (path: string): Buffer => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0));
const copyOf = ({ data }: Place) => ({ db: at(join(data, 'tables.db')), wal: at(join(data, 'tables.db-wal')) });

/** B7: after the close neither key nor papers nor envelopes lie anywhere. B8: copies after every commit give a guesser nothing. */
export function restLines(seed: string, ballots: number, pick: Pick): readonly Line[] {
  let [traces, planted, claimed, hits] = [0, 0, 0, 0];
  for (let n = 0; n < ballots; n++) {
    const hall = new Hall(`${seed}/${n % 4}`);
    const key = filesUnder(hall.place.keys)[0] ?? Buffer.alloc(32);
    const copies = [copyOf(hall.place)];
    // Each choice twice, so that no sum helps a guess.
    const marks = shuffledBy([0, 0, 1, 1, null, null], pick);
    for (const [k, seat] of VOTERS.entries()) {
      hall.put(seat, marks[k] as Mark);
      copies.push(copyOf(hall.place));
    }
    const envelopes = [...hall.journal.box.envelopes(hall.header.code).values()].map((bytes) => Buffer.from(bytes));
    const papers = [0, 1, null].map((mark) => Buffer.from(Buffer.from(markPaper(mark)).toString('base64')));
    hall.close();
    copies.push(copyOf(hall.place));
    const files = [...filesUnder(hall.place.data), ...filesUnder(hall.place.keys)];
    const looked = [key, Buffer.from(key.toString('hex')), Buffer.from(key.toString('base64')), ...envelopes, ...papers];
    const in_ = (places: readonly Buffer[]) => looked.filter((secret) => places.some((file) => file.includes(secret))).length;
    traces += in_(files);
    planted += in_([...files, key, ...envelopes]);
    const evidence: Evidence = {
      code: hall.header.code,
      seed: hall.header.seed,
      copies,
      files,
      seats: VOTERS,
      options: hall.tally ? Object.keys(hall.tally.votes) : [],
    };
    const found = attack(evidence);
    claimed += found.size;
    hits += VOTERS.filter((seat, k) => (found.get(seat)?.choice ?? [0, 1, null][pick(3)]) === marks[k]).length;
  }
  const of = ballots * VOTERS.length;
  const chances = luck(hits, of, 1 / 3);
  return [
    {
      line: 'B7 after the close no key, paper or envelope is left in data, log or key folder',
      ok: traces === 0 && planted === ballots * 7,
      seen: traces,
    },
    {
      line: 'B8 copies after every commit link no vote, and guess no better than one in three',
      ok: claimed === 0 && chances > 1e-4,
      seen: `${claimed} linked; ${hits} of ${of} guessed; luck ${chances.toFixed(3)}`,
    },
  ];
}

const shuffledBy = <T>(items: readonly T[], pick: Pick): readonly T[] => {
  const left = [...items];
  return items.map(() => left.splice(pick(left.length), 1)[0] as T);
};

/** B11: the game's own papers come from no seed. B19: no two ballots share a key, and no envelope opens in another ballot. */
export function keyLines(seed: string, times: number): readonly Line[] {
  const hall = new Hall(`${seed}/0`);
  const world = hall.table.table.world;
  const roll = () => callBallot(world, hall.table.state);
  // The booth as a room makes it: nothing is injected.
  const booth = new SealedBooth(
    hall.ballot,
    hall.table.boxKey ?? new Uint8Array(),
    roll,
    hall.journal.box,
    hall.keys,
    entropyOf(systemRandom),
  );
  const sums = Array.from({ length: times }, () => Object.values(booth.count().votes)[0] ?? 0);
  const { gamePapers, copies } = roll();
  const wanted = gamePapers.reduce((sum, chances, n) => sum + (copies[n] ?? 1) ** 2 * (chances[0] ?? 0) * (1 - (chances[0] ?? 0)), 0);
  const mean = sums.reduce((sum, each) => sum + each, 0) / times;
  const spread = sums.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (times - 1);
  // A variance of so many draws strays from its own by 1 / sqrt(n / 2); five of these are a fault and not luck.
  const fits = Math.abs(spread / wanted - 1) < 5 * Math.sqrt(2 / times);
  const own = readdirSync(fileURLToPath(new URL('../../../booth/', import.meta.url)));
  const source = own.map((name) => readFileSync(new URL(`../../../booth/${name}`, import.meta.url), 'utf8')).join('\n');
  const diceless = !/\b(draw|chance|gauss|injectedEntropy)\(|\.seed\b/.test(source);

  const keys = new Set<string>();
  let opened = 0;
  const other = new Hall(`${seed}/1`);
  for (const each of [hall, other]) {
    keys.add(hex(each.table.boxKey));
    for (let n = 0; n < 3; n++) {
      const [stale, own] = [each.seal(0), each.seal(0)];
      opened += each.keys.open(each.ballot, [own])[0] ? 0 : 1;
      each.table.host({ type: 'booth.rerun' });
      keys.add(hex(each.table.boxKey));
      opened += each.keys.open(each.ballot, [stale]).filter(Boolean).length;
      // Under the key of this box, but for another round.
      const elsewhere = sealPaper(markPaper(0), each.table.boxKey ?? new Uint8Array(), { ...each.ballot, round: 2 }, randomBytes);
      opened += each.keys.open(each.ballot, [elsewhere]).filter(Boolean).length;
    }
  }
  return [
    {
      line: 'B11 the game’s own papers differ from count to count, as their chances say, with one seed and one history',
      ok: fits && diceless,
      seen: `${new Set(sums).size} sums in ${times}; variance ${spread.toFixed(2)}, due ${wanted.toFixed(2)}`,
    },
    {
      line: 'B19 no two ballots share a key, and an envelope of one is invalid in every other',
      ok: keys.size === 8 && opened === 0,
      seen: `${keys.size} keys, ${opened} opened`,
    },
  ];
}

const hex = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('hex');
