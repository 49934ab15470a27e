import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from '#shared/bots/answers.ts';
import type { Command } from '#shared/game/command.ts';
import { setUp } from '#shared/game/setup.ts';
import { Table } from '#shared/game/table.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import type { SeatView } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { Session } from '../session/session.ts';
import { coach, coachByDefault, coachOn, suggestion, toggleCoach } from '../store/coach.ts';
import { levelFrom } from '../store/level.ts';
import { publicView, scenario, seatView, session } from '../store/store.ts';
import { deedText } from '../ui/coach/deed.ts';
import { wayTo } from '../ui/coach/way.ts';
import { worthText } from '../ui/coach/worth.tsx';
import { draft, third, timed } from '../ui/draft.ts';
import { partners, stack } from '../ui/stacks.ts';
import { grouped, whatOf, whoOf, whyText } from '../ui/why/groups.ts';

/** The coach on the page: when it is there, what it says, and that nothing is reckoned while it is off. */
const read = (): Scenario => JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8'));
afterEach(() => {
  for (const each of [scenario, publicView, seatView, session]) each.value = null;
  vi.unstubAllGlobals();
});

/** A game of one person in this seat, in the first corridor, as the page has it. */
function seated(seat: string, kind: Session['kind']): void {
  const world = compileWorld(read());
  const table = new Table(world, setUp(world, { seed: 'page', openDice: true, persons: [seat] }), () => {});
  table.host({ type: 'phase.close' });
  scenario.value = read();
  publicView.value = pubOf(world, table.state);
  seatView.value = viewOf(world, table.state, seat);
  session.value = { kind } as Session;
}

describe('when there is a coach', () => {
  test.each([
    [{ alone: true, first: true, level: 3 }, true],
    [{ alone: true, first: false, level: 3 }, false],
    [{ alone: true, first: false, level: 2 }, true],
    [{ alone: false, first: true, level: 1 }, false],
  ])('%j: %s', (game, on) => expect(coachByDefault(game)).toBe(on));

  test('a level that a link does not name, or names wrongly, is the sharp one', () => {
    expect(['1', '2', '3', '0', '4', 'x', null].map(levelFrom)).toEqual([1, 2, 3, 3, 3, 3, 3]);
  });

  test('off, nothing is looked at; on, it reckons; in the booth it is silent', async () => {
    seated('marrow-isles', 'room');
    let looks = 0;
    const view = seatView.value as SeatView;
    seatView.value = new Proxy(view, {
      get: (target, key) => {
        looks++;
        return Reflect.get(target, key);
      },
    });
    expect([coachOn.value, coach.value, suggestion.value, looks]).toEqual([false, null, null, 0]);
    toggleCoach();
    await expect.poll(() => coach.value, { timeout: 10_000 }).not.toBeNull();
    expect(suggestion.value?.key).toMatch(/^coach\.next\./);
    expect(looks).toBeGreaterThan(0);
    publicView.value = publicView.value && { ...publicView.value, phase: 'booth' };
    expect([coach.value, suggestion.value]).toEqual([null, null]);
    toggleCoach();
    expect(coachOn.value).toBe(false);
  });
});

describe('what it says', () => {
  test('what a deal is worth and because of what: what one gets first, then what one does', () => {
    scenario.value = read();
    const clauses = [
      { kind: 'endorse', by: 'marrow-isles', candidate: 'vela' },
      { kind: 'aid', by: 'meridia', to: 'marrow-isles', n: 2 },
      { kind: 'letter', by: 'meridia', to: 'marrow-isles', n: 1 },
    ] as const;
    const parts = [
      { key: 'coach.do', clause: 0, worth: -1.9 },
      { key: 'coach.get', clause: 1, worth: 4.5 },
      { key: 'coach.get', clause: 2, worth: 3 },
      { key: 'coach.bargain', clause: null, worth: 0.1 },
    ];
    expect(worthText({ unit: 'points', total: 5.7, parts }, clauses)).toBe(
      'Worth about +5.7 points to you. Because: what you get +7.5 (2 aid, a letter), what you do −1.9 (public backing of Vela), a bargain with somebody +0.1.',
    );
    expect(worthText({ unit: 'votes', total: 0, parts: [] }, [])).toBe('Worth about nothing to you.');
  });

  test('a suggested act in the words of its own button, and the way to it with everything filled in', () => {
    seated('auster', 'solo');
    const offer: Command = {
      type: 'deal.circulate',
      states: ['lindry'],
      clauses: [
        { kind: 'endorse', by: '*', candidate: 'corin' },
        { kind: 'aid', by: 'auster', to: '*', n: 2, when: { acted: 0 } },
      ],
    };
    expect(deedText(offer)).toBe('Make an offer: Lindry. Public backing of Corin, for 2 aid.');
    vi.stubGlobal('requestAnimationFrame', () => 0);
    wayTo(offer)?.();
    expect(partners.value).toEqual(['lindry']);
    expect(timed(draft.value)).toEqual([
      { kind: 'endorse', by: 'lindry', candidate: 'corin' },
      { kind: 'aid', by: 'auster', to: 'lindry', n: 2, when: { acted: 0 } },
    ]);
    expect(third.value).toBeNull();
    expect(deedText({ type: 'floor.seal', act: { act: 'silent' } })).toBe('Keep silent.');
    expect(wayTo({ type: 'floor.seal', act: { act: 'silent' } })).toBeNull();
  });
});

describe('the way to an act among the affairs ends at its own button', () => {
  /** Where the reader is put, of the controls that are drawn. */
  function ending(command: Command, drawn: readonly string[]): string | undefined {
    const focused: string[] = [];
    const control = (id: string) => ({
      getClientRects: () => [id],
      matches: () => false,
      scrollIntoView: () => {},
      addEventListener: () => {},
      dataset: {},
      focus: () => focused.push(id),
    });
    vi.stubGlobal('requestAnimationFrame', (act: () => void) => act());
    vi.stubGlobal('document', {
      querySelector: () => control('heading'),
      querySelectorAll: (selector: string) => drawn.filter((id) => selector === `[data-testid="${id}"]`).map(control),
    });
    wayTo(command)?.();
    expect(stack.value).toBe('affairs');
    return focused.at(-1);
  }

  const drawn = ['open-blocs', 'open-groups', 'staff-forum', 'staff-connect', 'nudge-connect-low', 'nudge-connect-high', 'line-vote-no'];
  test.each([
    [{ type: 'group.staff', issues: ['connect', 'forum'] }, 'staff-connect'],
    [{ type: 'group.nudge', issue: 'connect', towards: 'high' }, 'nudge-connect-high'],
    [{ type: 'line.vote', vote: 'no' }, 'line-vote-no'],
    // What cannot be pressed at the moment is not drawn so that it could: then the name of its affair.
    [{ type: 'group.lobby', issue: 'connect', tokens: 1, towards: 'low' }, 'open-groups'],
  ] as const)('%j: %s', (command, button) => {
    seated('tamber', 'solo');
    expect(ending(command as Command, drawn)).toBe(button);
  });

  test('somebody is already in the first room: the way ends at the next', () => {
    seated('tamber', 'solo');
    seatView.value = seatView.value && { ...seatView.value, rooms: { connect: 0 } };
    expect(ending({ type: 'group.staff', issues: ['connect', 'forum'] }, drawn)).toBe('staff-forum');
  });
});

describe('why, after the game', () => {
  const answer = (act: Answer['act'], key: string, args: Answer['why']['args'] = {}): Answer => ({ day: 1, act, why: { key, args } });

  test('my own deals first, then public acts by what was said, each with its name and its reason', () => {
    seated('marrow-isles', 'solo');
    const mine = {
      id: 'marrow-isles>halden#1',
      by: 'marrow-isles',
      parties: ['marrow-isles', 'halden'],
      clauses: [{ kind: 'letter', by: 'marrow-isles', to: 'halden', n: 1 }],
    } as unknown as SeatView['deals'][number];
    seatView.value = seatView.value && { ...seatView.value, deals: [mine] };
    const groups = grouped([
      answer({ kind: 'rollcall', by: 'lindry', vote: 'no' }, 'why.rollcall.torn'),
      answer({ kind: 'line', bloc: 'coast', candidate: 'vela' }, 'why.line.standing', { candidate: 'Vela', bloc: 'The Coast' }),
      answer({ kind: 'endorse', by: 'lindry', candidate: 'vela' }, 'why.endorse.neighbours', {
        n: 1,
        candidate: 'Vela',
        bloc: 'The Isles',
      }),
      answer({ kind: 'deal', by: 'halden', deal: mine.id, clauses: mine.clauses }, 'why.deal.letter.one', { n: 1 }),
      answer({ kind: 'deal', by: 'tamber', deal: 'x#1', clauses: [{ kind: 'aid', by: 'auster', to: 'tamber', n: 2 }] }, 'why.deal.aid', {
        n: 2,
      }),
    ]);
    expect(groups.map(({ title }) => title)).toEqual([
      'Your deals',
      'Backed Vela in public',
      'Lines of blocs',
      'Vote in the roll-call: no',
      'Deals that you could read',
    ]);
    const all = groups.flatMap((group) => group.answers);
    expect(all.map(whoOf)).toEqual(['Halden', 'Lindry', 'The Coast for Vela', 'Lindry', 'Tamber']);
    expect(all.map(whatOf)).toEqual(['They ask for a letter.', '', '', '', '2 aid, and nothing in return.']);
    expect(whyText(all[1] as Answer)).toBe('Another member of The Isles had backed Vela before.');
  });
});
