import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readArguments, wholeNumber } from './arguments.ts';
import { scenarioFile, shippedIds } from './files.ts';
import { pageOf, type Run } from './proof/page.ts';
import { isLarge } from './proof/play.ts';
import type { Report } from './proof/report.ts';
import { freshSeed, PROOFS } from './proof/run.ts';

/**
 * `npm run balance [-- --small] [--games N] [--out FILE]`: every proof, two at a time, and `docs/balance.md` written from what they print.
 * `--games` gives each proof so many instead of its own number: wider intervals, less time.
 * Nothing in that page is typed by hand. Exit 1 when a line fails.
 */
const { values } = readArguments({
  options: { small: { type: 'boolean', default: false }, games: { type: 'string' }, out: { type: 'string' } },
});
// Each proof reads it too: what it would refuse is refused before the first begins.
wholeNumber('games', values.games, 1);
const root = fileURLToPath(new URL('../../', import.meta.url));
const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
// The page itself may differ from the last one: it is what is being written.
const changed = git('status', '--porcelain', '--untracked-files=no')
  .split('\n')
  .some((line) => line !== '' && !line.endsWith('docs/balance.md'));
const commit = `${git('rev-parse', 'HEAD')}${changed ? ', with changes that were not committed' : ''}`;

/** What is run, a command each, in the page's order. Seats are counted hall by hall: together they take longer than all the rest. */
const jobs = Object.entries(PROOFS).flatMap(([name, { flag }]) =>
  name === 'seats' && !values.small ? shippedIds().map((id) => `${flag} --scenario ${id}`) : [flag],
);
/** The long ones first, so that both cores are done at about the same time. */
const large = shippedIds().filter((id) => isLarge(scenarioFile(id)));
const LONG = ['--ablate', ...large.map((id) => `--seats --scenario ${id}`), '--ladder', '--agency', '--table policies', '--seats'];
const turn = (job: string) => [...LONG, ''].findIndex((start) => job.startsWith(start));
const waiting = jobs.toSorted((a, b) => turn(a) - turn(b));
const runs = new Map<string, Run>();
const started = performance.now();
await Promise.all([worker(), worker()]);

const done = jobs.flatMap((job) => runs.get(job) ?? []);
const minutes = Math.round((performance.now() - started) / 6000) / 10;
writeFileSync(values.out ?? `${root}docs/balance.md`, pageOf(done, { commit, minutes, cores: cpus().length, small: values.small }));
const failing = done.flatMap(({ report }) => report.lines).filter((line) => !line.ok).length;
console.log(`${done.reduce((sum, { report }) => sum + report.lines.length, 0)} lines, ${failing} fail; ${minutes} minutes`);
process.exitCode = failing > 0 ? 1 : 0;

async function worker(): Promise<void> {
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    const args = [
      ...job.split(' '),
      '--seed',
      freshSeed(),
      ...(values.small ? ['--small'] : []),
      ...(values.games === undefined ? [] : ['--games', values.games]),
    ];
    runs.set(job, { command: `npm run sim -- ${args.join(' ')}`, report: await prove([...args, '--json']) });
  }
}

/** One proof in a process of its own. Exit 1 is an answer too: a line failed. */
function prove(args: readonly string[]): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['server/cli/sim.ts', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 || code === 1 ? resolve(JSON.parse(text) as Report) : reject(new Error(`${args.join(' ')}: exit ${code}`)),
    );
  });
}
