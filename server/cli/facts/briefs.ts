import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Brief, Goal } from '#shared/scenario/schema.ts';
import { dialled, withNumber } from './dial.ts';
import { filled } from './number-words.ts';

/** A brief before it belongs to a seat: what it wants, needs and fears, and three goals. */
export type BriefText = Omit<Brief, 'id'>;

/** Writes one brief on one line or two: three sentences, three goals. */
export const brief = (want: string, need: string, fear: string, ...goals: BriefText['goals']): BriefText => ({ want, need, fear, goals });

/**
 * Gives briefs their ids (the seat's name and eight digits that say nothing about which of its briefs this is) and their numbers: as
 * `npm run goals` fitted them, else as the author wrote them. Sentences say a number as `{1}`, `{2}`, `{3}`: that of the goal in this place.
 */
export const briefsFor = (scenario: string, seat: string, texts: readonly BriefText[]): Brief[] =>
  texts.map((text, n) => {
    const goals = text.goals.map((goal, place) => withNumber(goal, fitted[scenario]?.[seat]?.[n]?.[place] ?? null)) as BriefText['goals'];
    const numbers = goals.map(dialled);
    return {
      id: `${seat}-${createHash('sha256').update(`${scenario}|${seat}|${n}`).digest('hex').slice(0, 8)}`,
      want: filled(text.want, numbers),
      need: filled(text.need, numbers),
      fear: filled(text.fear, numbers),
      goals,
    };
  });

/** Numbers by scenario, seat, brief and place; null where a goal has none or keeps its author's. */
type Fitted = { readonly [scenario: string]: { readonly [seat: string]: readonly (readonly (number | null)[])[] } };
const fitted = JSON.parse(readFileSync(new URL('../../../assets/facts/goals.json', import.meta.url), 'utf8')) as Fitted;

/** Goals by the words of a brief; kinds and their judging are in `shared/scenario/schema.ts` and `shared/game/goals.ts`. */
export const goal = {
  votes: (candidate: string, atLeast: number): Goal => ({ kind: 'votes', candidate, atLeast }),
  share: (candidate: string, percent: number): Goal => ({ kind: 'share', candidate, percent }),
  ledger: (candidate: string, percent: number): Goal => ({ kind: 'honest-ledger', candidate, percent }),
  backing: (candidate: string, atLeast: number): Goal => ({ kind: 'backing', candidate, atLeast }),
  regions: (candidate: string, atLeast: number): Goal => ({ kind: 'backing-regions', candidate, atLeast }),
  elected: (candidate: string): Goal => ({ kind: 'elected', candidate }),
  marginUnder: (votes: number): Goal => ({ kind: 'margin-under', votes }),
  aid: (atLeast: number): Goal => ({ kind: 'aid-received', atLeast }),
  letters: (atLeast: number): Goal => ({ kind: 'letters-received', atLeast }),
  chair: (): Goal => ({ kind: 'chair-received' }),
  chairFromBoth: (): Goal => ({ kind: 'chair-promised', by: 2 }),
  bargains: (atLeast: number): Goal => ({ kind: 'bargains', atLeast }),
  notWithLoser: (): Goal => ({ kind: 'not-backed-loser' }),
  unseen: (): Goal => ({ kind: 'never-in-public' }),
  abstentions: (atLeast: number): Goal => ({ kind: 'abstentions', atLeast }),
  abstentionsAtMost: (atMost: number): Goal => ({ kind: 'abstentions-at-most', atMost }),
  bench: (candidate: string, atLeast: number): Goal => ({ kind: 'bench-backing', candidate, atLeast }),
  forecast: (votes: number): Goal => ({ kind: 'forecast-within', votes }),
  textWithin: (issue: string, position: number, distance: number): Goal => ({ kind: 'text-within', issue, position, distance }),
  textMoved: (issue: string, towards: 'low' | 'high', by: number): Goal => ({ kind: 'text-moved', issue, towards, by }),
  experts: (atLeast: number): Goal => ({ kind: 'experts-sent', atLeast }),
  taught: (atLeast: number): Goal => ({ kind: 'expertise-received', atLeast }),
  lines: (candidate: string, atLeast: number): Goal => ({ kind: 'lines', candidate, atLeast }),
  quotes: (atLeast: number): Goal => ({ kind: 'quotes', atLeast }),
  printedForecast: (votes: number): Goal => ({ kind: 'printed-forecast-off', votes }),
  ballots: (atMost: number): Goal => ({ kind: 'ballots-at-most', atMost }),
} as const;
