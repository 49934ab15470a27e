import { canonical } from '#shared/kit/digest.ts';
import { openSqliteJournal } from '../../../store/sqlite-journal.ts';
import { verify } from '../../../table/hosted-table.ts';
import { onward, serve } from '../../../test/rig.ts';
import type { Finding } from '../proof.ts';
import type { Recorded } from './record.ts';
import { begun, type Room } from './scene.ts';
import { countsOf, Siege } from './siege.ts';

/** Of all frames, those that a schema has to have looked at. */
const READ_SHARE = 0.2;
/** Connections at once into each attacked room, and frames a second over each. */
const STRANGERS = 50;
const PACE = 85;
/** Frames sent for each that has to arrive: what is on its way when a connection is cut never does. */
const SPARE = 1.15;

/** What is on disk of a room. */
function onDisk(folder: string, { code }: Room): string {
  const journal = openSqliteJournal(folder);
  try {
    return canonical([journal.header(code), journal.entries(code)]);
  } finally {
    journal.close();
  }
}

/** The first act that another decision of the same rules would not make again; null when all do. */
function firstOddAct(folder: string, { code }: Room): number | null {
  const journal = openSqliteJournal(folder);
  try {
    const header = journal.header(code);
    return header ? verify(header, journal.entries(code)) : -1;
  } finally {
    journal.close();
  }
}

/**
 * Frames from bare sockets: recorded requests with something wrong in them, and the list. Three rooms are attacked: two by people
 * without a seat, who must not move anything, and one by whoever holds its seats, who may only do what the rules let them.
 */
export async function volume(frames: number, seed: string, recorded: readonly Recorded[]): Promise<Finding> {
  const served = await serve({ env: { GRACE_MS: '3600000', BOOTH_MS: '600000', BEAT_MS: '600000', PROXIES: '1' } });
  try {
    const [one, two, seats, bystander] = [await begun(served), await begun(served), await begun(served), await begun(served)];
    for (const room of [one, seats]) await onward([...room.people.values()]);
    const still = [one, two, bystander];
    const before = still.map((room) => onDisk(served.folder, room));
    const started = await countsOf(served);
    const strangers = [one, two].flatMap(({ code }) => Array.from({ length: STRANGERS }, () => ({ code, token: null })));
    const seated = [...seats.people.values()].map(({ token }) => ({ code: seats.code, token }));
    const deeds = await new Siege({
      port: served.port,
      seed: `${seed}|volume`,
      recorded,
      doors: [...strangers, ...seated],
      pace: PACE,
      frames: Math.ceil(frames * SPARE),
      pool: 0,
      addresses: 65_536,
    }).done();
    const counts = await countsOf(served);
    const read = counts.read - started.read;
    const arrived = counts.frames - started.frames;
    const after = still.map((room) => onDisk(served.folder, room));
    const odd = firstOddAct(served.folder, seats);
    const stops = served.output().match(/has stopped|outside every room|cannot be/g)?.length ?? 0;
    const alive = served.child.exitCode === null && served.child.signalCode === null;
    return {
      figures: {
        'frames sent': deeds.sent,
        'frames a second': Math.round(deeds.sent / (deeds.ms / 1000)),
        'frames that arrived': arrived,
        'bodies a schema looked at': read,
        'recorded requests': recorded.length,
        connections: deeds.entered,
        ends: JSON.stringify(deeds.ends),
        'cut by the server, by code': JSON.stringify(counts.cuts),
        answers: JSON.stringify(deeds.answers),
      },
      lines: [
        { line: `${frames} frames arrived, over as many connections as it took`, ok: arrived >= frames, seen: arrived },
        { line: 'a fifth of them reached the validator', ok: read >= frames * READ_SHARE, seen: read },
        {
          line: 'the server lives, no room has stopped, nothing fell through to the last net',
          ok: alive && stops === 0,
          seen: alive ? stops : 'dead',
        },
        {
          line: 'rooms attacked without a seat, and the room beside them, are on disk as they were',
          ok: canonical(before) === canonical(after),
          seen: `${after.filter((text, n) => text === before[n]).length} of ${after.length}`,
        },
        {
          line: 'in the room attacked from its seats every kept act is one that the rules decide again',
          ok: odd === null,
          seen: odd ?? 'all of them',
        },
      ],
    };
  } finally {
    await served.kill();
  }
}
