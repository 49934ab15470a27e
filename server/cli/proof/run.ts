import { randomBytes } from 'node:crypto';
import { ablate } from './ablate.ts';
import { agency } from './agency.ts';
import { delegations } from './delegation-table.ts';
import { ladder } from './ladder.ts';
import { policies } from './policy-table.ts';
import type { Ask, Findings } from './proofs.ts';
import type { Report } from './report.ts';
import { seats } from './seats.ts';

/** Every proof by its name, as `npm run sim` and `npm run balance` know it. */
export const PROOFS = {
  policies: { flag: '--table policies', run: policies },
  delegations: { flag: '--table delegations', run: delegations },
  ablate: { flag: '--ablate', run: ablate },
  ladder: { flag: '--ladder', run: ladder },
  seats: { flag: '--seats', run: seats },
  agency: { flag: '--agency', run: agency },
} as const satisfies { readonly [name: string]: { readonly flag: string; readonly run: (ask: Ask) => Findings } };

export type ProofName = keyof typeof PROOFS;

/** A seed that nobody chose; it stands in the report, so that the run can be made again. */
export const freshSeed = (): string => randomBytes(6).toString('hex');

/** Runs one proof and makes its report. */
export function prove(name: ProofName, ask: Ask): Report {
  const started = performance.now();
  const { scenarios, games, lines, tables } = PROOFS[name].run(ask);
  return {
    proof: name,
    scenarios,
    games,
    seed: ask.seed,
    small: ask.small,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    // A proof that asked nothing has shown nothing.
    ok: lines.length > 0 && lines.every((line) => line.ok),
    lines,
    tables,
  };
}
