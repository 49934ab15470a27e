import * as z from 'zod/mini';
import { isPlain } from '../kit/text.ts';

/**
 * Everything a seat or the host may ask of the table. The seat is never in the payload: it comes from the connection.
 * The ballot is not here and never will be: papers go through the booth (docs/rulebook.md §7).
 */
const id = z.string().check(z.minLength(1), z.maxLength(40));
const list = z.array(id).check(z.minLength(1), z.maxLength(20));

/** A whole number from 0 on; never -0, which no text of a journal can hold. */
const upTo = (most: number) =>
  z.int().check(
    z.minimum(0),
    z.maximum(most),
    z.refine((n) => !Object.is(n, -0)),
  );

/** When a clause is performed: at settlement, if somebody is elected, or once another bonded clause has been performed. */
export const When = z.union([z.literal('now'), z.strictObject({ elected: id }), z.strictObject({ acted: upTo(7) })]);
export type When = z.infer<typeof When>;

const small = z.int().check(z.minimum(1), z.maximum(99));
const when = z.optional(When);

/** One thing one party does in a deal. The grammar has no word for a ballot, so nobody can sell one (docs/rulebook.md §5). */
export const Clause = z.discriminatedUnion('kind', [
  /** `through`: a quiet backer of the giver's campaign pays, so nobody is seen with the sponsor (docs/rulebook.md §13). */
  z.strictObject({ kind: z.literal('aid'), by: id, to: id, n: small, when, through: z.optional(id) }),
  z.strictObject({ kind: z.literal('letter'), by: id, to: id, n: small, when }),
  z.strictObject({ kind: z.literal('expertise'), by: id, to: id, n: small, when }),
  /** Tickets and rooms: one aid, and the delegation comes. */
  z.strictObject({ kind: z.literal('travel'), by: id, to: id }),
  z.strictObject({ kind: z.literal('endorse'), by: id, candidate: id }),
  z.strictObject({ kind: z.literal('silence'), by: id }),
  z.strictObject({
    kind: z.literal('rollcall'),
    by: id,
    vote: z.enum(['yes', 'no', 'abstain']),
  }),
  z.strictObject({ kind: z.literal('attend'), by: id, present: z.boolean() }),
  z.strictObject({ kind: z.literal('withdraw'), by: id, heir: z.nullable(id) }),
  /** Public support for the contender of state `for` in a linked post. */
  z.strictObject({ kind: z.literal('second'), by: id, post: id, for: id }),
  z.strictObject({ kind: z.literal('promise'), by: id, candidate: id }),
  z.strictObject({ kind: z.literal('chair'), by: id, to: id }),
  z.strictObject({
    kind: z.literal('note'),
    by: id,
    text: z.string().check(z.minLength(1), z.maxLength(280), z.refine(isPlain)),
  }),
]);
export type Clause = z.infer<typeof Clause>;

/** One public act, sealed by every seat and revealed together. */
export const FloorAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('endorse'), candidate: id }),
  z.strictObject({
    act: z.literal('speak'),
    candidate: id,
    bloc: id,
    issue: id,
  }),
  z.strictObject({ act: z.literal('retract') }),
  /** A candidate's public word to take instructions from nobody. */
  z.strictObject({ act: z.literal('pledge') }),
  /** A candidate moves its platform on one issue (docs/rulebook.md §12). */
  z.strictObject({ act: z.literal('pivot'), issue: id, towards: z.enum(['low', 'high']) }),
  /** Names another target for the roll-call to come. */
  z.strictObject({ act: z.literal('move'), target: id }),
  /** Public support for the contender of state `for` in a linked post. */
  z.strictObject({ act: z.literal('second'), post: id, for: id }),
  z.strictObject({ act: z.literal('silent') }),
]);
export type FloorAct = z.infer<typeof FloorAct>;

/** What a press seat may print. A document becomes public; a forecast is on record; an issue is what people talk about. */
export const Story = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('document'), document: z.string().check(z.minLength(1), z.maxLength(220)) }),
  z.strictObject({ about: z.literal('forecast'), candidate: id, votes: upTo(999) }),
  z.strictObject({ about: z.literal('issue'), issue: id }),
]);
export type Story = z.infer<typeof Story>;

const clauses = z.array(Clause).check(z.minLength(1), z.maxLength(8));

/** What a seat may say to the table. */
export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('persuade'), states: list, candidate: id }),
  z.strictObject({ type: z.literal('ask.quietly'), states: list }),
  z.strictObject({ type: z.literal('promise.ask'), states: list }),
  z.strictObject({ type: z.literal('promise.circulate'), bloc: id }),
  z.strictObject({ type: z.literal('promise.give'), candidate: id }),
  z.strictObject({ type: z.literal('promise.withdraw'), candidate: id }),
  z.strictObject({
    type: z.literal('deal.propose'),
    to: z.array(id).check(z.minLength(1), z.maxLength(3)),
    clauses,
  }),
  z.strictObject({ type: z.literal('deal.circulate'), states: list, clauses }),
  z.strictObject({
    type: z.literal('deal.answer'),
    deal: z.string().check(z.maxLength(200)),
    accept: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('deal.counter'),
    deal: z.string().check(z.maxLength(200)),
    clauses,
  }),
  z.strictObject({
    type: z.literal('deal.withdraw'),
    deal: z.string().check(z.maxLength(200)),
  }),
  /** A party of several takes its acceptance back before the last has accepted. */
  z.strictObject({ type: z.literal('deal.takeback'), deal: z.string().check(z.maxLength(200)) }),
  z.strictObject({ type: z.literal('line.table'), bloc: id, candidate: id }),
  z.strictObject({ type: z.literal('line.vote'), vote: z.enum(['yes', 'no']) }),
  /** `candidate` null: for neither. The answer may be untrue; it is only ever counted, with noise. */
  z.strictObject({ type: z.literal('straw.answer'), candidate: z.nullable(id) }),
  z.strictObject({ type: z.literal('group.staff'), issues: z.array(id).check(z.maxLength(6)) }),
  z.strictObject({ type: z.literal('group.nudge'), issue: id, towards: z.enum(['low', 'high']) }),
  z.strictObject({
    type: z.literal('group.lobby'),
    issue: id,
    tokens: z.int().check(z.minimum(1), z.maximum(9)),
    towards: z.enum(['low', 'high']),
  }),
  z.strictObject({ type: z.literal('oath.bend') }),
  z.strictObject({ type: z.literal('investigate'), candidate: id }),
  z.strictObject({
    type: z.literal('document.show'),
    document: z.string().check(z.minLength(1), z.maxLength(220)),
    /** Seats, or nobody in particular: then everyone. */
    to: z.array(id).check(z.maxLength(12)),
  }),
  z.strictObject({ type: z.literal('quote.give'), to: id, candidate: z.nullable(id) }),
  z.strictObject({ type: z.literal('press.print'), story: Story }),
  z.strictObject({ type: z.literal('proxy.give'), to: id }),
  z.strictObject({ type: z.literal('candidate.withdraw'), heir: z.nullable(id) }),
  /** Only where the ballot is open: the vote, spoken aloud. Null is a blank. */
  z.strictObject({ type: z.literal('vote.aloud'), option: z.nullable(id) }),
  z.strictObject({ type: z.literal('floor.seal'), act: FloorAct }),
  z.strictObject({
    type: z.literal('rollcall.vote'),
    vote: z.enum(['yes', 'no', 'abstain']),
  }),
  z.strictObject({
    type: z.literal('handshake.give'),
    candidate: id,
    answer: z.enum(['of-course', 'we-shall-see', 'smile']),
  }),
  z.strictObject({
    type: z.literal('forecast.seal'),
    votes: upTo(999),
    uncounted: upTo(999),
  }),
  z.strictObject({ type: z.literal('attend'), present: z.boolean() }),
  // A new action goes above this line (npm run new).
  z.strictObject({ type: z.literal('deliver'), to: id }),
  z.strictObject({ type: z.literal('ready'), ready: z.boolean() }),
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];

/** The sum of the papers, and the only thing that ever leaves the booth. */
export const Tally = z.strictObject({
  round: z.int(),
  epoch: z.int(),
  /** Papers in the box. */
  papers: z.int(),
  /** Blank and invalid together: one invalid paper could sign itself (docs/rulebook.md §7). */
  uncounted: z.int(),
  votes: z.record(id, z.int()),
});
export type Tally = z.infer<typeof Tally>;

/** Acts of the facilitator that stand in the public record. */
export const HostNote = z.enum(['paused', 'went-on', 'more-time', 'closed', 'to-booth', 'locked', 'unlocked']);
export type HostNote = z.infer<typeof HostNote>;

/** What the host alone may say: time passes, a person comes or goes, the box was counted or lost. */
export const HostCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('beat') }),
  z.strictObject({ type: z.literal('phase.close') }),
  z.strictObject({
    type: z.literal('seat.hold'),
    seat: id,
    by: z.enum(['person', 'bot']),
  }),
  z.strictObject({ type: z.literal('booth.close'), tally: Tally }),
  z.strictObject({ type: z.literal('booth.rerun') }),
  /** What the facilitator did, for the public record. It changes nothing in the game. */
  z.strictObject({ type: z.literal('host.note'), note: HostNote }),
]);
export type HostCommand = z.infer<typeof HostCommand>;
