import type { Finding, Line } from '../proof.ts';
import { type Case, LISTED, type Never } from './case.ts';
import { commandCases } from './cases/commands.ts';
import { files, filesThatCannotBe } from './cases/files.ts';
import { frames } from './cases/frames.ts';
import { httpCases, httpThatCannotBe } from './cases/http.ts';
import { onThePage } from './cases/page.ts';
import { texts, textsThatCannotBe } from './cases/texts.ts';
import { Scene } from './scene.ts';

/** Every input of the list with its expected answer. */
export const cases: readonly Case[] = [...frames, ...commandCases, ...texts, ...httpCases, ...onThePage, ...files];
/** Those that cannot arise here, each with the reason. */
export const nevers: readonly Never[] = [...textsThatCannotBe, ...httpThatCannotBe, ...filesThatCannotBe];

/** Numbers of the list that have neither. */
export const unnamed = (): readonly number[] => {
  const named = new Set([...cases, ...nevers].map(({ n }) => n));
  return Array.from({ length: LISTED }, (_, n) => n + 1).filter((n) => !named.has(n));
};

/** Runs one case: what is wrong with it, or null. */
export async function fault(scene: Scene, one: Case): Promise<string | null> {
  const before = scene.disk();
  const seen = await one.run(scene).catch((error: Error) => `thrown: ${error.message}`);
  const moved = scene.disk() !== before;
  scene.clear();
  if (seen !== one.expect) return `${one.n} ${one.name}: ${seen}, not ${one.expect}`;
  if (moved) return `${one.n} ${one.name}: the disk changed`;
  return scene.alive ? null : `${one.n} ${one.name}: the server died`;
}

/** Runs every listed input against a real server process; `slow` ones, which start servers of their own, only in the whole proof. */
export async function listed(quick: boolean): Promise<Finding> {
  const scene = await Scene.open();
  try {
    const now = cases.filter((one) => !quick || !one.slow);
    const faults: string[] = [];
    for (const one of now) {
      const wrong = await fault(scene, one);
      if (wrong) faults.push(wrong);
    }
    const here: string[] = [];
    for (const one of nevers) if (!(await one.absent(scene))) here.push(`${one.n} ${one.name}`);
    const lines: Line[] = [
      {
        line: `each of the ${LISTED} listed inputs has a named case or a reason why it cannot arise`,
        ok: unnamed().length === 0,
        seen: unnamed().join(', ') || 'all',
      },
      {
        line: 'every case is answered as expected, the disk is as it was, the server lives',
        ok: faults.length === 0,
        seen: faults.join(' · ') || `${now.length} cases`,
      },
      { line: 'what cannot arise still has no way to', ok: here.length === 0, seen: here.join(' · ') || `${nevers.length} inputs` },
    ];
    return { lines, figures: { 'cases run': now.length, 'cases in all': cases.length, 'cannot arise': nevers.length } };
  } finally {
    await scene.close();
  }
}
