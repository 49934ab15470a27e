import { beforeEach, describe, expect, test } from 'vitest';
import type { Clause } from '#shared/game/command.ts';
import type { DealView, PublicView } from '#shared/game/view.types.ts';
import { bondKey, draft, draftFrom, emptyDraft, sameClauses, setTiming, timed, withClause } from '../ui/draft.ts';
import { brokenAtLeast, brokenInAll } from '../ui/promises.ts';
import { wallName } from '../ui/wall-roll.tsx';

const published = (promises: Record<string, number>, comparable = true): NonNullable<PublicView['after']> => ({
  handshakes: {},
  promises,
  backing: {},
  comparable: Object.fromEntries(Object.keys(promises).map((id) => [id, comparable])),
  doublePromises: 0,
  forecasts: [],
  headlines: [],
  goalsMet: {},
  ranking: null,
  welfare: null,
});

describe('what arithmetic proves after the count (docs/rulebook.md §9)', () => {
  test('the sum of what each name is short of, never less than all promises less all papers', () => {
    const votes = { a: 24, b: 11 };
    expect(brokenInAll(published({ a: 28, b: 25 }), votes)).toBe(brokenAtLeast(published({ a: 28, b: 25 }), 'a', 24) + 14);
    expect(brokenInAll(published({ a: 20, b: 25 }), votes)).toBe(14);
    expect(brokenInAll(published({ a: 30, b: 25 }), votes)).toBeGreaterThanOrEqual(30 + 25 - 39);
  });

  test('nothing where the groups are too small', () => {
    expect(brokenInAll(published({ a: 28, b: 25 }, false), { a: 1, b: 1 })).toBe(0);
  });
});

describe('a draft of an offer', () => {
  beforeEach(emptyDraft);
  const aid: Clause = { kind: 'aid', by: 'us', to: 'gh', n: 2, when: 'now' };
  const letter: Clause = { kind: 'letter', by: 'gh', to: 'us', n: 1, when: 'now' };
  const bond: Clause = { kind: 'endorse', by: 'gh', candidate: 'a' };

  test('each clause of goods waits for its own condition, whose ever election it is', () => {
    draft.value = [aid, letter, bond];
    if (aid.kind === 'aid') setTiming(aid, 'elected:b');
    if (letter.kind === 'letter' && bond.kind === 'endorse') setTiming(letter, `acted:${bondKey(bond)}`);
    expect(timed(draft.value)).toEqual([{ ...aid, when: { elected: 'b' } }, { ...letter, when: { acted: 2 } }, bond]);
    // The act is gone, so nothing can wait for it.
    expect(timed([aid, letter])[1]).toEqual(letter);
  });

  test('a counter begins with their offer, unchanged, without their note', () => {
    const deal: DealView = {
      id: 'd1',
      by: 'us',
      parties: ['us', 'gh'],
      clauses: [{ kind: 'note', by: 'us', text: 'Well?' }, bond, { ...aid, when: { acted: 1 } } as Clause],
      day: 1,
      accepted: ['us'],
      status: 'open',
      clauseStatus: ['open', 'open', 'open'],
      reason: null,
    };
    draftFrom(deal, 'gh');
    expect(timed(draft.value)).toEqual([bond, { ...aid, when: { acted: 0 } }]);
    expect(sameClauses(deal.clauses, timed(draft.value))).toBe(true);
    draft.value = withClause(draft.value, letter);
    expect(sameClauses(deal.clauses, timed(draft.value))).toBe(false);
  });
});

test('on the wall a state has its name, and in a hall of two hundred its code', () => {
  const ghana = { id: 'gh', name: 'Ghana' };
  expect(wallName(ghana, 24)).toBe('Ghana');
  expect(wallName(ghana, 193)).toBe('GH');
  // An invented state has no code.
  expect(wallName({ id: 'marrow-isles', name: 'Marrow Isles' }, 193)).toBe('Marrow Isles');
});
