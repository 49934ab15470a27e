import * as z from 'zod/mini';

/**
 * The file format of a scenario (docs/rulebook.md §1, §9). Validated once, at the edge; everything inside the rules may trust it.
 * Shares and utilities are plain numbers; everything that can be owned is a whole number.
 */
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/));
const text = z.string().check(z.minLength(1));
const count = z.int().check(z.minimum(0));
const unit = z.number().check(z.minimum(0), z.maximum(1));
const axis = z.number().check(z.minimum(-1), z.maximum(1));

/** What can be met or missed, judged on public facts, own goods and the tally; never on a paper. */
export const Goal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('votes'), candidate: id, atLeast: count }),
  z.strictObject({ kind: z.literal('share'), candidate: id, percent: count }),
  z.strictObject({
    kind: z.literal('honest-ledger'),
    candidate: id,
    percent: count,
  }),
  z.strictObject({ kind: z.literal('backing'), candidate: id, atLeast: count }),
  z.strictObject({
    kind: z.literal('backing-regions'),
    candidate: id,
    atLeast: count,
  }),
  z.strictObject({ kind: z.literal('elected'), candidate: id }),
  z.strictObject({ kind: z.literal('margin-under'), votes: count }),
  z.strictObject({ kind: z.literal('aid-received'), atLeast: count }),
  z.strictObject({ kind: z.literal('letters-received'), atLeast: count }),
  z.strictObject({ kind: z.literal('chair-received') }),
  z.strictObject({ kind: z.literal('chair-promised'), by: count }),
  z.strictObject({ kind: z.literal('bargains'), atLeast: count }),
  z.strictObject({ kind: z.literal('not-backed-loser') }),
  z.strictObject({ kind: z.literal('never-in-public') }),
  z.strictObject({ kind: z.literal('abstentions'), atLeast: count }),
  z.strictObject({ kind: z.literal('abstentions-at-most'), atMost: count }),
  z.strictObject({
    kind: z.literal('bench-backing'),
    candidate: id,
    atLeast: count,
  }),
  z.strictObject({ kind: z.literal('forecast-within'), votes: count }),
  z.strictObject({ kind: z.literal('text-within'), issue: id, position: axis, distance: unit }),
  z.strictObject({ kind: z.literal('text-moved'), issue: id, towards: z.enum(['low', 'high']), by: unit }),
  z.strictObject({ kind: z.literal('experts-sent'), atLeast: count }),
  z.strictObject({ kind: z.literal('expertise-received'), atLeast: count }),
  z.strictObject({ kind: z.literal('lines'), candidate: id, atLeast: count }),
  z.strictObject({ kind: z.literal('quotes'), atLeast: count }),
  z.strictObject({ kind: z.literal('printed-forecast-off'), votes: count }),
  z.strictObject({ kind: z.literal('ballots-at-most'), atMost: count }),
]);
export type Goal = z.infer<typeof Goal>;

/** A sealed brief: what the seat wants, needs and fears, and the three goals its game is judged by. */
export const Brief = z.strictObject({
  id: text,
  want: text,
  need: text,
  fear: text,
  goals: z.tuple([Goal, Goal, Goal]),
});
export type Brief = z.infer<typeof Brief>;

/** One sourced part of a candidate's personal standing (docs/rulebook.md §12). `value` is in units of utility; hindrances are negative. */
export const StandingPart = z.strictObject({
  text,
  value: z.number(),
  source: text,
});

export const Candidate = z.strictObject({
  id,
  /** As printed on the ballot paper. */
  name: text,
  /** Short form for plates and columns. */
  short: text,
  nominatedBy: id,
  /** The person's own position on each issue, -1..1, in the order of `issues`. */
  platform: z.array(axis),
  /** What the sponsor wishes on each issue. States see a mixture of both (docs/rulebook.md §12, "Independence"). */
  wish: z.array(axis),
  /** One sentence of what the candidate stands for, with its source in `sources`. */
  statement: text,
  standing: z.array(StandingPart),
  /** 0..1, the public cost of being seen with the sponsor. Enters public acts only, never the booth. */
  publicCost: unit,
  /** Which side of the alignment axis the sponsor is on. */
  side: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
});
export type Candidate = z.infer<typeof Candidate>;

export const StateRow = z.strictObject({
  id,
  name: text,
  /** Name that the roll-call is sorted by, inside a region (French at the ITU). */
  called: text,
  region: id,
  bloc: id,
  /** 0..1, how many people it can send to a room. */
  capacity: unit,
  /** -1.6..1, standing alignment in public votes, towards the side +1. */
  alignment: z.number().check(z.minimum(-1.6), z.maximum(1)),
  ideals: z.array(axis),
  weights: z.array(z.number().check(z.positive())),
  /** 0..1.2, how welcome cooperation is. */
  welcome: z.number().check(z.minimum(0), z.maximum(1.2)),
  /** 0..1, how closely others watch what it does in public. */
  exposure: unit,
  /** 0..1, chance of being in the room if nobody intervenes. */
  attendance: unit,
  lon: z.optional(z.number()),
  lat: z.optional(z.number()),
  /** What the dossier shows, in order: label and value, all public. */
  facts: z.array(z.strictObject({ label: text, value: text })),
});
export type StateRow = z.infer<typeof StateRow>;

export const SeatKind = z.enum(['delegation', 'candidate', 'sponsor', 'sector', 'press']);
export type SeatKind = z.infer<typeof SeatKind>;

export const SeatRow = z.strictObject({
  /** A delegation's or sponsor's seat has its state's id; a candidate's seat has the candidate's id. */
  id,
  kind: SeatKind,
  /** For `sponsor` and `candidate`: whose campaign. */
  candidate: z.optional(id),
  /** "You speak for the Marrow Isles." For a living person: "Campaign for …". */
  title: text,
  blurb: text,
  talks: count,
  aid: count,
  letters: count,
  chairs: count,
  /** Whole tokens of expertise: to lobby a text with, or to send as an expert. */
  expertise: count,
  /** What a sector member wants written in the texts; empty for every other seat. */
  targets: z.array(z.strictObject({ issue: id, position: axis, weight: z.number().check(z.positive()) })),
  /** How a press seat works: as a newsroom or as civil society, which may also speak. Null for every other seat. */
  voice: z.nullable(z.enum(['newsroom', 'civil-society'])),
  /** Neighbours run by the game that this delegation speaks for. */
  bench: z.array(id),
  briefs: z.array(Brief).check(z.minLength(4)),
});
export type SeatRow = z.infer<typeof SeatRow>;

export const ClauseKind = z.enum([
  'aid',
  'letter',
  'expertise',
  'travel',
  'endorse',
  'silence',
  'rollcall',
  'attend',
  'withdraw',
  'second',
  'promise',
  'chair',
  'note',
]);
export type ClauseKind = z.infer<typeof ClauseKind>;

/** Rules that a scenario switches on (docs/rulebook.md §13). `core` is always there. */
export const Module = z.enum(['core', 'deals', 'floor', 'blocs', 'groups', 'independence', 'backers', 'documents', 'scandal', 'press']);
export type Module = z.infer<typeof Module>;

/** How a ballot without a majority goes on, and what else this body's rules of procedure say (docs/rulebook.md §7). */
export const BallotRules = z.strictObject({
  /** `majority`: all names stay to the end. `lowest-out`: the last name drops out. `two-leaders`: the last ballot has two names. */
  rule: z.enum(['majority', 'lowest-out', 'two-leaders']),
  /** Ballots at most: the last elects whoever has the most votes, among equals a lot. */
  most: z.int().check(z.minimum(1), z.maximum(6)),
  /** The same election with every paper read out by name: for a second run (docs/rulebook.md §7). */
  open: z.boolean(),
  /** A delegation may hand its vote to another before the first day, announced to all. */
  proxy: z.boolean(),
});
export type BallotRules = z.infer<typeof BallotRules>;

/** What a headline of the day does. The list is fixed; an author chooses from it and bounds hold (docs/rulebook.md §13). */
export const HeadlineEffect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('salience'), issue: id, factor: z.number().check(z.minimum(1), z.maximum(1.5)) }),
  z.strictObject({ kind: z.literal('public-cost'), candidate: id, by: z.number().check(z.minimum(-0.2), z.maximum(0.2)) }),
  z.strictObject({ kind: z.literal('travel'), region: id, by: z.number().check(z.minimum(-0.2), z.maximum(0.1)) }),
  z.strictObject({ kind: z.literal('aid'), seat: id, n: z.int().check(z.minimum(1), z.maximum(6)) }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type HeadlineEffect = z.infer<typeof HeadlineEffect>;

export const Headline = z.strictObject({
  /** Read in the briefing of this day. */
  day: z.int().check(z.minimum(2)),
  text,
  source: text,
  effect: HeadlineEffect,
});
export type Headline = z.infer<typeof Headline>;

/** A further post voted after the first, in this order: what is promised about it is currency for the first (docs/rulebook.md §7). */
export const LinkedPost = z.strictObject({
  id,
  title: text,
  /** States that nominate somebody for it, in the order of the paper. */
  contenders: z.array(z.strictObject({ id, name: text, state: id })).check(z.minLength(2), z.maxLength(4)),
});
export type LinkedPost = z.infer<typeof LinkedPost>;

export const Constants = z.strictObject({
  A: z.number(),
  B: z.number(),
  /** Weight of an adopted bloc line, times the bloc's discipline. */
  D: z.number(),
  TAU: z.number(),
  SIG: z.number(),
  GLOB: z.number(),
  BLOC: z.number(),
  BLANK: z.number(),
  BLANKW: z.number(),
  POLITE: z.number(),
  POLSLOPE: z.number(),
});
export type Constants = z.infer<typeof Constants>;

/** One length of a scenario: what is switched on, and for how long. `base` of the file is the longest (docs/scenarios.md). */
export const Preset = z.enum(['tutorial', 'class45', 'match', 'full']);
export type Preset = z.infer<typeof Preset>;

/** Seconds of each phase in a hosted game; solo has no clocks. */
export const Clocks = z.strictObject({
  briefing: count,
  corridor: count,
  seal: count,
  reveal: count,
  rollcall: count,
  handshake: count,
  forecast: count,
  booth: count,
  count: count,
  recess: count,
  delivery: count,
});
export type Clocks = z.infer<typeof Clocks>;

export const Length = z.strictObject({
  minutes: z.enum(['25', '45', '90']),
  preset: Preset,
  days: z.int().check(z.minimum(1), z.maximum(5)),
  modules: z.array(Module),
  clauses: z.array(ClauseKind),
  /** Per cent of each seat's talks; whole talks, at least one. */
  talks: z.int().check(z.minimum(25), z.maximum(200)),
  /** Per cent of the scenario's clocks. */
  clock: z.int().check(z.minimum(10), z.maximum(300)),
  /** Verbs (verbs.ts) that open later than the first day: type of command to day. Three new ones a day at most. */
  unlock: z.record(z.string(), z.int().check(z.minimum(1))),
  /** As `cover`, played at this length. */
  cover: z.number(),
});
export type Length = z.infer<typeof Length>;

/** What bots-only games must show, so that a scenario stays what its author meant. Each line is a test (docs/scenarios.md). */
export const Calibration = z.strictObject({
  metric: text,
  of: z.enum(['mean', 'p5', 'p95', 'share']),
  atLeast: z.nullable(z.number()),
  atMost: z.nullable(z.number()),
  games: z.int().check(z.minimum(20)),
});
export type Calibration = z.infer<typeof Calibration>;

export const Scenario = z.strictObject({
  id,
  version: z.literal(1),
  title: text,
  blurb: text,
  /** Real names: neutral wording, no scandal, seats called "Campaign for …" (docs/rulebook.md §12). */
  historic: z.boolean(),
  body: text,
  post: text,
  days: z.int().check(z.minimum(1), z.maximum(5)),
  /** `text` is where the working group's draft stands at the start, -1..1. */
  issues: z.array(z.strictObject({ id, name: text, low: text, high: text, text: axis })),
  regions: z.array(z.strictObject({ id, name: text })),
  /** A coordinator tables a line for one talk; anybody else needs two. */
  blocs: z.array(z.strictObject({ id, name: text, discipline: unit, coordinator: z.nullable(id) })),
  /** In the order of the ballot paper: French alphabetical. */
  candidates: z.array(Candidate).check(z.minLength(2), z.maxLength(4)),
  /** Weight of the alignment axis; 1 in Bucharest. */
  alignmentWeight: z.number(),
  /** More than the world has would only be a mistake, and cost every page that draws them. */
  states: z.array(StateRow).check(z.minLength(1), z.maxLength(250)),
  /** States that stand behind a campaign; a quiet one is known to that camp alone. */
  backers: z.array(
    z.strictObject({
      state: id,
      candidate: id,
      open: z.boolean(),
      label: text,
      /** Tokens it gives through its friends while it stays quiet. */
      aid: count,
    }),
  ),
  seats: z.array(SeatRow).check(z.minLength(1), z.maxLength(250)),
  /** Delegation seats that a bot plays when no person does; all other empty ones are run by the game. */
  counterparts: z.array(id),
  /** The seat offered first to one person alone. */
  firstSeat: id,
  /** A scenario to play after this one from the same seat: the end of a game alone leads there. */
  secondRun: z.optional(id),
  rollCall: z.nullable(
    z.strictObject({
      day: z.int(),
      title: text,
      modelText: text,
      label: text,
      target: id,
    }),
  ),
  /** Whether the campaigns' circular letters went out, and were answered, before the game. */
  circulars: z._default(z.boolean(), true),
  modules: z.array(Module),
  clauses: z.array(ClauseKind),
  ballot: BallotRules,
  linked: z.array(LinkedPost),
  headlines: z.array(Headline),
  /** What the end screen compares: goals met, grades in order, or what all delegations gained together. */
  scoring: z.enum(['goals', 'rank', 'welfare']),
  lengths: z.array(Length),
  /** Verbs that open later than the first day in the scenario as written. */
  unlock: z.record(z.string(), z.int().check(z.minimum(1))),
  /** Mean and spread of raw points per seat over at least 500 bots-only games; grades are measured from them. */
  par: z.record(id, z.strictObject({ mean: z.number(), sd: z.number().check(z.positive()) })),
  calibration: z.array(Calibration),
  constants: Constants,
  clocks: Clocks,
  /** 5 % quantile of the sum of p(1−p) over papers without a person; at least 4 for a secret ballot (docs/rulebook.md §7). */
  cover: z.number(),
  /** How many papers of persons the game's own papers hide: with so many delegations held by people, at every length, `cover` still is 4. */
  hides: z.optional(z.int().check(z.minimum(0), z.maximum(4))),
  history: z.optional(
    z.strictObject({
      votes: z.record(id, count),
      uncounted: count,
      present: count,
      rounds: count,
      note: text,
      source: text,
    }),
  ),
  sources: z.array(z.strictObject({ field: text, note: text })),
});
export type Scenario = z.infer<typeof Scenario>;
