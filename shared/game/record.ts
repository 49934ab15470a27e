import type { GameEvent } from './event.ts';
import { linkedPost } from './linked.ts';
import type { GameState, Line } from './state.ts';
import type { World } from './world.ts';

/** What stands in a line of the record where there is nobody and nothing to name; a page may say it in words. */
export const NOTHING = '–';

/**
 * The line that a public event leaves in the record, or null. Only events whose audience is everyone may appear here; the law
 * that private commands leave the public view unchanged would catch any other.
 */
export function publicLine(world: World, state: GameState, event: GameEvent): Line | null {
  const line = (key: string, args: Line['args'] = {}): Line => ({
    day: state.day,
    phase: state.phase,
    key,
    args,
  });
  const short = (c: number) => world.candidates[c]?.short ?? '';
  switch (event.type) {
    case 'seat.held':
      return line(event.by === 'bot' ? 'record.seat-to-bot' : 'record.seat-to-person', { seat: title(world, event.seat) });
    case 'host.noted':
      return line(`record.host.${event.note}`);
    case 'breach.seen':
      return line(`record.breach.${event.kind}`, {
        party: title(world, event.by),
      });
    case 'floor.revealed': {
      const named = (act: string) => event.acts.filter((entry) => entry.act.act === act);
      const endorsed = (c: number) =>
        named('endorse').filter((entry) => entry.act.act === 'endorse' && entry.act.candidate === world.candidates[c]?.id);
      const names = (c: number) =>
        endorsed(c)
          .map((entry) => title(world, entry.by))
          .join(', ') || NOTHING;
      if (event.acts.length === 0) return line('record.floor.silent');
      return line('record.floor', {
        list: world.candidates.map((candidate, c) => `${candidate.short}: ${names(c)}`).join('. '),
        speeches: named('speak').length,
        other: otherActs(world, event.acts),
        retracted:
          named('retract')
            .map((entry) => title(world, entry.by))
            .join(', ') || NOTHING,
      });
    }
    case 'rollcall.read':
      return line(event.passed ? 'record.rollcall.passed' : 'record.rollcall.failed', {
        yes: event.counts.yes,
        no: event.counts.no,
        abstain: event.counts.abstain,
      });
    case 'doors.opened':
      return line('record.doors', {
        round: event.round,
        present: event.roll.filter(Boolean).length,
      });
    case 'booth.rerun':
      return line('record.rerun', { round: event.round });
    case 'booth.closed':
      return line(event.void ? 'record.ballot.void' : event.elected === null ? 'record.ballot.none' : 'record.ballot.elected', {
        round: event.tally.round,
        name: event.elected === null ? NOTHING : optionName(world, event.elected),
        list: Object.entries(event.tally.votes)
          .map(([id, votes]) => `${optionName(world, id)} ${votes}`)
          .join(', '),
        uncounted: event.tally.uncounted,
        majority: event.majority,
      });
    case 'line.adopted':
      return line('record.line', { bloc: blocName(world, event.bloc), candidate: short(event.candidate) });
    case 'oath.out':
      return line('record.oath-out', { candidate: short(event.candidate) });
    case 'scandal.broke':
      return line(`record.scandal.${event.about}`, { candidate: short(event.candidate) });
    case 'double.found':
      return line('record.double', { party: title(world, event.state) });
    case 'document.published':
      return event.line;
    case 'backer.revealed':
      return line('record.backer', { state: title(world, event.state), candidate: short(event.candidate) });
    case 'quote.given':
      return line(event.candidate === null ? 'record.quote.open' : 'record.quote.for', {
        by: title(world, event.by),
        to: title(world, event.to),
        candidate: event.candidate === null ? NOTHING : short(event.candidate),
      });
    case 'story.printed':
      return storyLine(world, event, line);
    case 'headline.read':
      return line('record.headline', { text: event.text });
    case 'proxy.given':
      return line('record.proxy', { by: title(world, event.by), to: title(world, event.to) });
    case 'candidate.left':
      return line(LEFT[event.how === 'withdrew' && event.heir !== null ? 'withdrew-for' : event.how], {
        candidate: short(event.candidate),
        heir: event.heir === null ? NOTHING : short(event.heir),
      });
    case 'post.decided': {
      const name = world.candidates.find((candidate) => candidate.id === event.elected)?.short ?? contenderName(world, event.elected);
      const post = linkedPost(world, event.post)?.title ?? world.scenario.post;
      return line(event.byLot ? 'record.lot' : 'record.post', { name, post });
    }
    case 'chair.delivered':
      return line('record.delivered', {
        by: title(world, event.by),
        to: title(world, event.to),
      });
    default:
      return null;
  }
}

/** How a name left the paper, in the public record. */
const LEFT = {
  'dropped-out': 'record.dropped-out',
  spoke: 'record.speaks-for',
  withdrew: 'record.withdrew',
  'withdrew-for': 'record.withdrew-for',
} as const;

/** Public acts besides backing and speeches, in words of one line: who pledged, moved a platform, named a target, supported whom. */
function otherActs(world: World, acts: Extract<GameEvent, { type: 'floor.revealed' }>['acts']): string {
  const of = (act: string) => acts.filter((entry) => entry.act.act === act).map((entry) => title(world, entry.by));
  const parts = (['pledge', 'pivot', 'move', 'second'] as const).flatMap((act) =>
    of(act).length > 0 ? [`${act}: ${of(act).join(', ')}`] : [],
  );
  return parts.join('. ') || NOTHING;
}

/** What a press seat printed, as a line: the document itself has a line of its own. */
function storyLine(
  world: World,
  event: Extract<GameEvent, { type: 'story.printed' }>,
  line: (key: string, args: Line['args']) => Line,
): Line | null {
  const { story } = event;
  const by = title(world, event.by);
  if (story.about === 'document') return null;
  if (story.about === 'issue')
    return line('record.story.issue', { by, issue: world.scenario.issues.find((issue) => issue.id === story.issue)?.name ?? story.issue });
  return line('record.story.forecast', { by, candidate: optionName(world, story.candidate), votes: story.votes });
}

const blocName = (world: World, id: string): string => world.scenario.blocs.find((bloc) => bloc.id === id)?.name ?? id;

const contenderName = (world: World, id: string): string =>
  world.scenario.linked.flatMap((post) => post.contenders).find((contender) => contender.id === id)?.name ?? id;

/** The name on the paper of a candidate or of a contender for a linked post. */
export const optionName = (world: World, id: string): string =>
  world.candidates.find((candidate) => candidate.id === id)?.short ?? contenderName(world, id);

/** The name of a state or of a campaign, as printed. */
export function title(world: World, party: string): string {
  const i = world.indexOf.get(party);
  return i === undefined ? (world.seatRows.get(party)?.title ?? party) : (world.states[i]?.name ?? party);
}
