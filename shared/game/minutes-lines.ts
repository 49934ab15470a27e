import { unreachable } from '../kit/result.ts';
import type { Clause } from './command.ts';
import { isBonded } from './deal.ts';
import type { GameEvent } from './event.ts';
import { linkedPost } from './linked.ts';
import {
  actText,
  blocNameOf,
  clausesText,
  clauseText,
  issueNameOf,
  listed,
  nameOf,
  type Say,
  shortOf,
  votesText,
} from './minutes-phrases.ts';
import { optionName } from './record.ts';
import type { Agenda, Deal, Vote } from './state.ts';
import { topOf, type World } from './world.ts';

type Deals = ReadonlyMap<string, Deal>;
type Of<T extends GameEvent['type']> = Extract<GameEvent, { type: T }>;

/** The sentences of one event: mostly one, several where a list was read out, none for what is only a clock's. */
export function linesOf(world: World, say: Say, event: GameEvent, deals: Deals): readonly string[] {
  const name = (party: string) => nameOf(world, party);
  const names = (parties: readonly string[]) => listed(say, parties.map(name));
  const short = (c: number) => shortOf(world, c);
  const one = (key: string, args: Parameters<Say>[1] = {}): readonly string[] => [say(`minutes.${key}`, args)];
  switch (event.type) {
    case 'phase.opened':
    case 'beat.struck':
    case 'seat.readied':
    case 'night.fell':
      return [];
    case 'seat.held':
      return one(`held.${event.by}`, { seat: name(event.seat) });
    case 'persuaded':
      return one('persuaded', { by: name(event.by), candidate: short(event.candidate), states: names(event.states) });
    case 'asked.quietly':
      return one('asked', {
        by: name(event.by),
        states: names(event.readings.map((reading) => reading.state)),
        heard: event.readings.map(({ state, values }) => `${name(state)} ${short(topOf(values))}`).join(', '),
      });
    case 'promise.asked':
    case 'circular.answered':
      return answersLines(world, say, event);
    case 'promise.requested':
      return one('requested', { by: name(event.by), candidate: short(event.candidate), state: name(event.state) });
    case 'circular.sent':
      return one('circular', { by: name(event.by), bloc: blocNameOf(world, event.bloc) });
    case 'promise.given':
    case 'promise.withdrawn':
      return one(event.type === 'promise.given' ? 'promised' : 'unpromised', {
        state: name(event.state),
        candidate: short(event.candidate),
      });
    case 'deal.proposed': {
      const { by, parties, clauses } = event.deal;
      return one('proposed', {
        by: name(by),
        to: names(parties.filter((party) => party !== by)),
        clauses: clausesText(world, say, clauses),
      });
    }
    case 'deal.accepted':
      return one('accepted', { by: name(event.by), proposer: proposerOf(world, deals, event.deal) });
    case 'deal.takenback':
      return one('takenback', { by: name(event.by), proposer: proposerOf(world, deals, event.deal) });
    case 'deal.settled':
      return one('settled', { parties: names(event.parties) });
    case 'deal.closed':
      return one(`closed.${event.status}`, {
        by: name(event.by),
        proposer: proposerOf(world, deals, event.deal),
        reason: reasonText(world, say, event.reason),
      });
    case 'clause.done':
    case 'clause.void':
    case 'clause.breached':
      return [say(clauseKey(event.type, event.clause), { clause: clauseText(world, say, event.clause), by: name(event.clause.by) })];
    case 'breach.seen':
      return one(`breach.${event.kind}`, { by: name(event.by) });
    case 'floor.sealed':
      return event.act.act === 'silent' ? [] : one('sealed', { act: actText(world, say, event.seat, event.act) });
    case 'floor.revealed':
      return event.acts.length === 0 ? one('floor.silent') : event.acts.map(({ by, act }) => `${actText(world, say, by, act)}.`);
    case 'rollcall.sealed':
      return one('rollcall.sealed', { by: name(event.seat), vote: say(`minutes.vote.${event.vote}`) });
    case 'rollcall.read':
      return rollCallLines(world, say, event);
    case 'handshake.given':
      return one('hand', { state: name(event.seat), candidate: short(event.candidate), answer: say(`minutes.hand.${event.answer}`) });
    case 'hands.shaken':
      return one('hands', { candidate: short(event.candidate), ...handCounts(event) });
    case 'forecast.sealed':
      return one('forecast', { by: name(event.seat), candidate: short(0), votes: event.votes, uncounted: event.uncounted });
    case 'doors.opened':
      return doorsLines(world, say, event);
    case 'seat.attended':
      return one(event.present ? 'returns' : 'leaves', { by: name(event.seat) });
    case 'booth.closed':
      return countLines(world, say, event);
    case 'host.noted':
      return one(`host.${event.note}`);
    case 'booth.rerun':
      return one('rerun', { round: event.round });
    case 'vote.spoken':
      return one('spoken', { by: name(event.seat) });
    case 'votes.read':
      return aloudLines(world, say, event.options);
    case 'post.decided':
      return one(event.byLot ? 'lot' : 'post', { name: optionName(world, event.elected), post: postName(world, event.post) });
    case 'candidate.left':
      return one(partingLine(event), { candidate: short(event.candidate), heir: event.heir === null ? '–' : short(event.heir) });
    case 'chair.delivered':
      return one('delivered', { by: name(event.by), to: name(event.to) });
    case 'verdict.read':
      return one('verdict', {
        list: Object.entries(event.goals)
          .map(([seat, met]) => `${name(seat)} ${met.filter(Boolean).length}`)
          .join(', '),
      });
    // A new action goes above this line (npm run new).
    default:
      return affairLines(world, say, event);
  }
}

type Affair = Of<
  | 'line.tabled'
  | 'line.voted'
  | 'line.counted'
  | 'line.adopted'
  | 'straw.answered'
  | 'straw.read'
  | 'group.staffed'
  | 'group.moved'
  | 'texts.read'
  | 'oath.bent'
  | 'oath.out'
  | 'investigated'
  | 'scandal.broke'
  | 'double.found'
  | 'document.shown'
  | 'document.published'
  | 'backer.revealed'
  | 'quote.given'
  | 'story.printed'
  | 'headline.read'
  | 'proxy.given'
>;

/** The affairs of the hall: lines, polls, rooms, oaths, papers, the press. */
function affairLines(world: World, say: Say, event: Affair): readonly string[] {
  const name = (party: string) => nameOf(world, party);
  const short = (c: number) => shortOf(world, c);
  const one = (key: string, args: Parameters<Say>[1] = {}): readonly string[] => [say(`minutes.${key}`, args)];
  switch (event.type) {
    case 'line.tabled':
      return one('line.tabled', { by: name(event.by), bloc: blocNameOf(world, event.bloc), candidate: short(event.candidate) });
    case 'line.voted':
      return one('line.voted', { by: name(event.seat), vote: say(`minutes.vote.${event.vote}`) });
    case 'line.counted':
      return one(event.adopted ? 'line.carried' : 'line.failed', {
        bloc: blocNameOf(world, event.bloc),
        candidate: short(event.candidate),
        yes: event.yes,
        no: event.no,
      });
    case 'line.adopted':
      return one('line.adopted', { bloc: blocNameOf(world, event.bloc), candidate: short(event.candidate) });
    case 'straw.answered':
      return one(event.choice < 0 ? 'straw.neither' : 'straw.for', { by: name(event.seat), candidate: short(event.choice) });
    case 'straw.read':
      return event.polls.map(({ bloc, counts }) =>
        say('minutes.straw.read', {
          bloc: blocNameOf(world, bloc),
          list: world.candidates.map((candidate, c) => `${candidate.short} ${counts[c]}`).join(', '),
          neither: counts.at(-1) ?? 0,
        }),
      );
    case 'group.staffed':
      return one(event.issues.length === 0 ? 'group.empty' : 'group.staffed', {
        by: name(event.seat),
        rooms: listed(
          say,
          event.issues.map((issue) => issueNameOf(world, issue)),
        ),
      });
    case 'group.moved':
      return one(event.tokens === 0 ? 'group.nudged' : 'group.lobbied', {
        by: name(event.by),
        issue: issueNameOf(world, event.issue),
        n: event.tokens,
        side: world.scenario.issues.find((issue) => issue.id === event.issue)?.[event.step < 0 ? 'low' : 'high'] ?? '',
      });
    case 'texts.read':
      return event.handprints.length === 0 ? [] : one('texts', textsArgs(world, event.agenda, event.handprints));
    case 'oath.bent':
      return one('oath.bent', { candidate: short(event.candidate), aid: event.aid });
    case 'oath.out':
      return one('oath.out', { candidate: short(event.candidate) });
    case 'investigated':
      return one(event.found ? 'investigated.found' : 'investigated.nothing', { by: name(event.by), candidate: short(event.candidate) });
    case 'scandal.broke':
      return one(`scandal.${event.about}`, { candidate: short(event.candidate) });
    case 'double.found':
      return one('double', { party: name(event.state) });
    case 'document.shown':
      return one(event.to.includes(event.by) ? 'leaked' : 'shown', {
        by: name(event.by),
        document: documentText(world, say, event.document),
        to: listed(say, event.to.map(name)),
      });
    case 'document.published':
      return one(event.by === null ? 'published.print' : 'published', {
        by: event.by === null ? '–' : name(event.by),
        document: documentText(world, say, event.document),
      });
    case 'backer.revealed':
      return one('backer', { state: name(event.state), candidate: short(event.candidate) });
    case 'quote.given':
      return one(event.candidate === null ? 'quote.open' : 'quote.for', {
        by: name(event.by),
        to: name(event.to),
        candidate: event.candidate === null ? '–' : short(event.candidate),
      });
    case 'story.printed':
      return one(`story.${event.story.about}`, {
        by: name(event.by),
        issue: event.story.about === 'issue' ? issueNameOf(world, event.story.issue) : '–',
        candidate: event.story.about === 'forecast' ? optionName(world, event.story.candidate) : '–',
        votes: event.story.about === 'forecast' ? event.story.votes : 0,
      });
    case 'headline.read':
      return one('headline', { text: event.text });
    case 'proxy.given':
      return one('proxy', { by: name(event.by), to: name(event.to) });
    default:
      return unreachable(event);
  }
}

const proposerOf = (world: World, deals: Deals, id: string): string => nameOf(world, deals.get(id)?.by ?? id);

/** A bond is kept or broken; goods arrive or fall away. */
const clauseKey = (type: Of<'clause.done' | 'clause.void' | 'clause.breached'>['type'], clause: Clause): string =>
  `minutes.${type}.${isBonded(clause) ? 'bond' : 'goods'}`;

/** Why an offer was not taken, in a few words: an issue by its name, the rest from the words. */
const reasonText = (world: World, say: Say, key: string): string =>
  key.startsWith('issue.')
    ? say('minutes.reason.issue', { issue: issueNameOf(world, key.slice('issue.'.length)) })
    : say(`minutes.reason.${key}`);

function answersLines(world: World, say: Say, event: Of<'promise.asked' | 'circular.answered'>): readonly string[] {
  if (event.answers.length === 0) return [];
  const said = (yes: boolean) =>
    listed(
      say,
      event.answers.filter((answer) => answer.yes === yes).map((answer) => nameOf(world, answer.state)),
    );
  const by = event.type === 'promise.asked' ? nameOf(world, event.by) : blocNameOf(world, event.bloc);
  const key = event.type === 'promise.asked' ? 'minutes.answered' : 'minutes.circular.answered';
  return [say(key, { by, candidate: shortOf(world, event.candidate), yes: said(true), no: said(false) })];
}

function rollCallLines(world: World, say: Say, event: Of<'rollcall.read'>): readonly string[] {
  const who = (vote: Vote | null) =>
    listed(
      say,
      world.states.filter((_, i) => event.votes[i] === vote).map((row) => row.name),
    );
  return [
    say(event.passed ? 'minutes.rollcall.passed' : 'minutes.rollcall.failed', { title: world.scenario.rollCall?.title ?? '' }),
    ...(['yes', 'no', 'abstain'] as const).map((vote) =>
      say('minutes.rollcall.side', { vote: say(`minutes.vote.${vote}`), count: event.counts[vote], who: who(vote) }),
    ),
    say('minutes.rollcall.absent', { who: who(null) }),
  ];
}

function handCounts(event: Of<'hands.shaken'>): Readonly<Record<string, number>> {
  const answers = Object.values(event.answers);
  const of = (answer: string) => answers.filter((entry) => entry === answer).length;
  return { sure: of('of-course'), later: of('we-shall-see'), smile: of('smile') };
}

function doorsLines(world: World, say: Say, event: Of<'doors.opened'>): readonly string[] {
  const absent = world.states.filter((_, i) => !event.roll[i]).map((row) => row.name);
  return [
    say('minutes.doors', {
      round: event.round,
      post: postName(world, event.post),
      list: event.options.map((id) => optionName(world, id)).join(', '),
      present: event.roll.filter(Boolean).length,
    }),
    ...(absent.length === 0 ? [] : [say('minutes.absent', { who: listed(say, absent) })]),
  ];
}

function countLines(world: World, say: Say, event: Of<'booth.closed'>): readonly string[] {
  const { tally, majority, elected } = event;
  const votes = votesText(world, tally.votes);
  const counted = say('minutes.count', { round: tally.round, papers: tally.papers, uncounted: tally.uncounted, votes, majority });
  const then = event.void ? 'minutes.count.void' : elected === null ? 'minutes.count.none' : 'minutes.count.elected';
  return [counted, say(then, { name: elected === null ? '–' : optionName(world, elected) })];
}

/** An open ballot, read by name. */
function aloudLines(world: World, say: Say, options: readonly (string | null)[]): readonly string[] {
  const said = [...new Set(options.filter((option) => option !== null))].sort();
  return said.map((option) =>
    say('minutes.aloud', {
      option: option === '' ? say('minutes.aloud.blank') : optionName(world, option),
      who: listed(
        say,
        world.states.filter((_, i) => options[i] === option).map((row) => row.name),
      ),
    }),
  );
}

/** Which line tells of a name that leaves the paper. */
function partingLine({ how, heir }: Of<'candidate.left'>): string {
  if (how === 'dropped-out') return 'dropped';
  if (how === 'spoke') return 'speaks-for';
  return heir === null ? 'left' : 'left-for';
}

const postName = (world: World, post: number): string => linkedPost(world, post)?.title ?? world.scenario.post;

function textsArgs(world: World, agenda: Agenda, prints: Of<'texts.read'>['handprints']): Readonly<Record<string, string>> {
  const touched = [...new Set(prints.map((print) => print.issue))];
  return {
    texts: touched
      .map((issue) => `${issueNameOf(world, issue)} ${(agenda.texts[world.issueIndex.get(issue) ?? -1] ?? 0).toFixed(2)}`)
      .join(', '),
    who: [...new Set(prints.map((print) => nameOf(world, print.by)))].join(', '),
  };
}

/** A certified paper by its parties: `deal:alba>bora#1`, `promise:bora>ana`. */
function documentText(world: World, say: Say, id: string): string {
  const [kind, rest = ''] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  const parties = rest.replace(/#\d+$/, '').split(/[>+]/);
  return say(kind === 'deal' ? 'minutes.document.deal' : 'minutes.document.promise', {
    parties: listed(
      say,
      parties.map((party) => nameOf(world, party)),
    ),
    giver: nameOf(world, parties[0] ?? ''),
    holder: nameOf(world, parties[1] ?? ''),
  });
}
