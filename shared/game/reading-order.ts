import type { PublicBallot } from './view.types.ts';

/** One paper as read out: a candidate's id, or null for one that does not count. */
export type Paper = string | null;

/**
 * The order in which papers are read (docs/rulebook.md §7): of twenty orders drawn from the tally alone, the one in which the majority is
 * reached latest. The order is staged and the help says so; it holds nothing that the tally does not. Where the ballot was open
 * nothing is staged: answers come in the order of the roll.
 */
export function readingOrder(ballot: PublicBallot, options: readonly string[]): readonly Paper[] {
  if (ballot.aloud) return ballot.aloud.flatMap((answer) => (answer === null ? [] : [answer === '' ? null : answer]));
  const papers: Paper[] = [
    ...options.flatMap((id) => Array.from({ length: ballot.votes[id] ?? 0 }, () => id)),
    ...Array.from({ length: ballot.uncounted }, () => null),
  ];
  let next = seedOf(ballot, options);
  const random = () => {
    next = (Math.imul(next, 1664525) + 1013904223) >>> 0;
    return next / 4294967296;
  };
  let best: readonly Paper[] = papers;
  let latest = -1;
  for (let n = 0; n < 20; n++) {
    const order = shuffle(papers, random);
    const crossing = crossingOf(order, ballot);
    if (crossing > latest) [best, latest] = [order, crossing];
  }
  return best;
}

/** The line after so many papers: it starts at a majority of all papers, and every second uncounted one lowers it. */
export function lineAt(order: readonly Paper[], read: number): number {
  const uncounted = order.slice(0, read).filter((paper) => paper === null).length;
  return Math.floor((order.length - uncounted) / 2) + 1;
}

/** How many papers lie on each pile after `read`; null holds those that do not count. */
export function pilesAt(order: readonly Paper[], read: number): ReadonlyMap<Paper, number> {
  const piles = new Map<Paper, number>();
  for (const paper of order.slice(0, read)) piles.set(paper, (piles.get(paper) ?? 0) + 1);
  return piles;
}

/** Papers read when somebody first stands on the line; the length if nobody ever does. */
export function crossingOf(order: readonly Paper[], ballot: PublicBallot): number {
  const counts = new Map<string, number>();
  let uncounted = 0;
  for (const [n, paper] of order.entries()) {
    if (paper === null) uncounted++;
    else counts.set(paper, (counts.get(paper) ?? 0) + 1);
    const line = Math.floor((ballot.papers - uncounted) / 2) + 1;
    if (Math.max(0, ...counts.values()) >= line) return n + 1;
  }
  return order.length;
}

/** Milliseconds of the count's parts, and what the whole must last in a room of twenty papers or more: a tally that is read out takes its time (docs/rulebook.md §7). */
const PACE = { far: 125, near: 900, silence: 1500, after: 1000 / 12, least: 26_000, most: 39_000 };

/**
 * Milliseconds before the next paper: eight a second, one per 0.9 s within six of the line, a silence at the crossing, then
 * twelve a second. A small room reads its first papers slower and a long approach is hastened, so that a count is always watched
 * for about half a minute.
 */
export function pauseAfter(order: readonly Paper[], read: number, ballot: PublicBallot): number {
  let pauses = schedules.get(order);
  if (!pauses) {
    pauses = schedule(order, ballot);
    schedules.set(order, pauses);
  }
  return pauses[read] ?? PACE.after;
}

const schedules = new WeakMap<readonly Paper[], readonly number[]>();

function schedule(order: readonly Paper[], ballot: PublicBallot): number[] {
  const crossing = crossingOf(order, ballot);
  const near = approach(order);
  const parts = order.map((_, read) => (read > crossing ? 'after' : read === crossing ? 'silence' : near <= read ? 'near' : 'far'));
  const lasts = (part: (typeof parts)[number]) => PACE[part] * parts.filter((other) => other === part).length;
  const fixed = lasts('silence') + lasts('after');
  const [far, slow] = [lasts('far'), lasts('near')];
  const total = fixed + far + slow;
  const stretch = total < PACE.least ? (far > 0 ? 1 + (PACE.least - total) / far : 1) : 1;
  const haste = total > PACE.most ? (PACE.most - fixed) / (far + slow) : 1;
  return parts.map((part) => PACE[part] * (part === 'far' ? stretch * haste : part === 'near' ? haste : 1));
}

/** Papers read when somebody first stands within six of the line. */
function approach(order: readonly Paper[]): number {
  const counts = new Map<Paper, number>();
  let lead = 0;
  let uncounted = 0;
  for (let read = 0; read <= order.length; read++) {
    if (Math.floor((order.length - uncounted) / 2) + 1 - lead <= 6) return read;
    const paper = order[read];
    if (paper === undefined) break;
    if (paper === null) uncounted++;
    else {
      counts.set(paper, (counts.get(paper) ?? 0) + 1);
      lead = Math.max(lead, counts.get(paper) ?? 0);
    }
  }
  return order.length;
}

function shuffle(papers: readonly Paper[], random: () => number): Paper[] {
  const order = papers.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as Paper, order[i] as Paper];
  }
  return order;
}

const seedOf = (ballot: PublicBallot, options: readonly string[]): number =>
  options.reduce(
    (seed, id) => Math.imul(seed ^ (ballot.votes[id] ?? 0), 2654435761) >>> 0,
    (ballot.round * 7919 + ballot.uncounted * 31) >>> 0,
  );
