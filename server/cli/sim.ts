import type { Act } from '#shared/bots/profile.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { atLength } from '#shared/scenario/length.ts';
import type { Length } from '#shared/scenario/schema.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { readLines } from './calibrate.ts';
import { scenarioFile, shippedIds, stop } from './files.ts';
import { ACTS } from './proof/ablate.ts';
import { readable } from './proof/report.ts';
import { freshSeed, type ProofName, prove } from './proof/run.ts';
import { simulate } from './simulate.ts';

/**
 * `npm run sim -- --scenario ID --games N --seed S [--json]`: bots only, one summary. `ID` may be a path to a file;
 * with `--minutes` the scenario is played at that length of its own, without it its calibration lines are read too. With
 * `--table policies|delegations`, `--ablate [--act NAME]`, `--ladder`, `--seats` or `--agency` it proves something instead (docs/balance.md):
 * exit 1 when a line fails. `--small` is the quick version.
 */
const { values } = readArguments({
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
});
const games = wholeNumber('games', values.games, 1);

const proof = proofAsked();
if (proof) {
  const report = prove(proof, {
    games,
    seed: values.seed ?? freshSeed(),
    small: values.small,
    scenario: values.scenario === undefined ? null : scenarioFile(values.scenario),
    shipped: scenarioFile,
    ids: shippedIds(),
    act: actAsked(proof),
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

/** The proof that the flags name; null: none, but a summary. */
function proofAsked(): ProofName | null {
  const { table } = values;
  if (table !== undefined && table !== 'policies' && table !== 'delegations')
    return stop(`--table is policies or delegations, not "${table}"`);
  const flags = (['ablate', 'ladder', 'seats', 'agency'] as const).filter((name) => values[name]);
  const named: readonly ProofName[] = table === undefined ? flags : [table, ...flags];
  if (named.length > 1) stop(`one proof at a time, not ${named.join(' and ')}`);
  if (named.length === 1 && values.minutes !== undefined)
    stop('--minutes goes with a summary: a proof plays a scenario at its full length');
  return named[0] ?? null;
}

/** The one act that `--ablate` is asked about; null: all. */
function actAsked(asked: ProofName): Act | null {
  if (values.act === undefined) return null;
  if (asked !== 'ablate') stop('--act goes with --ablate');
  return ACTS.find((act) => act === values.act) ?? stop(`--act is one of ${ACTS.join(', ')}, not "${values.act}"`);
}
