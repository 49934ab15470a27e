import type { Line } from '#shared/game/state.ts';
import { say } from '../../store/words.ts';

const ACTS = ['pledge', 'pivot', 'move', 'second'] as const;

/** Public acts besides backing and speeches. The rules name them by their own words; here they get the page's. */
export const otherActs = (line: Line): string =>
  ACTS.reduce((text, act) => text.replace(new RegExp(`(^|\\. )${act}: `), `$1${say(`floor.act.${act}`)}: `), String(line.args.other ?? ''));

/** A line of the record in words. */
export const recordText = (line: Line): string =>
  say(line.key, 'other' in line.args ? { ...line.args, other: otherActs(line) } : line.args);
