import { unpack } from 'msgpackr';
import { onward, type Person, type Served, serve } from '../../../test/rig.ts';
import type { Dice } from './dice.ts';
import { begun } from './scene.ts';
import { ROOM_REQUEST } from './wire.ts';

/** A request as an honest page sent it. */
export interface Recorded {
  readonly name: string;
  readonly body: Record<string, unknown>;
}

/** Plays one game to its verdict by the SDK and writes down every request that went out. */
export async function record(dice: Dice): Promise<readonly Recorded[]> {
  const served = await serve();
  try {
    return await play(served, dice);
  } finally {
    await served.kill();
  }
}

async function play(served: Served, dice: Dice): Promise<readonly Recorded[]> {
  const room = await begun(served);
  const people = [...room.people.values()];
  const recorded: Recorded[] = [];
  for (const person of people) tap(person, (frame) => recorded.push(readRequest(frame)));
  for (let n = 0; n < 40 && people[0]?.phase !== 'verdict'; n++) {
    if (people[0]?.phase !== 'booth')
      for (const person of people) for (let act = 0; act < 3; act++) await person.act((most) => dice.below(most));
    await onward(people);
  }
  for (const person of people) await person.ask('why');
  return recorded;
}

/** Listens to what this person's page sends. */
function tap(person: Person, hear: (frame: Buffer) => void): void {
  const transport: unknown = person.room?.connection.transport;
  const { ws } = transport as { ws: { send(data: Uint8Array): void } };
  const send = ws.send.bind(ws);
  ws.send = (data) => {
    const frame = Buffer.from(data);
    if (frame[0] === ROOM_REQUEST) hear(frame);
    send(data);
  };
}

/** Reads a request of the SDK: its number, the length of its name, the name, the body. */
function readRequest(frame: Buffer): Recorded {
  const first = frame[1] ?? 0;
  const at = first < 0x80 ? 2 : first === 0xcc ? 3 : 4;
  const length = (frame[at] ?? 0xa0) & 0x1f;
  const name = frame.toString('latin1', at + 1, at + 1 + length);
  return { name, body: unpack(frame.subarray(at + 1 + length)) as Record<string, unknown> };
}
