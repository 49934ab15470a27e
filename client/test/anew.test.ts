import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { Table } from '#shared/game/table.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import type { Session } from '../session/session.ts';
import { somethingElse, suggestion } from '../store/coach.ts';
import { publicView, scenario, seatView, session } from '../store/store.ts';
import { beginAnew } from '../ui/anew.ts';
import { company, taken } from '../ui/company.ts';
import { countering, draft, note, setTiming, third, timings } from '../ui/draft.ts';
import { inPractice, startPractice } from '../ui/practising.ts';
import { hallInFront, partners, stack } from '../ui/stacks.ts';

let end = () => {};
afterEach(() => {
  end();
  for (const each of [session, scenario, publicView, seatView]) each.value = null;
});

const written = Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')));
const world = compileWorld(written);
/** The first corridor of a game alone. */
function play(): void {
  const table = new Table(world, setUp(world, { seed: 'anew', openDice: true, persons: ['auster'] }), () => {});
  table.host({ type: 'phase.close' });
  scenario.value = written;
  publicView.value = pubOf(world, table.state);
  seatView.value = viewOf(world, table.state, 'auster');
  session.value = { kind: 'solo' } as Session;
}

test('what was begun in one game is not there in the next', async () => {
  end = beginAnew();
  play();
  const aid = { kind: 'aid', by: 'auster', to: 'lindry', n: 1, when: 'now' } as const;
  draft.value = [aid];
  setTiming(aid, 'elected:corin');
  note.value = 'between us';
  third.value = 'meridia';
  countering.value = 'deal-1';
  stack.value = 'compose';
  partners.value = ['lindry'];
  hallInFront.value = true;
  company.value = { of: 'lindry', ids: ['varosia'] };
  startPractice();
  await expect.poll(() => suggestion.value).not.toBeNull();
  const first = suggestion.value?.command;
  somethingElse.value?.();
  expect(suggestion.value?.command).not.toEqual(first);
  expect(draft.value).toEqual([aid]);
  session.value = null;
  play();
  expect([draft.value, timings.value, note.value, third.value, countering.value]).toEqual([[], {}, '', null, null]);
  expect([stack.value, partners.value, hallInFront.value, taken('lindry')]).toEqual(['awaiting', [], false, []]);
  expect(inPractice()).toBe(false);
  expect(suggestion.value?.command).toEqual(first);
});
