import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ACTS_OF, clausesWorth, coachMind, dealWorth, ledgerWorth, suggest } from '#shared/bots/coach.ts';
import { playBots } from '#shared/bots/conduct.ts';
import type { Act } from '#shared/bots/profile.ts';
import type { Clause } from '#shared/game/command.ts';
import { BEATS } from '#shared/game/decide.ts';
import { POINTS } from '#shared/game/score.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { Teller } from './stories/story.ts';

/** The coach reckons as bots do, for a person's seat, from that seat's view (shared/bots/coach.ts). */
const words = JSON.parse(readFileSync(new URL('../../assets/words/en/coach.json', import.meta.url), 'utf8')) as Record<string, string>;
const mind = (teller: Teller, seat: string) =>
  coachMind(teller.world, publicView(teller.world, teller.state), seatView(teller.world, teller.state, seat));
const tale = (seed = 'coach', persons = ['ana', 'alba', 'bora', 'elna', 'gazette', 'loom']) => new Teller({ seed, persons });
const backing: Clause[] = [
  { kind: 'endorse', by: 'bora', candidate: 'ana' },
  { kind: 'aid', by: 'alba', to: 'bora', n: 2, when: { acted: 0 } },
];

describe('what a deal is worth', () => {
  const offered = () =>
    tale()
      .to('corridor')
      .does('alba', { type: 'deal.propose', to: ['bora'], clauses: backing });

  test('a part for each clause and one for the bargain, which sum to the whole', () => {
    const worth = dealWorth(mind(offered(), 'bora'), 'alba>bora#1');
    expect(worth?.unit).toBe('points');
    expect(worth?.parts.map((part) => [part.key, part.clause])).toEqual([
      ['coach.do', 0],
      ['coach.get', 1],
      ['coach.bargain', null],
    ]);
    expect(worth?.total).toBeCloseTo(worth?.parts.reduce((sum, part) => sum + part.worth, 0) ?? Number.NaN);
    // Two aid at a welcome of 0.94, in tenths.
    expect(worth?.parts[1]?.worth).toBeCloseTo(POINTS.aid * 0.94 * 2, 1);
    for (const part of worth?.parts ?? []) expect(words).toHaveProperty([part.key]);
  });

  test('to a campaign it is worth votes: what it pays costs, what it is told brings', () => {
    const worth = dealWorth(mind(offered(), 'alba'), 'alba>bora#1');
    expect(worth).toEqual({
      unit: 'votes',
      total: 0.6,
      parts: [
        { key: 'coach.others', clause: 0, worth: 1.6 },
        { key: 'coach.do', clause: 1, worth: -1 },
      ],
    });
  });

  test('a brief that speaks of a name counts for standing beside it, and against standing beside another', () => {
    const { world, pub, view } = mind(offered(), 'bora');
    const worthWith = (candidate: string) => {
      const [, ...others] = view.brief.goals;
      const goals: typeof view.brief.goals = [{ kind: 'votes', candidate, atLeast: 4 }, ...others];
      return clausesWorth(coachMind(world, pub, { ...view, brief: { ...view.brief, goals } }), backing)?.total ?? Number.NaN;
    };
    const [own, other] = [worthWith('ana'), worthWith(world.candidates.find(({ id }) => id !== 'ana')?.id ?? '')];
    expect(own - other).toBeCloseTo(1.6);
  });

  test('more for the same is worth more; others’ deals and the press have no answer', () => {
    const teller = offered();
    const bora = mind(teller, 'bora');
    const more = clausesWorth(bora, [backing[0] as Clause, { kind: 'aid', by: 'alba', to: 'bora', n: 3 }])?.total ?? 0;
    expect(more).toBeGreaterThan(dealWorth(bora, 'alba>bora#1')?.total ?? 0);
    expect(dealWorth(mind(teller, 'elna'), 'alba>bora#1')).toBeNull();
    expect(clausesWorth(mind(teller, 'gazette'), backing)).toBeNull();
  });
});

describe('one suggested next act', () => {
  test.each(['bora', 'ana', 'alba', 'elna', 'loom', 'gazette'])(
    '%s: always something the table takes, with words, and nothing in the booth',
    (seat) => {
      const teller = tale(`suggest-${seat}`, [seat]);
      let taken = 0;
      while (teller.state.phase !== 'verdict') {
        playBots(teller.table);
        for (let n = 0; n < 4; n++) {
          const next = suggest(mind(teller, seat));
          if (!next) break;
          expect(teller.state.phase).not.toBe('booth');
          expect(words, next.key).toHaveProperty([next.key]);
          expect(teller.asks(seat, next.command), JSON.stringify(next.command)).toBe('ok');
          taken++;
        }
        if (teller.state.phase === 'corridor' && teller.state.beat < BEATS) teller.table.host({ type: 'beat' });
        else if (teller.state.phase === 'booth') teller.votes({});
        else teller.table.host({ type: 'phase.close' });
      }
      expect(taken).toBeGreaterThan(2);
    },
  );

  test('it hangs on the seat’s own view alone, and the same view gets the same advice', () => {
    const [one, two] = [tale().to('corridor'), tale().to('corridor')];
    two.does('elna', { type: 'persuade', states: ['cala'], candidate: 'ana' });
    expect(suggest(mind(two, 'bora'))).toEqual(suggest(mind(one, 'bora')));
    expect(suggest(mind(one, 'bora'))).not.toBeNull();
  });
});

describe('something else', () => {
  test('an act that one would rather not hear of gives way to another, and answers do not', () => {
    const teller = tale('else', ['ana']).to('corridor');
    const told = (without: readonly Act[]) =>
      suggest(coachMind(teller.world, publicView(teller.world, teller.state), seatView(teller.world, teller.state, 'ana'), without));
    const without: Act[] = [];
    const seen: string[] = [];
    for (let next = told(without); next && ACTS_OF[next.command.type]; next = told(without)) {
      expect(seen).not.toContain(next.command.type);
      seen.push(next.command.type);
      without.push(...(ACTS_OF[next.command.type] ?? []));
    }
    expect(seen.length).toBeGreaterThan(2);
    expect(ACTS_OF['deal.answer']).toBeUndefined();
  });
});

describe('what a ledger is worth', () => {
  test('its face counts live promises, and it is worth less; a delegation has none', () => {
    const teller = tale().to('corridor');
    const before = ledgerWorth(mind(teller, 'ana'));
    teller.does('bora', { type: 'promise.give', candidate: 'ana' });
    const after = ledgerWorth(mind(teller, 'alba'));
    expect(after?.face).toBe((before?.face ?? 0) + 1);
    expect(after?.worth).toBeGreaterThan(before?.worth ?? 0);
    expect(after?.worth).toBeLessThan(after?.face ?? 0);
    teller.does('bora', { type: 'promise.withdraw', candidate: 'ana' });
    expect(ledgerWorth(mind(teller, 'ana'))?.face).toBe(before?.face);
    expect(ledgerWorth(mind(teller, 'bora'))).toBeNull();
  });
});
