import { NOTHING } from '#shared/game/record.ts';
import type { Line } from '#shared/game/state.ts';
import { say } from '../../store/words.ts';

const ACTS = ['pledge', 'pivot', 'move', 'second'] as const;

/** Nobody in a list of names. */
const NOBODY_NAMED = new RegExp(`(?<=: )${NOTHING}(?=\\. |$)`, 'g');

/** Public acts besides backing and speeches. The rules name them by their own words; here they get the page's. */
export const otherActs = (line: Line): string =>
  ACTS.reduce((text, act) => text.replace(new RegExp(`(^|\\. )${act}: `), `$1${say(`floor.act.${act}`)}: `), String(line.args.other ?? ''));

/** A line of the record in words. */
export const recordText = (line: Line): string => say(line.key, line.key === 'record.floor' ? floorArgs(line) : line.args);

/** What a day's public acts are told with. Whom nobody stood up for, and what nobody did, is said in words. */
function floorArgs(line: Line): Line['args'] {
  const { list, retracted } = line.args;
  const other = otherActs(line);
  return {
    ...line.args,
    list: String(list).replaceAll(NOBODY_NAMED, say('record.floor.nobody')),
    retracted: retracted === NOTHING ? say('record.floor.nobody') : String(retracted),
    other: other === NOTHING ? say('record.floor.none') : other,
  };
}
