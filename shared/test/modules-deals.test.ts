import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { choicesFor } from '#shared/game/choices.ts';
import type { Clause, Command } from '#shared/game/command.ts';
import { isMet } from '#shared/game/goals.ts';
import { goodsValue } from '#shared/game/utility.ts';
import { seatView, sightOf } from '#shared/game/view.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { atLength } from '#shared/scenario/length.ts';
import type { Length, Scenario, SeatRow, StateRow } from '#shared/scenario/schema.ts';
import { playGame, simulate } from '../../server/cli/simulate.ts';
import { threeNames } from './stories/ballots.ts';
import { Teller } from './stories/story.ts';

/** What deals do beyond rules.test.ts: every kind of clause, thinking again, a state's one voice; and lengths, verbs by day, the recess. */
type Hall = (little: Scenario) => Scenario;
const PERSONS = ['ana', 'ben', 'alba', 'luna', 'bora', 'elna', 'gala'];
const tale = (hall: Hall = (little) => little, seed = 'deals', persons: readonly string[] = PERSONS) => new Teller({ seed, persons, hall });
/** A hall that likes Arden: what her side asks of states run by the game is accepted. */
const liked: Hall = (little) => ({
  ...little,
  candidates: little.candidates.map((row) =>
    row.id === 'ana' ? { ...row, standing: [{ text: 'liked', value: 4, source: 'invented' }] } : row,
  ),
});
const act = (by: Extract<Command, { type: 'floor.seal' }>['act']): Command => ({ type: 'floor.seal', act: by });
const status = (teller: Teller, id: string) => teller.state.deals[id]?.clauseStatus;
const backing = (by: string): Clause[] => [
  { kind: 'endorse', by, candidate: 'ana' },
  { kind: 'aid', by: 'alba', to: by, n: 2, when: { acted: 0 } },
];

describe('clauses (docs/rulebook.md §5)', () => {
  test('travel costs one aid, and the delegation comes', () => {
    const teller = tale()
      .to('corridor')
      .deal('alba', ['bora'], [{ kind: 'travel', by: 'alba', to: 'bora' }]);
    expect([teller.state.seats.alba?.purse.aid, teller.state.seats.bora?.purse.aid]).toEqual([5, 2]);
    expect(teller.state.minds[1]?.coming).toBe(0.985);
  });

  test('a note alone is no bargain that a goal counts', () => {
    const goal = { kind: 'bargains', atLeast: 1 } as const;
    const met = (clauses: Clause[]) => {
      const { world, state } = tale().to('corridor').deal('alba', ['bora'], clauses);
      return isMet(world, state, world.seatRows.get('bora') as SeatRow, goal);
    };
    expect(met([{ kind: 'note', by: 'alba', text: 'good day' }])).toBe(false);
    expect(met([{ kind: 'letter', by: 'alba', to: 'bora', n: 1 }])).toBe(true);
  });

  test('being in the room is judged on the roll, both ways', () => {
    const stay = (present: boolean, comes: boolean) => {
      const teller = tale()
        .to('corridor')
        .deal('alba', ['bora'], [{ kind: 'attend', by: 'bora', present }])
        .to('booth', 2);
      if (!comes) teller.does('bora', { type: 'attend', present: false });
      return status(teller.count([5, 4]), 'alba>bora#1')?.[0];
    };
    expect([stay(true, true), stay(true, false), stay(false, false), stay(false, true)]).toEqual(['done', 'breached', 'done', 'breached']);
  });

  test('a state run by the game that agreed to stay away does, and one that agreed to come nearly always does', () => {
    const asks = (present: boolean) => (_: unknown, n: number) => {
      const teller = tale(undefined, `away-${n}`).to('corridor');
      return teller.does('luna', {
        type: 'deal.propose',
        to: ['cala'],
        clauses: [
          { kind: 'attend', by: 'cala', present },
          { kind: 'aid', by: 'luna', to: 'cala', n: 4 },
        ],
      });
    };
    const settled = (present: boolean) =>
      Array.from({ length: 40 }, asks(present)).find((teller) => teller.state.deals['luna>cala#1']?.status === 'settled');
    expect(settled(true)?.state.minds[2]?.coming).toBe(0.985);
    const away = settled(false);
    expect(away?.to('booth', 2).state.ballots[0]?.roll[2]).toBe(false);
    expect(away?.count([5, 4]).state.deals['luna>cala#1']?.clauseStatus[0]).toBe('done');
  });

  test('support for a linked post is a public act: kept, broken, or done by a state run by the game', () => {
    const clauses: Clause[] = [{ kind: 'second', by: 'bora', post: 'deputy', for: 'cala' }];
    const kept = tale().to('corridor').deal('alba', ['bora'], clauses).to('seal');
    kept.does('bora', act({ act: 'second', post: 'deputy', for: 'cala' })).to('reveal');
    expect(kept.state.seconds).toEqual({ 'deputy/cala': ['bora'] });
    expect(status(kept, 'alba>bora#1')).toEqual(['done']);
    const broken = tale().to('corridor').deal('alba', ['bora'], clauses).to('seal');
    broken.does('bora', act({ act: 'second', post: 'deputy', for: 'isla' })).to('reveal');
    expect(status(broken, 'alba>bora#1')).toEqual(['breached']);
    const state = tale().to('corridor');
    state.does('alba', {
      type: 'deal.propose',
      to: ['dova'],
      clauses: [
        { kind: 'second', by: 'dova', post: 'deputy', for: 'cala' },
        { kind: 'aid', by: 'alba', to: 'dova', n: 6 },
      ],
    });
    expect(state.state.deals['alba>dova#1']?.status).toBe('settled');
    expect(state.to('reveal').state.seconds).toEqual({ 'deputy/cala': ['dova'] });
  });

  test('goods may wait for an election: done for the winner, void for the loser', () => {
    const waits = (elected: string): Clause[] => [{ kind: 'letter', by: 'alba', to: 'bora', n: 1, when: { elected } }];
    const teller = tale((little) => ({ ...little, linked: [] })).to('corridor');
    teller.deal('alba', ['bora'], waits('ana')).deal('alba', ['bora'], waits('ben'));
    expect(teller.state.seats.alba?.purse.letters).toBe(0);
    teller.to('booth', 2).count([7, 5]).to('delivery');
    expect([status(teller, 'alba>bora#1'), status(teller, 'alba>bora#2')]).toEqual([['done'], ['void']]);
    expect([teller.state.seats.alba?.purse.letters, teller.state.seats.bora?.received.letters]).toEqual([1, 1]);
  });

  test('the same goods are worth less to whoever has some, and two packages less than twice one', () => {
    const row = { welcome: 1 } as StateRow;
    const one = goodsValue(row, { aid: 2 }, 0);
    expect(one).toBeCloseTo(0.86);
    expect(goodsValue(row, { aid: 2 }, one)).toBeCloseTo(0.86 / 1.86);
    expect(goodsValue(row, { aid: 4 }, 0)).toBeCloseTo(0.86 + 0.86 / 1.86);
    expect(goodsValue(row, { aid: 2 }, -5)).toBeCloseTo(one);
  });
});

describe('thinking again', () => {
  const three: Clause[] = [
    { kind: 'letter', by: 'bora', to: 'elna', n: 1 },
    { kind: 'aid', by: 'alba', to: 'bora', n: 1 },
  ];
  test('an acceptance may be taken back until the last has accepted, and gives back what was set aside', () => {
    const teller = tale()
      .to('corridor')
      .does('alba', { type: 'deal.propose', to: ['bora', 'elna'], clauses: three });
    const id = 'alba>bora+elna#1';
    teller.does('bora', { type: 'deal.answer', deal: id, accept: true });
    expect(teller.state.seats.bora?.purse.letters).toBe(1);
    teller.does('bora', { type: 'deal.takeback', deal: id });
    expect(teller.state.seats.bora?.purse.letters).toBe(2);
    teller.does('elna', { type: 'deal.answer', deal: id, accept: true });
    expect(teller.state.deals[id]?.status).toBe('open');
    teller.does('bora', { type: 'deal.answer', deal: id, accept: true });
    expect(teller.state.deals[id]?.status).toBe('settled');
    expect(teller.asks('bora', { type: 'deal.takeback', deal: id })).toBe('lapsed');
  });

  test('a counter-offer closes the first, gives its goods back and costs its own proposer a talk', () => {
    const teller = tale()
      .to('corridor')
      .does('alba', { type: 'deal.propose', to: ['bora'], clauses: backing('bora') });
    teller.does('bora', { type: 'deal.counter', deal: 'alba>bora#1', clauses: [{ kind: 'aid', by: 'alba', to: 'bora', n: 3 }] });
    expect(teller.state.deals['alba>bora#1']).toMatchObject({ status: 'refused', reason: { by: 'bora', key: 'countered' } });
    expect(teller.state.deals['bora>alba#1']).toMatchObject({ status: 'open', parties: ['bora', 'alba'] });
    expect([teller.state.seats.alba?.purse.aid, teller.state.seats.alba?.purse.talks, teller.state.seats.bora?.purse.talks]).toEqual([
      6, 3, 2,
    ]);
    expect(teller.does('alba', { type: 'deal.answer', deal: 'bora>alba#1', accept: true }).state.seats.bora?.purse.aid).toBe(5);
  });

  test('two open offers may not sell one public act twice; taking the first back frees it, and a counter stands in its place', () => {
    const sell = (to: string, candidate: string): Command => ({
      type: 'deal.propose',
      to: [to],
      clauses: [{ kind: 'endorse', by: 'bora', candidate }],
    });
    const teller = tale().to('corridor').does('bora', sell('alba', 'ana'));
    expect(teller.asks('bora', sell('luna', 'ben'))).toBe('already-bound');
    teller.does('bora', { type: 'deal.withdraw', deal: 'bora>alba#1' });
    expect(teller.asks('bora', sell('luna', 'ben'))).toBe('ok');
    const both = tale().to('corridor');
    both.does('alba', { type: 'deal.propose', to: ['bora', 'elna'], clauses: [{ kind: 'endorse', by: 'bora', candidate: 'ana' }] });
    both.does('bora', { type: 'deal.answer', deal: 'alba>bora+elna#1', accept: true });
    const instead: Clause[] = [{ kind: 'endorse', by: 'bora', candidate: 'ben' }];
    expect(both.asks('bora', { type: 'deal.counter', deal: 'alba>bora+elna#1', clauses: instead })).toBe('ok');
  });

  test('a state run by the game has one voice: what it has agreed to do in public it does not sell a second time', () => {
    const teller = tale(liked).to('corridor');
    for (const by of ['cala', 'fora']) teller.does('alba', { type: 'deal.propose', to: [by], clauses: backing(by) });
    const first = ['cala', 'fora'].find((id) => teller.state.deals[`alba>${id}#1`]?.status === 'settled') as string;
    teller.does('luna', { type: 'deal.propose', to: [first], clauses: [{ kind: 'endorse', by: first, candidate: 'ben' }] });
    expect(teller.state.deals[`luna>${first}#1`]).toMatchObject({ status: 'refused', reason: { by: first, key: 'spoken-for' } });
    expect(teller.to('reveal').state.faces[teller.world.indexOf.get(first) ?? -1]?.backs).toBe(0);
  });
});

describe('lengths and verbs by day (docs/rulebook.md §14)', () => {
  const scenario = (id: string): Scenario =>
    JSON.parse(readFileSync(new URL(`../../assets/scenarios/${id}.json`, import.meta.url), 'utf8')) as Scenario;

  test('a length cuts days, modules, clauses and headlines, scales talks and clocks, and keeps the rest', () => {
    const full = scenario('two-names');
    const short = atLength(full, '45') as Scenario;
    const length = full.lengths.find((entry) => entry.minutes === '45');
    expect(short).toMatchObject({ days: length?.days, modules: length?.modules, clauses: length?.clauses, cover: length?.cover });
    expect(short.clocks.corridor).toBe(Math.round((full.clocks.corridor * (length?.clock ?? 0)) / 100));
    expect(short.states).toBe(full.states);
    expect(atLength(full, null)).toBe(full);
    expect(atLength({ ...full, lengths: [] }, '25')).toBeNull();
    const half = atLength({ ...full, lengths: full.lengths.map((entry) => ({ ...entry, days: 1, talks: 50 })) }, '45') as Scenario;
    expect(half.rollCall).toBeNull();
    expect(half.seats.map((seat) => seat.talks)).toEqual(
      full.seats.map((seat) => (seat.talks === 0 ? 0 : Math.max(1, Math.round(seat.talks / 2)))),
    );
  });

  test('at a length no brief is dealt whose goals need what it leaves out; as written all are', () => {
    const full = scenario('bucharest-2022');
    const goalsAt = (minutes: Length['minutes']) =>
      new Set(atLength(full, minutes)?.seats.flatMap((seat) => seat.briefs.flatMap(({ goals }) => goals.map(({ kind }) => kind))));
    for (const minutes of ['25', '45'] as const) {
      expect(full.lengths.find((entry) => entry.minutes === minutes)?.clauses).not.toContain('expertise');
      for (const kind of ['experts-sent', 'expertise-received', 'lines'] as const) expect(goalsAt(minutes)).not.toContain(kind);
    }
    expect(atLength(full, '90')?.seats.map(({ briefs }) => briefs)).toEqual(full.seats.map(({ briefs }) => briefs));
    expect(goalsAt('90')).toContain('lines');
  });

  test('a verb that opens on the second day is refused on the first and taken on the second', () => {
    const tabling: Command = { type: 'line.table', bloc: 'north', candidate: 'ana' };
    const teller = tale((little) => ({ ...little, unlock: { 'line.table': 2 } })).to('corridor');
    expect(teller.asks('bora', tabling)).toBe('not-yet');
    expect(teller.to('corridor', 2).asks('bora', tabling)).toBe('ok');
  });

  test.each([
    ['bucharest-2022', '25'],
    ['bucharest-2022', '90'],
  ] as const)('no bot is refused in %s at %s minutes', (id, minutes) => {
    const { refusals } = simulate(atLength(scenario(id), minutes) as Scenario, 1, 'lengths', injectedEntropy);
    expect(refusals).toBe(0);
  });

  test('the little hall too, with every verb late', () => {
    const late = {
      'line.table': 2,
      'group.lobby': 2,
      'document.show': 2,
      investigate: 2,
      'oath.bend': 2,
      'quote.give': 2,
      'press.print': 2,
    };
    const little = tale((hall) => ({ ...hall, unlock: late })).world;
    for (let n = 0; n < 5; n++) expect(playGame(little, `late-${n}`, injectedEntropy('x')).refusals).toBe(0);
  });
});

describe('the recess', () => {
  test('half the talks come back, yesterday’s questions may be asked again, and offers expire when the doors open', () => {
    const teller = tale().to('corridor', 2);
    for (const id of ['cala', 'dova', 'fora']) teller.does('ana', { type: 'ask.quietly', states: [id] });
    expect(teller.asks('ana', { type: 'ask.quietly', states: ['cala'] })).toBe('asked-today');
    teller.to('booth').count([5, 5]).to('recess');
    expect(teller.state.seats.ana?.purse.talks).toBe(2);
    expect(teller.asks('ana', { type: 'ask.quietly', states: ['cala'] })).toBe('ok');
    teller.does('alba', { type: 'deal.propose', to: ['bora'], clauses: [{ kind: 'aid', by: 'alba', to: 'bora', n: 2 }] });
    expect(seatView(teller.world, teller.state, 'alba').purse.aid).toBe(4);
    teller.to('booth');
    expect(teller.state.deals['alba>bora#1']?.status).toBe('expired');
    expect(teller.state.seats.alba?.purse.aid).toBe(6);
    expect(teller.asks('bora', { type: 'line.table', bloc: 'north', candidate: 'ana' })).toBe('wrong-phase');
  });

  test('nothing that needs a floor is sold any more, or offered as a choice', () => {
    const teller = tale().to('booth', 2).count([5, 5]).to('recess');
    const asked = (clause: Clause) => teller.asks('alba', { type: 'deal.propose', to: ['bora'], clauses: [clause] });
    expect(asked({ kind: 'endorse', by: 'bora', candidate: 'ana' })).toBe('floor-is-over');
    expect(asked({ kind: 'silence', by: 'bora' })).toBe('floor-is-over');
    expect(asked({ kind: 'second', by: 'bora', post: 'deputy', for: 'isla' })).toBe('floor-is-over');
    expect(asked({ kind: 'rollcall', by: 'bora', vote: 'no' })).toBe('floor-is-over');
    expect(asked({ kind: 'attend', by: 'bora', present: true })).toBe('ok');
    const { pub, view } = sightOf(teller.world, teller.state, 'alba');
    const forms = JSON.stringify(choicesFor(teller.world, pub, view).forms);
    expect(forms).toContain('"attend"');
    for (const kind of ['endorse', 'silence', 'second', 'rollcall']) expect(forms).not.toContain(`"${kind}"`);
  });

  test('a bond that no later act could keep falls away at the election, with what waited for it', () => {
    const teller = tale(threeNames, 'deals', [...PERSONS, 'cid'])
      .to('corridor')
      .deal(
        'alba',
        ['cid'],
        [
          { kind: 'withdraw', by: 'cid', heir: 'ana' },
          { kind: 'aid', by: 'alba', to: 'cid', n: 2, when: { acted: 0 } },
        ],
      )
      .to('booth')
      .count([7, 3, 1])
      .to('delivery');
    expect(status(teller, 'alba>cid#1')).toEqual(['void', 'void']);
    expect(teller.state.seats.alba?.purse.aid).toBe(6);
    expect(teller.state.seats.cid?.breaches).toBe(0);
  });
});
