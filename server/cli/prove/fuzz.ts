import { Dice } from './fuzz/dice.ts';
import { listed } from './fuzz/listed.ts';
import { neighbours } from './fuzz/neighbours.ts';
import { record } from './fuzz/record.ts';
import { volume } from './fuzz/volume.ts';
import type { Proof } from './proof.ts';

/** Frames of the whole proof. */
const FRAMES = 1_000_000;

/**
 * Whatever is sent, from bare sockets against a real server process: every listed bad input is answered as it should be, a
 * million frames move nothing that they may not move, and other rooms hardly notice an attacker.
 */
const proof: Proof = {
  async run(asked) {
    const { quick, seed, count } = asked;
    const [recorded, table] = await Promise.all([record(new Dice(`${seed}|record`)), listed(quick)]);
    const parts = [table, await volume(count ?? (quick ? FRAMES / 50 : FRAMES), seed, recorded), await neighbours(asked, recorded)];
    return { lines: parts.flatMap(({ lines }) => lines), figures: Object.assign({}, ...parts.map(({ figures }) => figures)) };
  },
};
export default proof;
