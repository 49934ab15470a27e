import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '../../../table/hosted-table.ts';
import { freshFolder, serve, until } from '../../../test/rig.ts';
import type { Line } from '../proof.ts';
import { account, leftOnDisk } from './ledger.ts';
import { type Pick, Witness } from './witness.ts';

/** Requests that each person makes while the disk takes nothing, and afterwards. */
const ASKED = 6;

/**
 * A real server whose files may not grow for a while (a limit of the operating system, set from outside while it runs): it refuses,
 * lives, keeps what it acknowledged, and goes on when there is room again. Where there is no `prlimit` this says so.
 */
export async function fullDisk(pick: Pick): Promise<Line> {
  const line = 'a server whose disk is full refuses, lives, and goes on when there is room';
  const folder = freshFolder();
  const served = await serve({ folder, env: { GRACE_MS: '600000', BEAT_MS: '40', BOOTH_MS: '40' } });
  try {
    const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(served.child.pid), `--fsize=${bytes}:unlimited`]);
    try {
      limit('unlimited');
    } catch {
      return { line, ok: true, seen: 'not tried: no prlimit on this machine' };
    }
    const witnesses = ['marrow-isles', 'halden'].map((seat) => new Witness(served.port, seat, pick));
    const [host, guest] = witnesses as [Witness, Witness];
    const code = await host.person.create({ scenario: 'two-names' });
    await guest.person.join(code);
    for (const one of witnesses) await one.ask('seat.take', { seat: one.seat });
    await host.ask('start', { force: true });
    await until(() => witnesses.every(({ person }) => person.view !== null));
    const ask = async () => {
      for (let n = 0; n < ASKED; n++) for (const one of witnesses) await one.command({ type: 'ready', ready: n % 2 === 1 });
    };
    // A log that is begun anew could be written over from its start: the limit is the smallest of all files.
    limit(String(Math.min(...readdirSync(folder).map((name) => statSync(join(folder, name)).size))));
    await ask();
    const refused = witnesses.flatMap(({ asked }) =>
      asked.filter(({ answer }) => answer?.ok === false && answer.refusal.code === 'cannot-save'),
    );
    limit('unlimited');
    await until(() => (host.person.room as unknown as { state: { unsaved: boolean } }).state.unsaved === false);
    await ask();
    await served.kill();
    const left = leftOnDisk(folder, code);
    const { lost, doubled, untrue } = account(witnesses, left);
    const after = witnesses.flatMap(({ asked }) => asked.slice(-ASKED).filter(({ answer }) => answer?.ok)).length;
    const broken = [...lost, ...doubled, ...untrue].length + (verify(left.header, left.kept) === null ? 0 : 1);
    const ok = refused.length > 0 && after > 0 && broken === 0;
    return { line, ok, seen: `${refused.length} refused, ${after} accepted afterwards, ${broken} lost or untrue` };
  } finally {
    await served.kill();
    rmSync(folder, { recursive: true });
  }
}
