import { vagueSlope } from '../game/bench.ts';
import { ADOPTS, OVERTURNS, tablingTalks } from '../game/blocs.ts';
import { CENSURE_COST, heardSaying, PIVOT, SPEECH, WORD_COOLS, wordPull } from '../game/book-floor.ts';
import { CIRCULAR_TALKS, MOST_PIVOTS } from '../game/check.ts';
import type { FloorAct } from '../game/command.ts';
import { BEATS } from '../game/decide.ts';
import { lobbyWeight } from '../game/groups.ts';
import { bendAid, COMES_OUT } from '../game/oath.ts';
import { scandalCost, TRACE } from '../game/scandal.ts';
import { caucusChance, hallOnRollCall, issueWeights, type RollCallChances } from '../game/utility.ts';
import { candidateIndex, closeness, meanOfOthers, mixed, plays, raise, tieOf } from '../game/world.ts';
import { exp, sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import { type Belief, type Beliefs, perState, seenLead, swing, swingOfAll } from './belief.ts';
import type { BotMind } from './bot.ts';
import type { Desk } from './desk.ts';
import { weightShifts } from './issue-balance.ts';
import { INQUIRIES, shortOfAid } from './means.ts';
import { letterValue } from './plans.ts';
import { takes } from './profile.ts';
import type { Plan } from './short-list.ts';

/** What a campaign could do with a whole bloc or the whole hall at once; each value is for one talk. */
export function hallPlans(desk: Desk): Plan[] {
  const { mind, c, b } = desk;
  return [...linePlans(mind, c, b), ...lobbying(mind, c, b), ...inquiries(mind, c, b), ...papers(desk), ...letters(desk)];
}

/** A line for its own side: the chance that the caucus adopts it times what its pull is worth. */
export function linePlans(mind: BotMind, c: number, b: Beliefs): Plan[] {
  const { world, pub, view, profile } = mind;
  if (!plays(world, 'blocs') || !takes(profile, 'line')) return [];
  const name = world.candidates[c]?.id ?? '';
  const { lines, tabled } = pub.affairs;
  const costGap = (pub.publicCost[c] as number) - meanOfOthers(pub.publicCost, c);
  const agrees = perState(b, 'caucus', (i) => caucusChance(world.states[i] as StateRow, (b.rows[i] as Belief).lead, costGap));
  return [...world.blocMembers].flatMap(([bloc, members]): Plan[] => {
    const line = lines[bloc];
    const talks = tablingTalks(world, view.seat, bloc);
    if (line === name || bloc in tabled || talks > view.purse.talks) return [];
    const mean = members.reduce((sum, i) => sum + agrees(i), 0) / members.length;
    const threshold = line === undefined ? ADOPTS : OVERTURNS;
    const adopted = sigmoid((1.7 * (mean - threshold)) / (0.5 / Math.sqrt(members.length) + 0.03));
    const pull = world.constants.D * (world.discipline.get(bloc) ?? 0) * (line === undefined ? 1 : 2);
    const gain = swingOfAll(b, members, 'line', () => pull);
    const value = (adopted * gain - (1 - adopted) * 0.018 * members.length) / talks;
    return [{ act: 'line', command: { type: 'line.table', bloc, candidate: name }, value }];
  });
}

function lobbying(mind: BotMind, c: number, b: Beliefs): Plan[] {
  const { world, pub, view, profile } = mind;
  if (!plays(world, 'groups') || view.purse.expertise < 1 || !takes(profile, 'lobby')) return [];
  const shift = weightShifts(mind, c);
  return world.scenario.issues.map(({ id: issue }, k): Plan => {
    const heat = pub.affairs.agenda.heat[k] as number;
    const weight = lobbyWeight(heat);
    const heavier = (i: number) => shift(i, k, weight * (1.2 - (world.states[i] as StateRow).capacity));
    const value = swingOfAll(b, world.everywhere, 'lobby', heavier, k);
    const towards = ((pub.affairs.agenda.platforms[c] as readonly number[])[k] as number) > 0 ? 'high' : 'low';
    return { act: 'lobby', command: { type: 'group.lobby', issue, tokens: 1, towards }, value: value - 0.1 / world.reach };
  });
}

/** The beat of a day from which it is late. */
const LATE = 6;
/** Campaigns give late: the share of their goods that is out when so much of the conference is over. */
const givenBy = (time: number): number => time * time * time;

/** Asking around: the more others had to hand out, the likelier something is found; in a field of three the third gains as much by it. */
function inquiries(mind: BotMind, c: number, b: Beliefs): Plan[] {
  const { world, pub, view, profile } = mind;
  // One may ask once a day: late, when the day's gifts have left their traces.
  if (!plays(world, 'scandal') || !takes(profile, 'investigate') || pub.beat < LATE) return [];
  let hurt: number | null = null;
  return world.candidates.flatMap((candidate, k): Plan[] => {
    if (k === c || !pub.affairs.onPaper.includes(candidate.id) || view.asked.includes(`about:${candidate.id}`)) return [];
    const row = world.seatRows.get(candidate.id);
    const time = (pub.day - 1 + pub.beat / BEATS) / world.scenario.days;
    const aid = (world.scenario.seats.find((seat) => seat.kind === 'sponsor' && seat.candidate === candidate.id)?.aid ?? 0) / 2;
    const found = 1 - exp((-givenBy(time) * (TRACE.chair * (row?.chairs ?? 0) + TRACE.aid * aid)) / world.size);
    hurt ??= swingOfAll(b, world.everywhere, 'inquiry', (i) => scandalCost((world.states[i] as StateRow).exposure));
    return [
      {
        act: 'investigate',
        command: { type: 'investigate', candidate: candidate.id },
        value: (found * hurt) / (world.candidates.length - 1),
      },
    ];
  });
}

/** Showing a written promise to everyone: neighbours lean a little after it, its giver is not pleased. */
function papers({ mind, c, b, id, held }: Desk): Plan[] {
  const { world, pub, profile } = mind;
  if (!plays(world, 'documents') || !takes(profile, 'publish')) return [];
  const name = world.candidates[c]?.id ?? '';
  const { documents } = pub.affairs;
  const told = new Set(documents.flatMap(({ kind, parties: [giver, to] }) => (kind === 'promise' && to === name && giver ? [giver] : [])));
  const { states } = pub;
  let giver = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const members of world.blocMembers.values()) {
    const silent = told.size === 0 ? members : members.filter((i) => !told.has(id(i)));
    const givers = silent.filter(held);
    if (givers.length === 0) continue;
    const loud = members.filter((i) => states[i]?.backs === name && (states[i]?.changed ?? 0) > 0).length;
    const pull = wordPull(members.length, loud, members.length - silent.length);
    const moved = swingOfAll(b, members, 'published', () => pull, pull);
    const cooled = perState(b, 'cooled', (i) => swing(b, i, -WORD_COOLS - pull), pull);
    for (const i of givers) {
      const value = moved + cooled(i);
      if (!(value > most)) continue;
      giver = i;
      most = value;
    }
  }
  if (giver < 0) return [];
  return [{ act: 'publish', command: { type: 'document.show', document: `promise:${id(giver)}>${name}`, to: [] }, value: most }];
}

/** A letter to a bloc, answered at the next briefing. */
function letters({ mind, b, held, asked }: Desk): Plan[] {
  const { world, pub, view, profile } = mind;
  if (view.kind !== 'candidate' || view.purse.talks < CIRCULAR_TALKS || pub.day >= world.scenario.days || !takes(profile, 'circulate'))
    return [];
  const worth = letterValue(world, b);
  const written = asked('circular');
  return [...world.blocMembers].flatMap(([bloc, members]): Plan[] => {
    if (written.has(bloc)) return [];
    const value = members.reduce((sum, i) => (held(i) ? sum : sum + worth(i)), 0) / CIRCULAR_TALKS;
    return value > 0 ? [{ act: 'circulate', command: { type: 'promise.circulate', bloc }, value }] : [];
  });
}

/** What an aid token more brings a campaign that runs short of them, in votes where a paper follows its state's feeling by a slope of 1. */
const TOKEN = 0.15;

/** What bending its oath brings a candidate's sponsor, less what it costs if it comes out; positive means do it. */
export function bendValue(mind: BotMind, c: number, b: Beliefs): number {
  const { world, pub, view } = mind;
  const candidate = world.candidates[c];
  const oath = pub.affairs.oaths[c];
  if (!candidate || !oath || !view.oath) return 0;
  const sponsor = Object.values(view.campPurses)[0];
  // Means are worth something where they run out.
  const token = TOKEN * vagueSlope(world) * shortOfAid(mind, sponsor?.aid ?? 0, sponsor?.talks ?? 0);
  const seen = (out: number) => mixed(candidate, tieOf({ bent: 0, out, pledged: oath.pledged }));
  const loss = Math.min(0, platformValue(mind, b, 'bend', seen(oath.out), seen(oath.out + 1)));
  const nights = world.scenario.days - pub.day;
  const alone = 1 - exp(-COMES_OUT * nights);
  if (!plays(world, 'scandal')) return bendAid(world) * token + alone * loss;
  const hurt = swingOfAll(b, world.everywhere, 'scandal', (i) => -scandalCost((world.states[i] as StateRow).exposure));
  const found = 1 - exp((-TRACE.oath * INQUIRIES * (nights + 1)) / world.scenario.days);
  return bendAid(world) * token + alone * loss + found * (loss + hurt);
}

/** Something said in public, with its worth in margin. */
export interface Said {
  readonly act: FloorAct;
  readonly value: number;
}

/** A speech to this bloc on each issue. */
export function speeches(mind: BotMind, c: number, b: Beliefs, bloc: string): Said[] {
  const { world, view, profile } = mind;
  if (view.purse.talks < 1 || !takes(profile, 'speak')) return [];
  const members = world.blocMembers.get(bloc) ?? [];
  const shift = weightShifts(mind, c);
  return world.scenario.issues.map(({ id: issue }, k) => ({
    act: { act: 'speak', candidate: world.candidates[c]?.id ?? '', bloc, issue },
    value: swingOfAll(b, members, 'speech', (i) => SPEECH.goodwill + shift(i, k, SPEECH.weight - 1), k),
  }));
}

/** Everything a campaign's seat could say in public today, with its worth; silence is worth nothing. */
export function floorPlans(mind: BotMind, c: number, b: Beliefs): Said[] {
  const { world, pub, view, profile } = mind;
  const found: Said[] = [{ act: { act: 'silent' }, value: 0 }];
  for (const bloc of world.blocMembers.keys()) found.push(...speeches(mind, c, b, bloc));
  if (view.kind === 'candidate' && plays(world, 'independence')) {
    if (!pub.affairs.oaths[c]?.pledged && takes(profile, 'pledge')) {
      const candidate = world.candidates[c];
      const now = pub.affairs.oaths[c];
      const bent = view.oath?.bent ?? 0;
      const seen = candidate && now ? mixed(candidate, tieOf({ ...now, bent: 0, pledged: true })) : [];
      const value = platformValue(mind, b, 'pledge', pub.affairs.agenda.platforms[c] as readonly number[], seen) * (1 - 0.3 * bent);
      found.push({ act: { act: 'pledge' }, value });
    }
    if (!world.scenario.historic && view.pivots < MOST_PIVOTS && view.purse.talks >= 1 && takes(profile, 'pivot'))
      found.push(...pivots(mind, c, b));
  }
  if (takes(profile, 'move') && view.purse.talks >= 1) found.push(...moves(mind, c, b));
  return found;
}

/** What it is worth when a platform looks like `then` instead of `now`, beside a loss of goodwill everywhere; `what` as in `perState`. */
const platformValue = (
  { world, pub }: BotMind,
  b: Beliefs,
  what: string,
  now: readonly number[],
  then: readonly number[],
  goodwill = 0,
  by = 0,
): number =>
  swingOfAll(
    b,
    world.everywhere,
    what,
    (i) => {
      const row = world.states[i] as StateRow;
      const factors = issueWeights(world, pub.affairs.agenda, i);
      return world.constants.A * (closeness(row, then, factors) - closeness(row, now, factors)) + goodwill;
    },
    by,
  );

/** The share of what a platform's move seems to bring that it does bring: the best of six guesses is the luckiest guess too. */
const LUCKY = 0.7;

function pivots(mind: BotMind, c: number, b: Beliefs): Said[] {
  const { world, pub } = mind;
  const now = pub.affairs.agenda.platforms[c] as readonly number[];
  return world.scenario.issues.flatMap(({ id: issue }, k) =>
    (['low', 'high'] as const).map((towards) => {
      const moved = Math.max(-1, Math.min(1, (now[k] as number) + (towards === 'high' ? PIVOT.step : -PIVOT.step)));
      const then = now.map((value, n) => (n === k ? moved : value));
      return {
        act: { act: 'pivot', issue, towards } as FloorAct,
        value: LUCKY * platformValue(mind, b, `pivot ${towards}`, now, then, PIVOT.goodwill, k),
      };
    }),
  );
}

/** The chance that a roll-call on which a hall stands so has more yes than no. */
function carried(hall: readonly RollCallChances[]): number {
  let ahead = 0;
  let doubt = 0;
  for (const { yes, no } of hall) {
    ahead += yes - no;
    doubt += yes * (1 - yes) + no * (1 - no);
  }
  return sigmoid((1.7 * ahead) / Math.sqrt(1 + doubt));
}

/** Naming a rival's sponsor for the roll-call: who says yes or no aloud believes it a little more afterwards. */
function moves(mind: BotMind, c: number, b: Beliefs): Said[] {
  const { world, pub } = mind;
  const call = world.scenario.rollCall;
  if (!call || pub.rollCall !== null || pub.day >= call.day) return [];
  const worth = (target: number): number => {
    const mine = target === c ? 1 : -1 / (world.candidates.length - 1);
    const hall = hallOnRollCall(world, target, pub.publicCost);
    const aloud = (i: number) => {
      const { yes, no } = hall[i] as RollCallChances;
      return mine * (yes * heardSaying('yes') + no * heardSaying('no'));
    };
    const said = swingOfAll(b, world.everywhere, 'move', aloud, target);
    const dearer = raise(pub.publicCost, target, CENSURE_COST);
    const cost = swingOfAll(
      b,
      world.everywhere,
      'censure',
      (i) => seenLead(world, dearer, i, c) - seenLead(world, pub.publicCost, i, c),
      target,
    );
    return said + carried(hall) * cost;
  };
  const now = pub.affairs.target === null ? null : candidateIndex(world, pub.affairs.target);
  return world.candidates.flatMap((candidate, k) =>
    k === now || k === c
      ? []
      : [{ act: { act: 'move', target: candidate.id } as FloorAct, value: worth(k) - (now === null ? 0 : worth(now)) }],
  );
}
