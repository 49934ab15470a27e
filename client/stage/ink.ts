import { type InkName, inkAt, PRINT, type Print } from '../store/lot.ts';
import { world } from '../store/store.ts';

/** The inks of one side: the full colour, a tint of it, and the same where it lies on baize. */
export interface SideInk {
  readonly full: string;
  readonly tint: string;
  readonly lit: string;
  /** How it is printed: lines, dots, bars or checks. */
  readonly print: Print;
}

/** The inks of the page, read from its own tokens, so that the stage follows day and evening. */
export interface Inks {
  readonly table: string;
  readonly table2: string;
  readonly tableLine: string;
  readonly onTable: string;
  readonly onTable2: string;
  readonly sheet: string;
  readonly edge: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly brass: string;
  readonly brassLit: string;
  readonly land: string;
  readonly grey: string;
  readonly abstain: string;
  readonly abstain2: string;
  /** The sides as printed on the sheet, which darkens in the evening; in the order of the ballot paper, as the lot fell. */
  readonly sides: readonly SideInk[];
  /** The same on plates and papers, which keep their colour: somebody has switched the lamp on. */
  readonly plateSides: readonly SideInk[];
}

/** Paper and ink of name plates and ballot papers, the same by day and in the evening. */
export const PLATE = {
  paper: '#F7F2E4',
  dull: '#DCD7C6',
  blank: '#E4DCC8',
  fold: '#DED5BD',
  fold2: '#EFE8D5',
  seam: '#C9BEA2',
  ink: '#17211C',
  brass: '#B4893A',
} as const;

export const PLATE_FONT = '"Sofia Sans Extra Condensed Variable", "Sofia Sans Extra Condensed", Impact, sans-serif';
export const HOUSE_FONT = '"Sofia Sans Variable", "Sofia Sans", system-ui, sans-serif';
/** What has to be loaded before anything is drawn. */
export const FONTS_USED = [`750 16px ${PLATE_FONT}`, `400 14px ${HOUSE_FONT}`];

const DAY: { readonly [K in InkName]: SideInk } = {
  a: { full: '#2463A6', tint: '#D3DFEA', lit: '#9CC6F4', print: PRINT.a },
  b: { full: '#CC6A1C', tint: '#F2DCC2', lit: '#F5A45C', print: PRINT.b },
  c: { full: '#7A4A9C', tint: '#E3D8EA', lit: '#D6BDF0', print: PRINT.c },
  d: { full: '#6B6F1E', tint: '#E6E4C6', lit: '#D8D98A', print: PRINT.d },
};
/** Tints of the evening: the sheet is dark then. */
const EVENING_TINT: { readonly [K in InkName]: string } = { a: '#20374D', b: '#46301B', c: '#3A2A48', d: '#3A3B1C' };

/** Reads the tokens as they are now; where the page has none, the day's values stand in. */
export function readInks(): Inks {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const token = (name: string, otherwise: string) => style.getPropertyValue(`--${name}`).trim() || otherwise;
  const evening = style.colorScheme === 'dark';
  const inks = [0, 1, 2, 3].map(inkAt);
  return {
    table: token('table', '#24513F'),
    table2: token('table-2', '#1B4032'),
    tableLine: token('table-line', '#4A7562'),
    onTable: token('on-table', '#F7F2E4'),
    onTable2: token('on-table-2', '#CBD8CB'),
    sheet: token('sheet', '#F7F2E4'),
    edge: token('edge', '#C9BEA2'),
    ink: token('ink', '#17211C'),
    ink2: token('ink-2', '#434C44'),
    ink3: token('ink-3', '#5E6558'),
    brass: token('brass', '#B4893A'),
    brassLit: token('brass-lit', '#E4C27C'),
    land: token('land', '#DDD3BB'),
    grey: token('grey', '#A89F8B'),
    abstain: token('abstain', '#A9CDB6'),
    abstain2: token('abstain-2', '#8DB79E'),
    sides: inks.map((name) => side(token, name, evening ? EVENING_TINT[name] : DAY[name].tint)),
    plateSides: inks.map((name) => DAY[name]),
  };
}

function side(token: (name: string, otherwise: string) => string, name: InkName, tint: string): SideInk {
  const day = DAY[name];
  return { ...day, full: token(name, day.full), tint: token(`${name}-tint`, tint), lit: token(`${name}-lit`, day.lit) };
}

/** Which side a leaning is on, in the order of the paper. */
export const sideOf = (towards: string): number =>
  Math.max(0, world.value?.candidates.findIndex((candidate) => candidate.id === towards) ?? 0);

/** The ink of a place on the paper. */
export const inkOf = (sides: readonly SideInk[], place: number): SideInk => sides[place] ?? DAY.a;
