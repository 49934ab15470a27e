import { describe, expect, test } from 'vitest';
import { markPaper } from '#shared/game/booth.ts';
import { evolve } from '#shared/game/evolve.ts';
import { contenderValues, SUPPORT } from '#shared/game/linked.ts';
import { callBallot, countPapers, coverOf } from '#shared/game/papers.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import type { HeadlineEffect, Scenario } from '#shared/scenario/schema.ts';
import { threeNames } from './stories/ballots.ts';
import { Teller } from './stories/story.ts';

/** What belongs to the count: proxies, names that leave, the rules of a body, an open ballot, linked posts; and headlines of the day. */
type Hall = (little: Scenario) => Scenario;
const PERSONS = ['ana', 'ben', 'alba', 'luna', 'bora', 'elna', 'gala'];
const tale = (hall: Hall = (little) => little, seed = 'count', persons: readonly string[] = PERSONS) => new Teller({ seed, persons, hall });
const plain: Hall = (little) => ({ ...little, days: 1, rollCall: null, linked: [], headlines: [] });
const rules =
  (change: Partial<Scenario['ballot']>, hall: Hall = plain): Hall =>
  (little) => ({ ...hall(little), ballot: { ...little.ballot, ...change } });

describe('proxies (docs/rulebook.md §7.8)', () => {
  const counted = (persons: readonly string[], mark: number | null) => {
    const teller = tale(plain, 'proxy', persons).does('elna', { type: 'proxy.give', to: 'bora' }).to('booth');
    const call = callBallot(teller.world, teller.state);
    const papers = call.electorate.map(() => markPaper(mark));
    return { teller, call, tally: countPapers({ ...call, gamePapers: [], copies: [] }, papers, injectedEntropy('x')) };
  };

  test('the same cross of a person stands on two papers; the giver is not in the room and has no paper', () => {
    const { teller, call, tally } = counted(['bora', 'elna'], 0);
    expect(call.electorate).toEqual(['bora', 'bora']);
    expect(tally).toMatchObject({ papers: 2, votes: { ana: 2, ben: 0 } });
    expect(publicView(teller.world, teller.state).states[4]?.present).toBe(false);
    expect(seatView(teller.world, teller.state, 'elna').mayVote).toBe(false);
    expect(seatView(teller.world, teller.state, 'bora').mayVote).toBe(true);
  });

  test('so does a cross that the game makes for a holder without a person', () => {
    // Elna's person hands over to Gala, whom a bot plays: eleven crosses, twelve papers, and Gala's two are never two different ones.
    const teller = tale(plain, 'proxy', ['elna']).does('elna', { type: 'proxy.give', to: 'gala' }).to('booth');
    const call = callBallot(teller.world, teller.state);
    const gala = call.copies.indexOf(2);
    expect(call.copies.filter((n) => n === 2)).toHaveLength(1);
    expect(call.gamePapers).toHaveLength(11);
    const alone = { ...call, electorate: [], gamePapers: [call.gamePapers[gala] ?? []], copies: [2] };
    for (let n = 0; n < 50; n++) {
      const { papers, uncounted, votes } = countPapers(alone, [], injectedEntropy(`${n}`));
      expect(papers).toBe(2);
      expect([uncounted, votes.ana, votes.ben].sort()).toEqual([0, 0, 2]);
    }
    expect(teller.votes({}).state.ballots[0]?.tally?.papers).toBe(12);
  });
});

describe('cover', () => {
  const { call } = (() => {
    const teller = tale(plain, 'cover', []).to('booth');
    return { call: callBallot(teller.world, teller.state) };
  })();
  const some = {
    ...call,
    options: ['ana', 'ben'],
    gamePapers: [
      [0.5, 0.5],
      [0.9, 0.05, 0.05],
      [0.5, 0.25, 0.25],
      [1, 0],
    ],
  };

  test.each([
    ['of every paper, for the name that has least', [false, false, false, false], 0, 0.25 + 0.0475 + 0.1875],
    ['with persons where nobody may sit', [false, false, false, false], 2, 0.25 + 0.0475 + 0.1875],
    ['without the most doubtful paper that a person may hold', [false, true, true, true], 1, 0.25 + 0.0475],
    ['without two of them', [true, true, true, true], 2, 0.0475],
    ['without any', [true, true, true, true], 4, 0],
  ])('%s', (_, seated, persons, cover) => {
    expect(coverOf(some, seated, persons)).toBeCloseTo(cover, 10);
  });
});

describe('names that leave the paper', () => {
  const three = [...PERSONS, 'cid'];
  test('one that withdraws for another takes along those who stood by it, by 0.45', () => {
    const teller = tale(threeNames, 'heir', three).to('booth').count([4, 4, 3]).to('recess');
    const before = teller.state.minds.map((mind) => mind.trust);
    teller.does('cid', { type: 'candidate.withdraw', heir: 'ana' });
    const moved = teller.state.minds.map((mind, i) => (mind.trust[0] ?? 0) - (before[i]?.[0] ?? 0));
    expect(new Set(moved)).toEqual(new Set([0, 0.45]));
    // Kola nominated Cid and stood by it in public.
    expect(moved[10]).toBe(0.45);
    expect(publicView(teller.world, teller.state).options).toEqual(['ana', 'ben']);
    const paper = callBallot(teller.world, teller.to('booth').state);
    expect(paper.gamePapers.every((chances) => chances.length === 3)).toBe(true);
  });

  test('between ballots everybody leans towards a name that is left; who stood by whom stays on record', () => {
    const teller = tale(threeNames, 'heir', three).to('booth').count([4, 4, 3]).to('recess');
    const kola = () => publicView(teller.world, teller.state).states[10];
    expect(kola()).toMatchObject({ towards: 'cid', backs: 'cid', certainty: 3 });
    teller.does('cid', { type: 'candidate.withdraw', heir: null });
    const { states } = publicView(teller.world, teller.state);
    expect(new Set(states.map(({ towards }) => towards))).toEqual(new Set(['ana', 'ben']));
    expect(kola()?.backs).toBe('cid');
    for (const { lean } of states) expect(lean).toBeLessThan(100);
  });

  test('whoever has dropped out may still speak for a name that stays, once', () => {
    const teller = tale(rules({ rule: 'lowest-out' }, threeNames), 'low', three)
      .to('booth')
      .count([5, 3, 4])
      .to('recess');
    const [out] = ['ana', 'ben', 'cid'].filter((id) => !publicView(teller.world, teller.state).affairs.onPaper.includes(id));
    expect(out).toBe('ben');
    expect(teller.asks('ben', { type: 'candidate.withdraw', heir: null })).toBe('not-on-paper');
    teller.does('ben', { type: 'candidate.withdraw', heir: 'cid' });
    const { affairs, record } = publicView(teller.world, teller.state);
    expect(affairs.heirs).toEqual({ ben: 'cid' });
    expect(record.at(-1)?.key).toBe('record.speaks-for');
    expect(teller.asks('ben', { type: 'candidate.withdraw', heir: 'ana' })).toBe('not-on-paper');
  });

  test('lowest out: after a ballot without a majority the last name drops out', () => {
    const teller = tale(rules({ rule: 'lowest-out' }, threeNames), 'low', three)
      .to('booth')
      .count([5, 3, 4])
      .to('recess');
    expect(teller.state.onPaper).toEqual([true, false, true]);
    expect(teller.state.record.some((line) => line.key === 'record.dropped-out')).toBe(true);
    expect(teller.to('booth').count([6, 6]).to('recess').state.onPaper).toEqual([true, false, true]);
  });

  test('a name that the count took off the paper has not broken its bond to leave it', () => {
    const hall = rules({ rule: 'lowest-out' }, threeNames);
    const teller = tale(hall, 'bound', three)
      .to('corridor')
      .deal('cid', ['ana'], [{ kind: 'withdraw', by: 'cid', heir: 'ana' }])
      .to('booth')
      .count([5, 4, 3])
      .to('recess');
    expect(teller.state.onPaper).toEqual([true, true, false]);
    expect(teller.state.deals['cid>ana#1']?.clauseStatus).toEqual(['void']);
    expect(teller.to('booth').state.seats.cid?.breaches).toBe(0);
  });

  test('two leaders: all names stay until the last ballot; one that was void is not counted', () => {
    const hall = rules({ rule: 'two-leaders', most: 3 }, threeNames);
    const teller = tale(hall, 'two', three).to('booth').count([5, 3, 4]).to('recess');
    expect(teller.state.onPaper).toEqual([true, true, true]);
    expect(teller.to('booth').count([5, 3, 4]).to('recess').state.onPaper).toEqual([true, false, true]);
    const late = tale(hall, 'two', three).to('booth').count([1, 1, 1], 9).to('booth').count([5, 3, 4]).to('recess');
    expect(late.state.onPaper).toEqual([true, true, true]);
  });

  test('majority: all names stay, and after the last ballot the most votes elect', () => {
    const teller = tale(rules({ most: 2 }, threeNames), 'most', three)
      .to('booth')
      .count([5, 3, 4])
      .to('booth')
      .count([4, 5, 3])
      .to('delivery');
    expect(teller.state.winner).toBe(1);
    expect(teller.state.record.map((line) => line.key)).toContain('record.post');
  });
});

describe('an open ballot (docs/rulebook.md §7.10)', () => {
  const open = rules({ open: true });

  test('votes are read by name, and their sum is the count', () => {
    const teller = tale(open)
      .to('booth')
      .does('bora', { type: 'vote.aloud', option: 'ben' })
      .does('elna', { type: 'vote.aloud', option: null });
    expect(publicView(teller.world, teller.state).ballots).toEqual([]);
    expect(seatView(teller.world, teller.state, 'bora').aloud).toEqual({ option: 'ben' });
    const ballot = publicView(teller.world, teller.to('count').state).ballots[0];
    expect(ballot?.aloud?.[1]).toBe('ben');
    expect(ballot?.aloud?.[4]).toBe('');
    for (const id of ['ana', 'ben']) expect(ballot?.votes[id]).toBe(ballot?.aloud?.filter((option) => option === id).length);
  });

  test('what it costs to be seen counts, as it never does on paper', () => {
    const costly =
      (cost: number): Hall =>
      (little) => ({
        ...open(little),
        candidates: little.candidates.map((row) => (row.id === 'ana' ? { ...row, publicCost: cost } : row)),
      });
    const aloud = (cost: number) =>
      Array.from({ length: 40 }, (_, n) => tale(costly(cost), `aloud-${n}`, []).to('count').state.ballots[0]?.tally?.votes.ana ?? 0);
    const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
    expect(sum(aloud(1))).toBeLessThan(sum(aloud(0)) - 20);
    const secret = (cost: number) => {
      const teller = tale((little) => ({ ...costly(cost)(little), ballot: { ...little.ballot, open: false } }), 'secret', []).to('booth');
      return callBallot(teller.world, teller.state).gamePapers;
    };
    expect(secret(1)).toEqual(secret(0));
  });

  test('a vote that was handed over is said by its holder', () => {
    const teller = tale(open)
      .does('elna', { type: 'proxy.give', to: 'bora' })
      .to('booth')
      .does('bora', { type: 'vote.aloud', option: 'ben' });
    const ballot = teller.to('count').state.ballots[0];
    expect([ballot?.aloud?.[1], ballot?.aloud?.[4], ballot?.tally?.papers]).toEqual(['ben', 'ben', 12]);
  });
});

describe('linked posts (docs/rulebook.md §7.9)', () => {
  test('support for a contender counts for each supporter, and more where the winner’s side is among them', () => {
    const teller = tale().to('booth', 2).count([7, 5]).to('booth');
    const { world, state } = teller;
    const plainly = contenderValues(world, state, 1, 5);
    const gain = (seats: readonly string[]) =>
      (contenderValues(world, { ...state, seconds: { 'deputy/cala': seats } }, 1, 5)[0] ?? 0) - (plainly[0] ?? 0);
    expect(gain(['bora'])).toBeCloseTo(SUPPORT.each);
    expect(gain(['bora', 'luna'])).toBeCloseTo(2 * SUPPORT.each);
    expect(gain(['alba'])).toBeCloseTo(SUPPORT.each + SUPPORT.bySide);
  });

  test('it is voted after the first, on its own paper; when most papers are blank it is repeated once, at once', () => {
    const teller = tale().to('booth', 2).count([7, 5]).to('booth');
    expect(publicView(teller.world, teller.state)).toMatchObject({ post: 1, options: ['cora', 'ivan'] });
    teller.count([2, 3], 7);
    expect(teller.state.ballots[1]).toMatchObject({ void: true, elected: null });
    teller.table.host({ type: 'phase.close' });
    expect(teller.state).toMatchObject({ phase: 'booth' });
    expect(teller.state.ballots[2]).toMatchObject({ post: 1, round: 2 });
    expect(teller.count([2, 3], 7).to('delivery').state.elected).toEqual(['ivan']);
    expect(teller.state.winner).toBe(0);
  });
});

describe('headlines of the day', () => {
  const morning = (effect: HeadlineEffect) => {
    const teller = tale((little) => ({ ...little, headlines: [{ day: 2, text: 'News.', source: 'invented', effect }] }));
    const before = teller.to('reveal').state;
    return { teller, before, after: teller.to('briefing', 2).state };
  };

  test('an issue weighs more everywhere', () => {
    const { after } = morning({ kind: 'salience', issue: 'connect', factor: 1.3 });
    expect(after.agenda.salience).toEqual({ 'north/connect': 1.3, 'south/connect': 1.3 });
    expect(after.published.salience).toEqual(after.agenda.salience);
  });

  test('being seen with a candidate costs more, within bounds', () => {
    expect(morning({ kind: 'public-cost', candidate: 'ben', by: 0.2 }).after.publicCost[1]).toBeCloseTo(0.6);
    const { teller, after } = morning({ kind: 'public-cost', candidate: 'ben', by: 0.2 });
    const high = { ...after, publicCost: [0.3, 0.95] };
    const effect = { kind: 'public-cost', candidate: 'ben', by: 0.2 } as const;
    expect(evolve(teller.world, high, { type: 'headline.read', text: 'x', effect }).publicCost[1]).toBe(1);
  });

  test('those of a region come less, unless somebody saw to it; tokens reach a purse; a mere story does nothing', () => {
    const travel = morning({ kind: 'travel', region: 'south', by: -0.2 });
    expect(travel.after.minds.map((mind) => mind.coming)).toEqual([...Array(6).fill(null), ...Array(6).fill(0.8)]);
    const aid = morning({ kind: 'aid', seat: 'luna', n: 2 });
    expect((aid.after.seats.luna?.purse.aid ?? 0) - (aid.before.seats.luna?.purse.aid ?? 0)).toBe(2);
    const none = morning({ kind: 'none' });
    expect(none.after.agenda.salience).toEqual({});
    expect(none.after.record.some((line) => line.key === 'record.headline')).toBe(true);
  });
});
