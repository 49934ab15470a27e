import { sigmoid } from '../kit/math.ts';
import { unreachable } from '../kit/result.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { Clause } from './command.ts';
import { isGoods } from './deal.ts';
import type { GameState, Mind, PerCandidate } from './state.ts';
import {
  AID_WORTH,
  awayOdds,
  backingOdds,
  censureLean,
  goodsValue,
  promiseOdds,
  publicReluctance,
  rollCallParts,
  utilities,
} from './utility.ts';
import { bestOther, campOf, topOf, type World } from './world.ts';

/**
 * How a state weighs an offer (docs/rulebook.md §5): what it gets, less the price of what it is asked. Prices invert the
 * acceptance formulas of the model, so that two aid tokens for public backing are accepted exactly as often as the model says.
 */
export interface Weighing {
  readonly gain: number;
  readonly chance: number;
  /** Key in `assets/words` under `reason.`: the largest true term on the losing side. */
  readonly reason: string;
}

/** Where a state stands when it weighs something. A bot in a seat fills this from its view, the table from the state. */
export interface Stance {
  /** Utility of each name, up to a constant. */
  readonly values: PerCandidate;
  /** Goods taken from each campaign so far, in utility. */
  readonly goods: PerCandidate;
  readonly publicCost: readonly number[];
  /** Target of the roll-call to come: index of the candidate. */
  readonly target: number | null;
}

/** The stance of a state run by the game. */
export const stanceOf = (world: World, state: GameState, i: number): Stance => ({
  values: utilities(world, state, i),
  goods: (state.minds[i] as Mind).goods,
  publicCost: state.publicCost,
  target: state.target,
});

/** Weighs an offer for the state of index i. `clauses` name parties; the state's own id stands in them. */
export function weigh(world: World, i: number, stance: Stance, clauses: readonly Clause[]): Weighing {
  const row = world.states[i] as StateRow;
  const terms: { readonly key: string; readonly value: number }[] = [];
  for (const clause of clauses) {
    if (('to' in clause && clause.to === row.id) || (clause.kind === 'second' && clause.for === row.id))
      terms.push({
        key: 'goods',
        value: receives(world, row, stance.goods, clause),
      });
    if (clause.by === row.id) terms.push(...asks(world, i, stance, clause, clauses));
  }
  // What a state would do gladly by itself is no reason to do something else as well: asking for more never makes a yes likelier.
  const asked = terms.filter((term) => term.key !== 'goods').length;
  const gain = terms.reduce((sum, term) => sum + (asked > 1 && term.key !== 'goods' ? Math.min(0, term.value) : term.value), 0);
  const worst = terms.filter((term) => term.value < 0).sort((a, b) => a.value - b.value)[0];
  return {
    gain,
    chance: sigmoid(2 * gain),
    reason: worst?.key ?? 'nothing-in-it',
  };
}

/** Value of one clause's goods to this state; what waits for an election counts half. */
export function receives(world: World, row: StateRow, goods: PerCandidate, clause: Clause): number {
  const camp = campOf(world, clause.by);
  const already = camp === null ? 0 : (goods[camp] as number);
  if (clause.kind === 'chair') return goodsValue(row, { chairs: 1 }, already);
  if (clause.kind === 'travel') return 1;
  if (clause.kind === 'second') return 0.9;
  if (!isGoods(clause)) return 0;
  const worth =
    clause.kind === 'expertise'
      ? EXPERT_WORTH * clause.n
      : goodsValue(row, clause.kind === 'aid' ? { aid: clause.n } : { letters: clause.n }, already);
  return typeof clause.when === 'object' && 'elected' in clause.when ? worth / 2 : worth;
}

/** What one expert is worth when an offer is weighed. */
const EXPERT_WORTH = 0.8;

/** Whether all aid for this state comes through a quiet backer, so that it is not seen with the sponsor. */
const paidQuietly = (clauses: readonly Clause[], id: string): boolean => {
  const aid = clauses.filter((clause) => clause.kind === 'aid' && clause.to === id);
  return aid.length > 0 && aid.every((clause) => clause.kind === 'aid' && clause.through !== undefined);
};

/** Goods this state already has from whoever asks it for something. */
function goodsFromAsker(world: World, stance: Stance, clauses: readonly Clause[], id: string): number {
  const asker = clauses.map((clause) => clause.by).find((by) => by !== id && campOf(world, by) !== null);
  return asker === undefined ? 0 : (stance.goods[campOf(world, asker) as number] ?? 0);
}

function asks(
  world: World,
  i: number,
  stance: Stance,
  clause: Clause,
  clauses: readonly Clause[],
): { readonly key: string; readonly value: number }[] {
  const row = world.states[i] as StateRow;
  switch (clause.kind) {
    case 'endorse': {
      const c = world.candidates.findIndex((candidate) => candidate.id === clause.candidate);
      const customary = goodsValue(row, { aid: 2 }, stance.goods[c] ?? 0);
      const seen = publicReluctance(world, stance.publicCost, i, c) * (paidQuietly(clauses, row.id) ? 0.5 : 1);
      const value = backingOdds(leadFor(stance, c) - seen) / 2 - customary;
      return [
        {
          key: seen > 0.5 ? 'public-cost' : whyNot(world, i, stance, c),
          value,
        },
      ];
    }
    case 'promise': {
      const c = world.candidates.findIndex((candidate) => candidate.id === clause.candidate);
      return [
        {
          key: whyNot(world, i, stance, c),
          value: promiseOdds(world, leadFor(stance, c)) / 2,
        },
      ];
    }
    case 'rollcall': {
      const d = censureLean(world, stance.target, stance.publicCost, i);
      const short = { yes: 0.55 - d, no: d + 1.1 };
      const price = clause.vote === 'abstain' ? 0.1 + Math.max(0, -short.yes, -short.no) : short[clause.vote];
      const toYes = clause.vote === 'yes' || (clause.vote === 'abstain' && d < 0);
      return [{ key: heldBack(world, i, stance, toYes), value: -price }];
    }
    case 'silence':
      return [{ key: 'wants-to-speak', value: -0.3 }];
    case 'attend': {
      if (clause.present) return [{ key: 'lukewarm', value: -0.05 }];
      const gap = (stance.values[topOf(stance.values)] as number) - bestOther(stance.values, topOf(stance.values));
      const customary = goodsValue(row, { aid: 2 }, goodsFromAsker(world, stance, clauses, row.id));
      return [{ key: 'wants-to-be-there', value: awayOdds(row, gap) / 2 - customary }];
    }
    case 'second': {
      const own = world.scenario.linked.find((post) => post.id === clause.post)?.contenders.some((entry) => entry.state === row.id);
      return [own ? { key: 'own-contender', value: -5 } : { key: 'asks-too-much', value: -0.35 }];
    }
    case 'aid':
      return [{ key: 'asks-too-much', value: -AID_WORTH * clause.n }];
    case 'travel':
      return [{ key: 'asks-too-much', value: -AID_WORTH }];
    case 'expertise':
      return [{ key: 'asks-too-much', value: -EXPERT_WORTH * clause.n }];
    case 'letter':
      return [{ key: 'asks-too-much', value: -0.3 * clause.n }];
    case 'withdraw':
    case 'chair':
    case 'note':
      return [];
    default:
      return unreachable(clause);
  }
}

/** What keeps a state from that side of a roll-call most: its votes on record, or what being seen there costs. */
function heldBack(world: World, i: number, { target, publicCost }: Stance, toYes: boolean): string {
  if (target === null) return 'public-cost';
  const { alignment, cost } = rollCallParts(world, target, publicCost, i);
  return (toYes ? alignment < cost : alignment > cost) ? 'alignment' : 'public-cost';
}

/** The largest public reason a state has against candidate c: an issue, an alignment, the other side's goods, or lukewarmness. */
function whyNot(world: World, i: number, stance: Stance, c: number): string {
  const row = world.states[i] as StateRow;
  const own = world.platforms[c];
  const o = topOf(stance.values.map((value, k) => (k === c ? value - 1000 : value)));
  const other = world.platforms[o];
  if (!own || !other) return 'nothing-in-it';
  const total = row.weights.reduce((sum, weight) => sum + weight, 0);
  const reasons = world.scenario.issues.map((issue, k) => {
    const gap = (x: number) => (x < 0 ? -x : x);
    const far = gap((row.ideals[k] as number) - (own[k] as number)) - gap((row.ideals[k] as number) - (other[k] as number));
    return {
      key: `issue.${issue.id}`,
      size: (world.constants.A * (row.weights[k] as number) * far) / total,
    };
  });
  reasons.push({
    key: 'alignment',
    size: ((world.alignment[i]?.[o] ?? 0) - (world.alignment[i]?.[c] ?? 0)) / 2,
  });
  reasons.push({
    key: 'other-side-gave',
    size: (stance.goods[o] as number) - (stance.goods[c] as number),
  });
  const worst = reasons.sort((a, b) => b.size - a.size)[0];
  return worst && worst.size > 0.15 ? worst.key : 'lukewarm';
}

const leadFor = (stance: Stance, c: number): number => (stance.values[c] as number) - bestOther(stance.values, c);
