import { rmSync } from 'node:fs';
import { draw } from '#shared/kit/dice.ts';
import { freshFolder } from '../../test/rig.ts';
import { fullDisk } from './kill9/full-disk.ts';
import { Hammer } from './kill9/hammer.ts';
import type { Pick } from './kill9/witness.ts';
import type { Asked, Finding, Line, Proof } from './proof.ts';

const KILLS = 200;
const QUICK = 8;

/**
 * A real server with a real disk is killed at random instants while people are asking for things through real sockets. Each time
 * the disk is compared with what they were told, everybody comes back by their token, and what was not answered is asked again.
 */
const kill9: Proof = {
  async run({ quick, seed, count }: Asked): Promise<Finding> {
    const wanted = count ?? (quick ? QUICK : KILLS);
    const folder = freshFolder();
    let draws = 0;
    const pick: Pick = (n) => draw(seed, 'kill9', draws++) % n;
    const hammer = new Hammer(folder, pick, wanted);
    const { tally } = hammer;
    while (!hammer.enough) await hammer.play();
    rmSync(folder, { recursive: true });
    const full = await fullDisk(pick);
    const { kills, games, comers, back, cut, acknowledged, kept, gone, retried, answered, phases } = tally;
    return {
      lines: [
        { line: 'the server was killed while people were asking', ok: kills >= wanted && kept + gone > 0, seen: kills },
        none('no acknowledged request is lost', tally.lost),
        none('no request is done twice', tally.doubled),
        none('nothing that was refused was done', tally.untrue),
        none('every journal decides again as it was decided', tally.broken),
        { line: 'everybody is back in their own seat', ok: back === comers && comers > 0, seen: `${back} of ${comers}` },
        { line: 'what was not answered is answered when it is asked again', ok: answered === retried, seen: `${answered} of ${retried}` },
        {
          line: 'kills fell on the phases of whole games',
          ok: phases.size >= Math.min(12, wanted / 2),
          seen: [...phases].map(([phase, n]) => `${phase} ${n}`).join(', '),
        },
        full,
      ],
      figures: { kills, games, acknowledged, 'unanswered and kept': kept, 'unanswered and gone': gone, 'torn acts cut': cut },
    };
  },
};
export default kill9;

const none = (line: string, found: readonly string[]): Line => ({
  line,
  ok: found.length === 0,
  seen: found.length === 0 ? 0 : `${found.length}: ${found.slice(0, 5).join(', ')}`,
});
