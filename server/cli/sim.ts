import { parseArgs } from 'node:util';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { atLength } from '#shared/scenario/length.ts';
import type { Length } from '#shared/scenario/schema.ts';
import { readLines } from './calibrate.ts';
import { scenarioFile, shippedIds, stop } from './files.ts';
import { readable } from './proof/report.ts';
import { freshSeed, isProof, type ProofName, prove } from './proof/run.ts';
import { simulate } from './simulate.ts';

/**
 * `npm run sim -- --scenario ID --games N --seed S [--json]`: bots only, one summary. `ID` may be a path to a file;
 * with `--minutes` the scenario is played at that length of its own, without it its calibration lines are read too. With
 * `--table policies|delegations`, `--ablate [--act NAME]`, `--ladder`, `--seats` or `--agency` it proves something instead (docs/balance.md):
 * exit 1 when a line fails. `--small` is the quick version.
 */
const values = readArguments();

const games = values.games === undefined ? null : Number(values.games);
if (games !== null && (!Number.isInteger(games) || games < 1)) stop(`--games must be a whole number of at least 1, not "${values.games}"`);

const proof = proofAsked();
if (proof) {
  const report = prove(proof, {
    games,
    seed: values.seed ?? freshSeed(),
    small: values.small,
    scenario: values.scenario === undefined ? null : scenarioFile(values.scenario),
    shipped: scenarioFile,
    ids: shippedIds(),
    act: values.act ?? null,
  });
  console.log(values.json ? JSON.stringify(report) : readable(report));
  process.exitCode = report.ok ? 0 : 1;
} else {
  const scenario = scenarioFile(values.scenario ?? 'two-names');
  const played = atLength(scenario, values.minutes === undefined ? null : (values.minutes as Length['minutes']));
  if (!played) stop(`${scenario.id} has no length of ${values.minutes} minutes`);
  const summary = simulate(played, games ?? 20, values.seed ?? '1', injectedEntropy);
  const lines = values.minutes === undefined ? readLines(played.calibration, summary) : [];
  const told = lines.length > 0 ? { ...summary, calibration: lines } : summary;
  console.log(values.json ? JSON.stringify(told) : JSON.stringify(told, null, 2));
}

function proofAsked(): ProofName | null {
  if (values.table !== undefined) {
    if (values.table !== 'policies' && values.table !== 'delegations') stop(`--table is policies or delegations, not "${values.table}"`);
    return values.table;
  }
  const flag = (['ablate', 'ladder', 'seats', 'agency'] as const).find((name) => values[name]);
  return flag !== undefined && isProof(flag) ? flag : null;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        minutes: { type: 'string' },
        scenario: { type: 'string' },
        games: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        small: { type: 'boolean', default: false },
        table: { type: 'string' },
        ablate: { type: 'boolean', default: false },
        act: { type: 'string' },
        ladder: { type: 'boolean', default: false },
        seats: { type: 'boolean', default: false },
        agency: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return stop((error as Error).message);
  }
}
