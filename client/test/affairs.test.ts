import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readingOrder } from '#shared/game/reading-order.ts';
import { setUp } from '#shared/game/setup.ts';
import type { Line } from '#shared/game/state.ts';
import { Table } from '#shared/game/table.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { countPicture } from '../stage/layout/count.ts';
import { drawSides } from '../store/lot.ts';
import { publicView, scenario, seatView } from '../store/store.ts';
import { moduleClauses } from '../ui/affairs/offerable.ts';
import { reasonText, wordings } from '../ui/affairs/reasons.ts';
import { otherActs, recordText } from '../ui/affairs/record-text.ts';
import { points, where } from '../ui/affairs/text-scale.tsx';
import { emptyDraft, setTiming, timed, withClause } from '../ui/draft.ts';
import { offerable } from '../ui/offerable.ts';

const read = (): Scenario => JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8'));
afterEach(() => {
  for (const each of [scenario, publicView, seatView]) each.value = null;
});

describe('why a delegation says no', () => {
  const refused = (id: string, key: string) => ({ id, reason: { by: 'x', key } });

  test('six refusals for one reason are said in six ways, the seventh may begin again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 6, maxLength: 12 }), (ids) => {
        const deals = ids.map((id) => refused(id, 'lukewarm'));
        const chosen = wordings(deals);
        expect(new Set(ids.slice(0, 6).map((id) => chosen.get(id))).size).toBe(6);
        expect(wordings(deals)).toEqual(chosen);
        // What comes later changes nothing about what was said.
        expect(ids.slice(0, 4).map((id) => wordings(deals.slice(0, 4)).get(id))).toEqual(ids.slice(0, 4).map((id) => chosen.get(id)));
      }),
    );
  });

  test('a topic without words of its own is named', () => {
    scenario.value = { ...read(), issues: [{ id: 'tides', name: 'The tides', low: 'low', high: 'high', text: 0 }] };
    const deal = refused('a', 'issue.tides');
    expect(reasonText(deal, [deal])).toMatch(/The tides/);
    const known = refused('b', 'issue.connect');
    expect(reasonText(known, [known])).toMatch(/^“.+”$/);
  });
});

describe('as many names as the paper has', () => {
  test('every ink once, for two names as ever', () => {
    for (const n of [2, 3, 4]) {
      const seen = new Set<string>();
      for (let k = 0; k < 300; k++) {
        const order = drawSides(`room ${k}`, n);
        expect([...order].sort().join('')).toBe('abcd'.slice(0, n));
        seen.add(order);
      }
      // The lot can fall in every way.
      expect(seen.size).toBe([2, 6, 24][n - 2]);
    }
  });

  test('three and four heaps stand beside each other on every size', () => {
    for (const width of [300, 362, 620, 776, 1390]) {
      for (const n of [3, 4]) {
        const { heaps, slip } = countPicture({ width, height: 460 }, { start: 22, line: 22, piles: Array.from({ length: n }, () => 3) });
        expect(heaps).toHaveLength(n);
        for (const [k, x] of heaps.entries()) if (k > 0) expect(x).toBeGreaterThanOrEqual((heaps[k - 1] ?? 0) + slip.w);
        expect(heaps[0]).toBeGreaterThan(40);
        expect((heaps.at(-1) ?? 0) + slip.w).toBeLessThan(width - 40);
      }
    }
  });

  test('an open ballot is read in the order of the roll; silence does not count', () => {
    const ballot = { round: 1, epoch: 1, post: 0, onRoll: 4, papers: 3, notHandedIn: 0, uncounted: 1, votes: { a: 1, b: 0, c: 1 } };
    const order = readingOrder({ ...ballot, majority: 2, elected: null, void: false, aloud: ['c', null, '', 'a'] }, ['a', 'b', 'c']);
    expect(order).toEqual(['c', null, 'a']);
  });
});

describe('texts and the record in words', () => {
  test('a text is in the middle, or so far towards a side', () => {
    scenario.value = read();
    expect([-1, -0.4, -0.1, 0.05, 0.2, 0.8].map((text) => where('connect', text))).toEqual([
      'far towards market-led',
      'towards market-led',
      'a little towards market-led',
      'in the middle',
      'a little towards publicly financed',
      'far towards publicly financed',
    ]);
    expect([-0.161, 0, 0.125].map(points)).toEqual(['−16', '0', '+13']);
  });

  test('other public acts get the words of the page', () => {
    const line: Line = { day: 1, phase: 'seal', key: 'record.floor', args: { other: 'pledge: Vela. second: Halden, Auster' } };
    expect(otherActs(line)).toBe('Pledged independence: Vela. Supported a contender: Halden, Auster');
  });

  test('whom nobody stood up for, and what nobody did, is said in words', () => {
    const told = (args: Line['args']) => recordText({ day: 1, phase: 'seal', key: 'record.floor', args });
    expect(told({ list: 'Bogdan-Martin: –. Ismailov: Brazil, Fiji', speeches: 1, retracted: '–', other: '–' })).toBe(
      'In public. For Bogdan-Martin: nobody. Ismailov: Brazil, Fiji. Speeches: 1. Taken back: nobody. Other acts: none.',
    );
    expect(told({ list: 'Dessa: –. Morrow: –. Tane: –', speeches: 0, retracted: 'Halden', other: 'pledge: Tane' })).toBe(
      'In public. For Dessa: nobody. Morrow: nobody. Tane: nobody. Speeches: 0. Taken back: Halden. Other acts: Pledged independence: Tane.',
    );
  });
});

describe('clauses of the modules', () => {
  const offers = (change: (s: Scenario) => Scenario, seat: string, by: string, to: string) => {
    const world = compileWorld(change(read()));
    const { state } = new Table(world, setUp(world, { seed: 'x', openDice: true, persons: [seat] }), () => {});
    return moduleClauses(world, pubOf(world, state), viewOf(world, state, seat), by, to);
  };

  test('a delegation may come or stay away, a sector member sends experts, a quiet backer pays for its campaign alone', () => {
    const plain = (s: Scenario) => s;
    expect(offers(plain, 'vela', 'halden', 'vela').filter((clause) => clause.kind === 'attend')).toHaveLength(2);
    expect(offers(plain, 'loomworks', 'loomworks', 'halden').map((clause) => clause.kind)).toEqual(['expertise', 'travel']);
    const backed = (s: Scenario): Scenario => ({
      ...s,
      modules: [...s.modules, 'backers'],
      backers: [{ state: 'vereda', candidate: 'vela', open: false, label: 'A test.', aid: 3 }],
    });
    expect(offers(backed, 'vela', 'vela', 'halden')).toContainEqual({ kind: 'aid', by: 'vela', to: 'halden', n: 1, through: 'vereda' });
    expect(offers(backed, 'corin', 'vela', 'halden').filter((clause) => clause.kind === 'aid')).toEqual([]);
  });

  test('aid of one’s own and aid through a backer are two clauses; more of one adds up', () => {
    const own = { kind: 'aid', by: 'vela', to: 'halden', n: 1 } as const;
    const quiet = { ...own, through: 'vereda' };
    expect(withClause(withClause(withClause([own], quiet), quiet), own)).toEqual([
      { ...own, n: 2 },
      { ...quiet, n: 2 },
    ]);
  });
});

test('no clause speaks of a name that has left the paper', () => {
  const world = compileWorld(read());
  const state = setUp(world, { seed: 'off the paper', openDice: true, persons: [] });
  const pub = pubOf(world, state);
  const names = world.candidates.map(({ id }) => id);
  const stay = names.slice(1);
  const named = (onPaper: readonly string[]) => {
    const clauses = offerable(world, { ...pub, affairs: { ...pub.affairs, onPaper } }, '*', names[0] as string, names);
    return [...new Set(clauses.flatMap((clause) => ('candidate' in clause ? [clause.candidate] : [])))];
  };
  expect(named(names)).toEqual(names);
  expect(named(stay)).toEqual(stay);
});

test('goods that waited for a name which then left the paper move at once, on the page as in the offer', () => {
  const world = compileWorld(read());
  const pub = pubOf(world, setUp(world, { seed: 'off the paper', openDice: true, persons: [] }));
  const [first = '', second = ''] = world.candidates.map(({ id }) => id);
  const letter = { kind: 'letter', by: 'tamber', to: 'halden', n: 1, when: 'now' } as const;
  setTiming(letter, `elected:${first}`);
  publicView.value = pub;
  expect(timed([letter])).toEqual([{ ...letter, when: { elected: first } }]);
  publicView.value = { ...pub, affairs: { ...pub.affairs, onPaper: [second] } };
  expect(timed([letter])).toEqual([letter]);
  emptyDraft();
});
