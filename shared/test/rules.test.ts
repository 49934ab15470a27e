import { describe, expect, test } from 'vitest';
import type { Clause, Command, Tally } from '#shared/game/command.ts';
import { setUp } from '#shared/game/setup.ts';
import type { GameState } from '#shared/game/state.ts';
import { Table } from '#shared/game/table.ts';
import { publicCut } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { draw } from '#shared/kit/dice.ts';
import { digest } from '#shared/kit/digest.ts';
import { exp, ln, normalQuantile, sigmoid } from '#shared/kit/math.ts';
import { littleScenario } from './little.ts';
import { everybodyComes } from './stories/story.ts';

const world = compileWorld(littleScenario());
const PERSONS = ['ana', 'alba', 'bora', 'elna'];
const table = (persons: readonly string[] = PERSONS, seed = 'rules') => new Table(world, setUp(world, { seed, openDice: true, persons }));
/** Goes on to a phase without anybody doing anything. */
function at(phase: GameState['phase'], day = 1, game = table()): Table {
  while (game.state.phase !== phase || game.state.day !== day) {
    const result = game.host({ type: 'phase.close' });
    if (!result.ok) throw new Error(`cannot get to ${phase} ${day}: ${result.refusal.code} in ${game.state.phase}`);
  }
  return game;
}
const code = (game: Table, seat: string, command: Command): string => {
  const before = digest(game.state);
  const result = game.submit(seat, command);
  if (!result.ok) expect(digest(game.state)).toBe(before);
  return result.ok ? 'ok' : result.refusal.code;
};
const offer = (clauses: readonly Clause[], to = ['bora']): Command => ({ type: 'deal.propose', to: [...to], clauses: [...clauses] });

describe('refusals (docs/rulebook.md §5): each typed, and the state’s digest unchanged', () => {
  test.each<[string, string, Command]>([
    ['not-your-part', 'bora', { type: 'promise.ask', states: ['cala'] }],
    ['wrong-phase', 'bora', { type: 'floor.seal', act: { act: 'silent' } }],
    ['too-many-states', 'alba', { type: 'persuade', states: ['cala', 'dova', 'fora'], candidate: 'ana' }],
    ['not-found', 'bora', { type: 'persuade', states: ['atlantis'], candidate: 'ana' }],
    ['not-found', 'bora', { type: 'persuade', states: ['cala'], candidate: 'zed' }],
    ['your-own-state', 'bora', { type: 'persuade', states: ['bora'], candidate: 'ana' }],
    ['has-a-delegation', 'bora', { type: 'persuade', states: ['elna'], candidate: 'ana' }],
    ['deal-with-oneself', 'alba', offer([{ kind: 'note', by: 'alba', text: 'me' }], ['alba'])],
    ['not-found', 'alba', offer([{ kind: 'note', by: 'alba', text: 'hm' }], ['atlantis'])],
    ['not-a-party', 'alba', offer([{ kind: 'aid', by: 'luna', to: 'bora', n: 1 }])],
    ['not-a-party', 'alba', offer([{ kind: 'aid', by: 'alba', to: 'alba', n: 1 }])],
    ['purse-short', 'alba', offer([{ kind: 'aid', by: 'alba', to: 'bora', n: 7 }])],
    ['has-none', 'alba', offer([{ kind: 'aid', by: 'cala', to: 'alba', n: 1 }], ['cala'])],
    ['has-none', 'alba', offer([{ kind: 'chair', by: 'alba', to: 'bora' }])],
    [
      'cannot-be-seen',
      'alba',
      offer([
        { kind: 'promise', by: 'bora', candidate: 'ana' },
        { kind: 'aid', by: 'alba', to: 'bora', n: 1, when: { acted: 0 } },
      ]),
    ],
    [
      'contradiction',
      'alba',
      offer([
        { kind: 'endorse', by: 'bora', candidate: 'ana' },
        { kind: 'silence', by: 'bora' },
      ]),
    ],
    ['promise-needs-its-campaign', 'bora', offer([{ kind: 'promise', by: 'elna', candidate: 'ana' }], ['elna'])],
    ['cannot-back', 'bora', offer([{ kind: 'endorse', by: 'alba', candidate: 'ana' }], ['alba'])],
    ['not-found', 'bora', { type: 'deal.answer', deal: 'forged>deal#1', accept: true }],
    ['nothing-promised', 'bora', { type: 'promise.withdraw', candidate: 'ana' }],
  ])('%s', (expected, seat, command) => {
    expect(code(at('corridor'), seat, command)).toBe(expected);
  });

  test('where no scandal is played, a candidate may promise at most twice the chairs it owns', () => {
    const proper = compileWorld({ ...littleScenario(), modules: ['core', 'deals', 'floor'] });
    const game = at('corridor', 1, new Table(proper, setUp(proper, { seed: 'x', openDice: true, persons: PERSONS })));
    const chairs = (n: number) => offer(Array.from({ length: n }, (): Clause => ({ kind: 'chair', by: 'ana', to: 'bora' })));
    expect(code(game, 'ana', chairs(5))).toBe('chairs-overpromised');
    expect(code(game, 'ana', chairs(4))).toBe('ok');
  });

  test('a seat without a player cannot act, and the host is refused out of turn', () => {
    const game = at('corridor');
    expect(code(game, 'java', { type: 'ready', ready: true })).toBe('no-such-seat');
    expect(game.host({ type: 'booth.close', tally: { round: 1, epoch: 1, papers: 0, uncounted: 0, votes: {} } }).ok).toBe(false);
    expect(at('briefing').host({ type: 'beat' })).toMatchObject({ ok: false, refusal: { code: 'wrong-phase' } });
  });

  test('an expired offer and a second acceptance come too late', () => {
    const game = at('corridor');
    expect(code(game, 'alba', offer([{ kind: 'aid', by: 'alba', to: 'bora', n: 2 }]))).toBe('ok');
    expect(game.state.seats.alba?.purse.aid).toBe(4);
    game.host({ type: 'phase.close' });
    expect(game.state.deals['alba>bora#1']?.status).toBe('expired');
    expect(game.state.seats.alba?.purse.aid).toBe(6);
    at('corridor', 2, game);
    expect(code(game, 'bora', { type: 'deal.answer', deal: 'alba>bora#1', accept: true })).toBe('lapsed');
  });
});

describe('deals settle at once, both or neither (docs/rulebook.md §5)', () => {
  const backing: Clause[] = [
    { kind: 'endorse', by: 'bora', candidate: 'ana' },
    { kind: 'aid', by: 'alba', to: 'bora', n: 2, when: { acted: 0 } },
  ];
  const signed = () => {
    const game = at('corridor');
    expect(code(game, 'alba', offer(backing))).toBe('ok');
    expect(code(game, 'bora', { type: 'deal.answer', deal: 'alba>bora#1', accept: true })).toBe('ok');
    return game;
  };

  test('goods wait for the visible act and move when it is done', () => {
    const game = at('seal', 1, signed());
    expect(game.state.seats.bora?.purse.aid).toBe(2);
    expect(code(game, 'bora', { type: 'floor.seal', act: { act: 'endorse', candidate: 'ana' } })).toBe('ok');
    game.host({ type: 'phase.close' });
    expect(game.state.seats.bora?.purse.aid).toBe(4);
    expect(game.state.faces[1]?.backs).toBe(0);
    expect(game.state.deals['alba>bora#1']?.clauseStatus).toEqual(['done', 'done']);
  });

  test('a broken bond is seen by everyone, and the goods go back', () => {
    const game = at('reveal', 1, signed());
    expect(game.state.seats.alba?.purse.aid).toBe(6);
    expect(game.state.seats.bora?.breaches).toBe(1);
    expect(game.state.record.some((line) => line.key === 'record.breach.endorse')).toBe(true);
  });

  test('what a person signed binds the bot that takes the seat over', () => {
    const game = at('seal', 1, signed());
    expect(game.host({ type: 'seat.hold', seat: 'bora', by: 'bot' }).ok).toBe(true);
    game.host({ type: 'phase.close' });
    expect(game.state.faces[1]?.backs).toBe(0);
    expect(game.state.seats.bora?.breaches).toBe(0);
  });

  test('a bond for the roll-call is judged when it is read out', () => {
    const quiet = compileWorld({
      ...littleScenario(),
      days: 1,
      rollCall: { ...(littleScenario().rollCall as NonNullable<ReturnType<typeof littleScenario>['rollCall']>), day: 1 },
    });
    const game = new Table(quiet, setUp(quiet, { seed: 'x', openDice: true, persons: PERSONS }));
    game.host({ type: 'phase.close' });
    expect(
      code(
        game,
        'alba',
        offer([
          { kind: 'rollcall', by: 'bora', vote: 'yes' },
          { kind: 'aid', by: 'alba', to: 'bora', n: 1, when: { acted: 0 } },
        ]),
      ),
    ).toBe('ok');
    expect(code(game, 'bora', { type: 'deal.answer', deal: 'alba>bora#1', accept: true })).toBe('ok');
    at('rollcall', 1, game);
    expect(code(game, 'bora', { type: 'rollcall.vote', vote: 'yes' })).toBe('ok');
    game.host({ type: 'phase.close' });
    expect(game.state.deals['alba>bora#1']?.clauseStatus).toEqual(['done', 'done']);
  });
});

describe('the count (docs/rulebook.md §7, ITU procedure)', () => {
  const close = (votes: readonly [number, number], uncounted: number, game = at('booth', 2)) => {
    const tally: Tally = {
      round: game.state.ballots.length,
      epoch: 1,
      papers: votes[0] + votes[1] + uncounted,
      uncounted,
      votes: { ana: votes[0], ben: votes[1] },
    };
    const result = game.host({ type: 'booth.close', tally });
    return { game, result, ballot: game.state.ballots.at(-1) };
  };
  test.each([
    [[7, 4], 1, 6, 'ana'],
    [[4, 7], 1, 6, 'ben'],
    [[5, 5], 2, 6, null],
    [[6, 5], 1, 6, 'ana'],
    [[1, 0], 0, 1, 'ana'],
  ] as const)('%s votes, %i uncounted: majority %i, elected %s', (votes, uncounted, majority, elected) => {
    const full = compileWorld(everybodyComes(littleScenario()));
    const game = new Table(full, setUp(full, { seed: 'rules', openDice: true, persons: PERSONS }));
    expect(close(votes, uncounted, at('booth', 2, game)).ballot).toMatchObject({ majority, elected, void: false });
  });

  test('blanks above half repeat the ballot once, then they do not count', () => {
    const { game, ballot } = close([3, 1], 6);
    expect(ballot).toMatchObject({ elected: null, void: true });
    at('booth', 2, game);
    expect(close([3, 1], 6, game).ballot).toMatchObject({ elected: 'ana', void: false });
  });

  test('a tie is voted again, at most three times, then a public lot', () => {
    const game = at('booth', 2);
    for (let round = 1; round <= 3; round++) {
      expect(close([4, 4], 0, game).ballot?.round).toBe(round);
      game.host({ type: 'phase.close' });
      // Level after three ballots: the lot fills the post, and the next post is voted on.
      if (round < 3) {
        expect(game.state.phase).toBe('recess');
        game.host({ type: 'phase.close' });
      }
    }
    expect(game.state.ballots.at(-1)?.post).toBe(1);
    expect(game.state.record.some((line) => line.key === 'record.lot')).toBe(true);
    expect(game.state.winner).not.toBeNull();
  });

  test('a sum that does not add up, or of another box, is refused', () => {
    const game = at('booth', 2);
    const before = digest(game.state);
    for (const tally of [
      { round: 1, epoch: 1, papers: 9, uncounted: 1, votes: { ana: 4, ben: 5 } },
      { round: 2, epoch: 1, papers: 2, uncounted: 0, votes: { ana: 1, ben: 1 } },
      { round: 1, epoch: 1, papers: 99, uncounted: 0, votes: { ana: 50, ben: 49 } },
    ])
      expect(game.host({ type: 'booth.close', tally }).ok).toBe(false);
    expect(digest(game.state)).toBe(before);
  });
});

describe('dice, maths and cuts', () => {
  test('a draw depends on its keys alone', () => {
    expect(draw('seed', 'purpose', 'a', 1)).toBe(draw('seed', 'purpose', 'a', 1));
    expect(draw('seed', 'purpose', 'a', 1)).not.toBe(draw('seed', 'purpose', 'a', 2));
    expect(draw('s', 'p')).toBe(221351625);
  });

  test('exact functions stay within 1e-12 of the engine’s own', () => {
    for (let x = -20; x <= 20; x += 0.37) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(ln(Math.exp(x)) - x)).toBeLessThan(1e-12 * (1 + Math.abs(x)));
    }
    expect(sigmoid(0)).toBe(0.5);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
  });

  test('the public cut of a scenario holds no brief and no quiet backer', () => {
    const cut = publicCut(littleScenario(), null);
    expect(JSON.stringify(cut)).not.toContain('brief-');
    expect(cut.backers).toEqual([]);
    expect(publicCut(littleScenario(), 'luna').backers).toEqual([]);
  });
});
