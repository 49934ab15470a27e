import { type Act, allBut, type Profile } from '#shared/bots/profile.ts';
import { scoreOf } from '#shared/game/score.ts';
import { setUp } from '#shared/game/setup.ts';
import { campOf, compileWorld, type World } from '#shared/game/world.ts';
import type { ClauseKind, Module, Scenario, SeatKind, SeatRow } from '#shared/scenario/schema.ts';
import { nthSeed } from './duel.ts';
import { gradeStep } from './grade.ts';
import { type Cast, expectedLeads, isLarge, LEVEL3, playCast, steady } from './play.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { type Estimate, meanOf, rounded, shareOf, sum } from './stats.ts';

/** What each act must cost somewhere when level 3 loses it: percentage points of margin, or grade points. */
const POINTS = 0.5;
const GRADES = 1;

/** What a scenario must have for an act to be at home in it. */
interface Home {
  readonly module?: Module;
  readonly clause?: ClauseKind;
}

/** Acts of campaigns, judged by the margin. */
const CAMPAIGN: readonly (readonly [Act, Home])[] = [
  ['persuade', {}],
  ['ask', {}],
  ['promise', {}],
  ['circulate', {}],
  ['chair', { clause: 'chair' }],
  ['aid', { clause: 'aid' }],
  ['backing', { clause: 'endorse' }],
  ['quiet', { module: 'backers' }],
  ['travel', { clause: 'travel' }],
  ['away', { clause: 'attend' }],
  ['expert', { clause: 'expertise' }],
  ['line', { module: 'blocs' }],
  ['lobby', { module: 'groups' }],
  ['speak', { module: 'floor' }],
  ['pivot', { module: 'independence' }],
  ['pledge', { module: 'independence' }],
  ['bend', { module: 'independence' }],
  ['move', { module: 'floor' }],
  ['investigate', { module: 'scandal' }],
  ['publish', { module: 'documents' }],
  ['quote', { module: 'press' }],
];

/** Who holds the seat in the eyes of the others. */
type Place = 'person' | 'bot';

/** Acts judged by the grade of the seat that has them, and where. */
interface Graded {
  readonly kind: SeatKind;
  readonly place: Place;
  readonly acts: readonly Act[];
  readonly home: Home;
  /** Seats of the kind that have a use for them; absent: all. */
  readonly of?: (scenario: Scenario, row: SeatRow) => boolean;
  /** Briefs of such a seat that give it a use for them: only games that dealt one are counted. Absent: all. */
  readonly given?: (brief: SeatRow['briefs'][number]) => boolean;
}

const hasNominee = ({ linked }: Scenario, row: SeatRow): boolean =>
  linked.some(({ contenders }) => contenders.some((contender) => contender.state === row.id));
const asksForText: Required<Graded>['given'] = ({ goals }) => goals.some((goal) => 'issue' in goal);

const SEATS: readonly Graded[] = [
  {
    kind: 'delegation',
    place: 'bot',
    acts: ['persuade', 'offer', 'letters', 'endorse', 'quote', 'line'],
    home: { module: 'press' },
  },
  {
    kind: 'delegation',
    place: 'person',
    acts: ['persuade', 'promise', 'offer', 'letters', 'endorse', 'quote', 'line'],
    home: { module: 'press' },
  },
  { kind: 'delegation', place: 'bot', acts: ['second'], home: { clause: 'second' }, of: hasNominee },
  { kind: 'delegation', place: 'bot', acts: ['nudge'], home: { module: 'groups' }, given: asksForText },
  { kind: 'sector', place: 'bot', acts: ['expert', 'lobby'], home: { module: 'press' } },
  { kind: 'press', place: 'bot', acts: ['print'], home: { module: 'press' } },
  { kind: 'candidate', place: 'bot', acts: ['withdraw'], home: { clause: 'withdraw' } },
];

/** Every act that is proved, once; `--act` takes one of them. */
export const ACTS: readonly Act[] = [...new Set([...CAMPAIGN.map(([act]) => act), ...SEATS.flatMap(({ acts }) => acts)])];

/** `--ablate [--act NAME]`: level 3 against level 3 without one act. */
export function ablate(ask: Ask): Findings {
  const { games, small, seed, scenario, act: wanted } = ask;
  const pairs = Math.max(2, Math.round((games ?? (small ? 8 : 300)) / 2));
  const worlds = (scenario ? [scenario] : ask.ids.map(ask.shipped)).map(compileWorld);
  const acts = CAMPAIGN.filter(([act]) => (wanted === null ? !small || SMALL.has(act) : act === wanted));
  const margins: Cost[] = [];
  const grades: Cost[] = [];
  // Large halls last: they take four times as long. Of the others first those where papers hang least on chance: what an act is worth
  // shows soonest there, and what has shown is not asked for again.
  const inTurn = worlds.toSorted((a, b) => Number(isLarge(a)) - Number(isLarge(b)) || a.constants.TAU - b.constants.TAU);
  for (const world of inTurn) {
    if (small && isLarge(world)) continue;
    const here = acts.filter(([act, home]) => atHome(world, home) && !margins.some((entry) => entry.act === act && settles(entry, world)));
    margins.push(
      ...marginCosts(
        world,
        here.map(([act]) => act),
        isLarge(world) ? Math.ceil(pairs / 3) : pairs,
        seed,
      ),
    );
    if (small || isLarge(world)) continue;
    for (const { kind, place, of, given, acts: list } of SEATS.filter((entry) => atHome(world, entry.home))) {
      const wanting = list.filter(
        (act) =>
          (wanted === null || act === wanted) &&
          !grades.some((entry) => entry.act === act && entry.seat === seatName(kind, place) && settles(entry, world)),
      );
      const rows = world.scenario.seats.filter(
        (row) => row.kind === kind && (of?.(world.scenario, row) ?? true) && row.briefs.some(given ?? always),
      );
      // What one seat is worth hangs on more luck than a campaign's margin.
      grades.push(...gradeCosts(world, rows, place, wanting, 2 * pairs, seed, given ?? always));
    }
  }
  const all = [...margins, ...grades];
  const asked = wanted === null ? (small ? [...SMALL] : ACTS) : [wanted];
  return {
    scenarios: [...new Set(all.map((entry) => entry.scenario))],
    games: all.reduce((total, entry) => total + entry.games, 0),
    lines: asked.map((act) =>
      (small ? cheapLineOf : lineOf)(
        act,
        all.filter((entry) => entry.act === act),
      ),
    ),
    tables: {
      'what an act is worth': all.map(
        ({ act, scenario: where, seat, unit, games: played, cost, changed }): Row => ({
          act,
          scenario: where,
          seat,
          games: played,
          cost: cost.value,
          interval: cost.interval,
          unit,
          'games it changed, per cent': changed,
        }),
      ),
    },
  };
}

/** Acts that a quick run looks at: their loss is large enough for a handful of games to show. */
const SMALL: ReadonlySet<Act> = new Set<Act>(['backing', 'bend']);

interface Cost {
  readonly act: Act;
  readonly scenario: string;
  readonly seat: string;
  readonly unit: 'pp' | 'grade';
  readonly games: number;
  readonly cost: Estimate;
  readonly changed: number;
}

function atHome({ scenario }: World, { module, clause }: Home): boolean {
  return (module === undefined || scenario.modules.includes(module)) && (clause === undefined || scenario.clauses.includes(clause));
}

/** Each seed: every campaign in turn without the act, beside the same game in which all have it. */
function marginCosts(world: World, acts: readonly Act[], pairs: number, seed: string): Cost[] {
  if (acts.length === 0) return [];
  const seeds = Array.from({ length: pairs }, (_, n) => nthSeed(seed, `ablate/${world.scenario.id}`, n));
  const whole = seeds.map((game) => expectedLeads(world, playCast(world, game, { profiles: () => LEVEL3 })));
  const camps = world.candidates.map((_, c) => c);
  return acts.map((act): Cost => {
    const less = without(act);
    const games = seeds.map((game, n) => {
      const costs = camps.map((c) => {
        const profiles = (seat: string) => (campOf(world, seat) === c ? less : LEVEL3);
        return (whole[n]?.[c] as number) - (expectedLeads(world, playCast(world, game, { profiles }))[c] as number);
      });
      return { cost: sum(costs) / camps.length, changed: costs.filter((cost) => Math.abs(cost) > 1e-9).length };
    });
    return {
      act,
      scenario: world.scenario.id,
      seat: 'campaign',
      unit: 'pp',
      games: camps.length * pairs,
      cost: meanOf(games.map(({ cost }) => cost)),
      changed: shareOf(sum(games.map(({ changed }) => changed)), camps.length * pairs).value,
    };
  });
}

const always = (): boolean => true;

/** Each seed: one of these seats, all of a kind, with all its acts and without one. They take turns; a seed that deals another brief is passed over. */
function gradeCosts(
  world: World,
  rows: readonly SeatRow[],
  place: Place,
  acts: readonly Act[],
  pairs: number,
  seed: string,
  given: Required<Graded>['given'],
): Cost[] {
  const [{ kind } = { kind: null }] = rows;
  if (kind === null || acts.length === 0) return [];
  const cases: { readonly row: SeatRow; readonly game: string }[] = [];
  for (let n = 0; cases.length < pairs; n++) {
    const row = rows[n % rows.length] as SeatRow;
    const game = nthSeed(seed, `ablate/${kind}`, n);
    const brief = row.briefs[setUp(world, { seed: game, openDice: true, persons: [] }).seats[row.id]?.brief ?? -1];
    if (brief && given(brief)) cases.push({ row, game });
  }
  const points = (row: SeatRow, game: string, profile: Profile) =>
    scoreOf(world, playCast(world, game, seated(row, place, profile)).state, row).points;
  const full = cases.map(({ row, game }) => points(row, game, LEVEL3));
  const { step } = gradeStep(
    world,
    cases.map(({ row }, n) => ({ seat: row.id, points: full[n] as number })),
  );
  return acts.map((act): Cost => {
    const costs = cases.map(({ row, game }, n) => step(row.id) * ((full[n] as number) - points(row, game, without(act))));
    return {
      act,
      scenario: world.scenario.id,
      seat: seatName(kind, place),
      unit: 'grade',
      games: 2 * pairs,
      cost: meanOf(costs),
      changed: shareOf(costs.filter((cost) => Math.abs(cost) > 1e-9).length, pairs).value,
    };
  });
}

const seatName = (kind: SeatKind, place: Place): string => (kind === 'delegation' ? `${kind} as a ${place}` : kind);

const without = (act: Act): Profile => steady(3, allBut(act));

/** In a person's place offers reach a seat; a bot has to go and make them. */
const seated = (row: SeatRow, place: Place, profile: Profile): Cast =>
  place === 'person'
    ? { profiles: () => LEVEL3, guests: new Map([[row.id, profile]]) }
    : { profiles: (seat) => (seat === row.id ? profile : LEVEL3) };

/** What an act costs, as a multiple of what it must. */
const share = ({ unit, cost }: Cost): number => cost.value / (unit === 'pp' ? POINTS : GRADES);
const earns = (entry: Cost): boolean => share(entry) >= 1 && entry.cost.interval[0] > 0;

/** Nothing is left to ask in another hall: all of the interval lies above what the act must cost. A large hall is asked for less still. */
const settles = (entry: Cost, next: World): boolean =>
  isLarge(next) ? earns(entry) : entry.cost.interval[0] >= (entry.unit === 'pp' ? POINTS : GRADES);

/** An act earns its place where it costs enough and surely; the best such place is named. */
function lineOf(act: Act, costs: readonly Cost[]): Line {
  if (costs.length === 0) return homeless(act);
  const best = costs.reduce((a, b) => (earns(b) !== earns(a) ? (earns(b) ? b : a) : share(b) > share(a) ? b : a));
  return {
    line: costsMost(act, best),
    value: rounded(best.cost.value),
    interval: best.cost.interval,
    wanted: `at least ${best.unit === 'pp' ? POINTS : GRADES}, interval above 0`,
    ok: earns(best),
  };
}

/** What few games can show: that it costs enough, not how surely. */
function cheapLineOf(act: Act, costs: readonly Cost[]): Line {
  if (costs.length === 0) return homeless(act);
  const best = costs.reduce((a, b) => (share(b) > share(a) ? b : a));
  return judged(costsMost(act, best), best.cost, { atLeast: best.unit === 'pp' ? POINTS : GRADES });
}

const costsMost = (act: Act, { scenario, seat, unit }: Cost): string =>
  `${act} costs most in ${scenario} (${seat}), ${unit === 'pp' ? 'percentage points' : 'grade points'}`;

const homeless = (act: Act): Line => ({
  line: `${act} is at home in one of these scenarios`,
  value: 0,
  interval: null,
  wanted: 'at least 1',
  ok: false,
});
