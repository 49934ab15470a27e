import { Packr } from 'msgpackr';
import { requests } from '#shared/protocol/messages.ts';
import type { Dice } from './dice.ts';
import type { Recorded } from './record.ts';
import { dataFrame, hex, rawRequest, requestFrame } from './wire.ts';

const plain = new Packr({ useRecords: false });
const NAMES = Object.keys(requests);

/** Values that have no business where they are put. */
const NASTY: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  -1,
  -0.5,
  0,
  1e308,
  2 ** 53 + 2,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '__proto__',
  'constructor',
  '../../x',
  '<script>',
  '\u202E',
  'a\u0000b',
  'x'.repeat(300),
  [],
  {},
  [[]],
  { when: { acted: 0 } },
  { type: 'ready' },
  ['halden', 'halden'],
  'halden',
  'vela',
  99,
  '99',
  new Date(0),
  Buffer.from('x'),
];

/** Frames of the list that a flood may hold, made once. */
const LISTED: readonly Buffer[] = [
  Buffer.alloc(0),
  hex('00'),
  hex('ff'),
  hex('12'),
  hex('0a'),
  hex('13 01'),
  hex('94 01 02'),
  rawRequest(1, 'command', Buffer.concat([Buffer.alloc(1500, 0x91), Buffer.from([1])])),
  rawRequest(2, 'command', hex('82 a2 6964 a1 61 a2 6964 a1 62')),
  rawRequest(3, 'command', hex('81 a2 6964 c7 02 73 91 01')),
  rawRequest(4, 'command', hex('81 a9 5f5f70726f746f5f5f 80')),
  requestFrame(5, '__proto__', {}),
  requestFrame(6, 'toString', {}),
  requestFrame(7, -1, {}),
  dataFrame('nonsense', { a: 1 }),
  requestFrame(8, 'command', undefined),
  requestFrame(9, 'resync', {}),
];
/** And those that end a connection. */
const CUTTING: readonly Buffer[] = [
  hex('15'),
  hex('0d db ffffffff'),
  rawRequest(1, 'command', hex('dd ffffffff')),
  rawRequest(1, 'command', hex('df ffffffff')),
  rawRequest(1, 'paper', hex('81 a2 6964 d9 ff 61')),
];

/** One frame: usually a recorded request with something wrong in it, now and then one of the list, seldom one that ends the connection. */
export function nextFrame(dice: Dice, recorded: readonly Recorded[], nth: number): Buffer {
  const kind = dice.below(1000);
  if (kind < 4) return dice.pick(CUTTING);
  if (kind < 8) return scratched(dice, whole(dice, recorded, nth));
  if (kind < 100) return dice.pick(LISTED);
  return whole(dice, recorded, nth);
}

/** A recorded request under an id of its own, its body changed in some places, packed in one of two ways. */
function whole(dice: Dice, recorded: readonly Recorded[], nth: number): Buffer {
  const from = dice.pick(recorded);
  const body: Record<string, unknown> = structuredClone(from.body);
  body.id = `fuzz-${nth.toString(36)}-${dice.below(1e9).toString(36)}`;
  for (let n = dice.below(3); n > 0; n--) change(dice, body, recorded);
  const name = dice.below(20) === 0 ? dice.pick(NAMES) : from.name;
  return dice.below(2) === 0 ? requestFrame(1 + (nth % 60_000), name, body) : rawRequest(1 + (nth % 60_000), name, plain.pack(body));
}

/** Changes one place somewhere in a body. */
function change(dice: Dice, body: Record<string, unknown>, recorded: readonly Recorded[]): void {
  let at: Record<string, unknown> = body;
  for (let n = dice.below(5); n > 0; n--) {
    const inner = Object.values(at).filter(
      (value): value is Record<string, unknown> => typeof value === 'object' && value !== null && !ArrayBuffer.isView(value),
    );
    if (inner.length === 0) break;
    at = dice.pick(inner);
  }
  const key = dice.pick([...Object.keys(at), 'extra']);
  switch (dice.below(4)) {
    case 0:
      delete at[key];
      break;
    case 1:
      at[key] = structuredClone(dice.pick(recorded).body.command ?? null);
      break;
    default:
      at[key] = structuredClone(dice.pick(NASTY));
  }
}

/** A frame with bytes flipped, cut out, put in or swapped: mostly no message any more. */
function scratched(dice: Dice, frame: Buffer): Buffer {
  const at = dice.below(frame.length);
  switch (dice.below(4)) {
    case 0:
      frame[at] = dice.below(256);
      return frame;
    case 1:
      return frame.subarray(0, at);
    case 2:
      return Buffer.concat([frame.subarray(0, at), Buffer.from([dice.below(256), dice.below(256)]), frame.subarray(at)]);
    default:
      return Buffer.concat([frame.subarray(at), frame.subarray(0, at)]);
  }
}
