import { afterAll, beforeAll, expect, test } from 'vitest';
import { BEATS } from '#shared/game/decide.ts';
import { onward, type Person, type Served, serve, until } from './rig.ts';
import { begun, whereNobodyComes } from './tables.ts';

/** In a room without a clock bots answer as long as anybody may talk: past the corridor's last hour, and in a recess. */
let served: Served;
beforeAll(async () => {
  served = await serve({ env: { SCENARIO_DIR: whereNobodyComes(), GRACE_MS: '20000' } });
});
afterAll(() => served.kill());

/** Offers a bot one letter for nothing, and waits until it has said something to that. */
async function answered(person: Person): Promise<void> {
  const own = () => (person.view?.deals ?? []).filter(({ by }) => by === 'marrow-isles');
  const before = own().length;
  const clauses = [{ kind: 'letter' as const, by: 'marrow-isles', to: 'vereda', n: 1 }];
  expect(await person.command({ type: 'deal.propose', to: ['vereda'], clauses })).toEqual({ ok: true });
  await until(() => own().length > before && own().every(({ status }) => status !== 'open'));
}

test('an offer is answered past the last hour of a corridor, and in a recess', async () => {
  const { people } = await begun(served, ['marrow-isles', 'halden']);
  const [person, other] = people as [Person, Person];
  await onward(people);
  await until(() => person.phase === 'corridor' && person.pub.beat === BEATS);
  await answered(person);
  expect([person.phase, person.pub.beat]).toEqual(['corridor', BEATS]);
  while (person.phase !== 'booth') await onward(people);
  await person.paper(0);
  await other.paper(1);
  await until(() => person.phase === 'count');
  await onward(people);
  expect(person.phase).toBe('recess');
  await answered(person);
  expect(person.phase).toBe('recess');
});
