import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Protocol } from 'colyseus';
import type { Scenario } from '#shared/scenario/schema.ts';
import { Person, serve } from '../../../test/rig.ts';
import { BlindKeys } from '../glass.ts';
import type { Line } from '../proof.ts';
import { direct } from './director.ts';
import { Pair } from './pair.ts';
import { type Plan, planOf } from './plan.ts';
import { Run, seedOf } from './run.ts';
import type { Act, Step } from './step.ts';

/** Milliseconds: nothing happens by itself, but for what is told of who comes and goes. */
const STILL = {
  BEAT_MS: 600_000,
  BOOTH_MS: 600_000,
  GRACE_MS: 3_600_000,
  CLOCK_PERCENT: 100,
  SLOW_MS: 60_000,
  EMPTY_MS: 86_400_000,
} as const;
const TOLD_MS = 250;

/** What is to be led through a real server, and what came of it. */
export interface Asked {
  readonly seed: string;
  readonly pairs: number;
}
export interface Wired {
  readonly lines: readonly Line[];
  readonly figures: Readonly<Record<string, number>>;
}

/** Pairs led through a real server with real sockets, each viewer's frames recorded, tokens and codes masked. */
async function overSockets({ seed, pairs }: Asked): Promise<Wired> {
  let frames = 0;
  const parted: string[] = [];
  const unlike: string[] = [];
  for (let n = 0; n < pairs; n++) {
    const plan = decided(planOf(`${seed}|sockets|${n}`));
    const script = direct(plan).script.filter((step) => !step.acts.some((act) => act.do === 'restart'));
    const inside = insideStreams(plan, script);
    const [first, second] = await Promise.all([playOver(plan, script, 0), playOver(plan, script, 1)]);
    for (const [v, viewer] of plan.viewers.entries()) {
      if (viewer.person === null) continue;
      frames += first[v]?.length ?? 0;
      const who = `${plan.seed} ${viewer.kind} ${viewer.seat ?? ''}`;
      if (first[v]?.join('\n') !== second[v]?.join('\n')) parted.push(`${who}: ${parting(first[v], second[v])}`);
      if (first[v]?.join('\n') !== inside[v]?.join('\n')) unlike.push(`${who}: ${parting(first[v], inside[v])}`);
    }
  }
  return {
    lines: [
      {
        line: 'over real sockets too, from a server in a process of its own',
        ok: parted.length === 0 && frames > 0,
        seen: parted.length === 0 ? pairs : (parted[0] as string),
      },
      {
        line: 'and these are the frames that the room in this process sends',
        ok: unlike.length === 0 && frames > 0,
        seen: unlike.length === 0 ? frames : (unlike[0] as string),
      },
    ],
    figures: { 'pairs over sockets': pairs, 'frames over sockets': frames },
  };
}

/** The same hall with papers that follow from favour alone: a real server has entropy that nobody can give it twice. */
function decided(plan: Plan): Plan {
  const still = (scenario: Scenario): Scenario => ({ ...scenario, constants: { ...scenario.constants, TAU: 0.0001 } });
  return { ...plan, scenarios: [still(plan.scenarios[0]), still(plan.scenarios[1])] };
}

/** Each viewer's frames from the room in this process. */
function insideStreams(plan: Plan, script: readonly Step[]): readonly (readonly string[])[] {
  const streams = plan.viewers.map((): string[] => []);
  const still = (side: 0 | 1) => new Run(plan, side, { times: STILL, keys: new BlindKeys(), toldMs: TOLD_MS });
  const pair = new Pair(plan, [still(0), still(1)], (viewer, frames) => {
    for (const frame of frames) streams[viewer]?.push(Buffer.from(frame.bytes).toString('latin1'));
  });
  for (const step of script) if (!pair.take(step)) break;
  pair.outcome();
  const { header } = pair.runs[0].wired.room.sitting;
  return streams.map((stream) => stream.filter((frame) => frame.charCodeAt(0) !== 255).map((frame) => masked(frame, header.code)));
}

/** Each viewer's frames from a server that is led through the script. */
async function playOver(plan: Plan, script: readonly Step[], side: 0 | 1): Promise<readonly (readonly string[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'twin-'));
  mkdirSync(join(folder, 'scenarios'));
  writeFileSync(join(folder, 'scenarios', `${plan.scenarios[side].id}.json`), JSON.stringify(plan.scenarios[side]));
  const env = Object.fromEntries(Object.entries(STILL).map(([name, value]) => [name, String(value)]));
  const served = await serve({ folder: join(folder, 'data'), env: { ...env, SCENARIO_DIR: join(folder, 'scenarios') } });
  const people = plan.people.map(() => new Person(served.port));
  let code = '';
  const act = async (one: Act, number: number): Promise<void> => {
    const person = 'who' in one ? people[one.who] : undefined;
    if (!person) return;
    if (one.do === 'join') {
      if (code === '') code = await person.create({ scenario: plan.scenarios[side].id, clocks: 'none', level: 1, seed: seedOf(plan) });
      else await person.join(code);
      await pause(TOLD_MS);
    } else if (one.do === 'leave') {
      person.close();
      await pause(TOLD_MS);
    } else if (one.do === 'ask') await person.ask(one.name, (side === 1 ? one.other : undefined) ?? one.body, `request-${number}`);
  };
  try {
    for (const step of script) {
      if (step.side !== 'both' && step.side !== side) continue;
      const order = side === 1 && step.order ? step.order : [...step.acts.keys()];
      for (const n of order) {
        const one = step.acts[n];
        if (one) await act(one, 100 * step.at + n);
      }
    }
    await pause(TOLD_MS);
    return plan.viewers.map(({ person }) =>
      (person === null ? [] : (people[person]?.frames ?? []))
        .filter((frame) => frame.charCodeAt(0) !== Protocol.JOIN_ROOM)
        .map((frame) => masked(frame, code)),
    );
  } finally {
    for (const person of people) person.close();
    await served.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A frame without what is drawn anew for each room and each person: codes, tokens and keys of ballots; and without the number of a request, which is the asker's own. */
function masked(frame: string, code: string): string {
  const answer = frame.charCodeAt(0) === Protocol.ROOM_RESPONSE;
  // Colyseus writes a number below 128 in one byte, others in two, three or more with their kind before them.
  const kind = frame.charCodeAt(1);
  const whole = answer ? `answer ${frame.slice(kind < 128 ? 2 : kind === 0xcc ? 3 : 4)}` : frame;
  return whole
    .replace(/[0-9a-f]{32}/g, '<token>')
    .replace(/B[A-Za-z0-9+/]{86}=/g, '<key>')
    .replaceAll(code, '<code>');
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const printable = (text: string | undefined): string => (text ?? 'nothing').replace(/[^\x20-\x7e]+/g, '·').slice(0, 300);

function parting(first: readonly string[] = [], second: readonly string[] = []): string {
  const at = first.findIndex((frame, n) => frame !== second[n]);
  const n = at < 0 ? first.length : at;
  return `frame ${n} of ${first.length} and ${second.length}: ${printable(first[n])} <> ${printable(second[n])}`;
}

parentPort?.postMessage(await overSockets(workerData as Asked));
