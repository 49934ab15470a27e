import { rmSync } from 'node:fs';
import { canonical } from '#shared/kit/digest.ts';
import type { Journal } from '../../../store/journal.ts';
import type { Line } from '../proof.ts';
import { expected } from './counting.ts';
import { freshPlace, Hall, type Mark, type Ports, VOTERS } from './hall.ts';

/** The process dies: nothing that was held in memory is there any more. */
class Death extends Error {}

/** Steps that reach the disk. Before or after the one that is named, the process is gone. */
const STEPS: ReadonlySet<PropertyKey> = new Set(['put', 'remove', 'append', 'appendAndEmptyBox', 'save', 'make', 'keepOnly', 'open']);

/** A process that dies at its n-th step, `after` it or before; with n null it lives. `steps` counts. */
function mortal(n: number | null, after: boolean) {
  const life = { steps: 0 };
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const part: unknown = Reflect.get(target, name, target);
        if (name === 'box') return wrap(part as object);
        if (typeof part !== 'function') return part;
        if (!STEPS.has(name)) return part.bind(target);
        return (...args: readonly unknown[]) => {
          const fatal = life.steps++ === n;
          if (fatal && !after) throw new Death();
          const result: unknown = part.apply(target, args);
          if (fatal) throw new Death();
          return result;
        };
      },
    });
  const ports: Ports = { journal: (journal: Journal) => wrap(journal), keys: (keys) => wrap(keys) };
  return { life, ports };
}

interface End {
  readonly steps: number;
  readonly reruns: number;
  /** What is wrong with the sum, or null. */
  readonly fault: string | null;
}

/** What people do at this box, in order. Whoever got no answer asks again, as the page does. */
type Deed = { readonly seat: string; readonly mark: Mark } | { readonly seat: string; readonly present: boolean };
const DEEDS: readonly Deed[] = [
  ...VOTERS.map((seat, n) => ({ seat, mark: ([1, 0, null, 'invalid'] as const)[n % 4] as Mark })),
  // One leaves and comes back, one changes the paper.
  { seat: 'halden', present: false },
  { seat: 'halden', present: true },
  { seat: 'halden', mark: 0 },
  { seat: 'tamber', mark: 1 },
];
/** Each seat's last word. */
const LAST: ReadonlyMap<string, Mark> = new Map(DEEDS.flatMap((deed) => ('mark' in deed ? [[deed.seat, deed.mark]] : [])));

/** One ballot, at whose n-th step the process dies and another goes on; with `machine` the keys are gone too. */
function ballot(seed: string, n: number | null, after: boolean, machine: boolean): End {
  const place = freshPlace();
  const { life, ports } = mortal(n, after);
  let done = 0;
  let hall: Hall | null = null;
  const goOn = (at: Hall) => {
    for (; done < DEEDS.length; done++) act(at, DEEDS[done] as Deed);
    const sum = expected(at, seed, LAST);
    return canonical(sum) === canonical(at.close()) ? null : 'the sum is not that of the papers';
  };
  let fault: string | null = null;
  try {
    hall = new Hall(seed, place, undefined, ports);
    fault = goOn(hall);
  } catch (error) {
    if (!(error instanceof Death)) throw error;
    if (machine) rmSync(place.keys, { recursive: true, force: true });
    hall = new Hall(seed, place);
    const { table } = hall;
    if (table.state.phase === 'booth') {
      // In a new epoch, which all are told of, everybody begins anew; in the old one nobody whose paper was acknowledged does anything.
      const again = hall.ballot.epoch > 1;
      if (again && VOTERS.some((seat) => table.hasHandedIn(seat))) fault = 'a paper of the old epoch is in the new box';
      if (again) {
        done = 0;
        act(hall, { seat: 'halden', present: true });
      }
      fault ??= goOn(hall);
    }
  }
  return { steps: life.steps, reruns: hall.ballot.epoch - 1, fault: fault ?? leftBehind(hall) };
}

function act(hall: Hall, deed: Deed): void {
  if ('present' in deed) hall.attend(deed.seat, deed.present);
  else if (!hall.put(deed.seat, deed.mark).ok) throw new Error(`a paper of ${deed.seat} was refused`);
}

/** What is wrong once it is over: not one sum, something left in the box, a key that lives, a re-run in silence. */
function leftBehind({ entries, journal, keys, header, ballot }: Hall): string | null {
  const acts = (type: string) => entries.filter(({ command }) => command.type === type).length;
  if (acts('booth.close') !== 1) return `${acts('booth.close')} sums`;
  if (journal.box.envelopes(header.code).size > 0) return 'envelopes are left';
  if (keys.find(ballot)) return 'a key is left';
  return acts('booth.rerun') === ballot.epoch - 1 ? null : 'a re-run that nobody was told of';
}

/** B6: at every step to the disk the process dies once before and once after it, and the machine with it. */
export function deathLine(seed: string, most: number): Line {
  const { steps } = ballot(seed, null, false, false);
  let [deaths, reruns] = [0, 0];
  const every = Math.max(1, Math.ceil((4 * steps) / most));
  for (let n = 0, nth = 0; n < steps; n++)
    for (const after of [false, true])
      for (const machine of [false, true]) {
        if (nth++ % every > 0) continue;
        const end = ballot(seed, n, after, machine);
        deaths++;
        reruns += end.reruns > 0 ? 1 : 0;
        if (end.fault)
          return {
            line: DEATHS,
            ok: false,
            seen: `step ${n}, ${after ? 'after' : 'before'}, ${machine ? 'machine' : 'process'}: ${end.fault}`,
          };
      }
  return { line: DEATHS, ok: reruns > 0 && reruns < deaths, seen: `${deaths} deaths, ${reruns} re-runs` };
}
const DEATHS = 'B6 an acknowledged paper is counted once, or its ballot is visibly held again, wherever process or machine dies';
