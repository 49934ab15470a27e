import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Clause, Command, CommandType } from '#shared/game/command.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { threeNames } from './stories/ballots.ts';
import { Teller } from './stories/story.ts';

/** Each refusal there is, at least once: typed, and the state as it was (`Teller.asks` looks). The last test counts the codes. */
const PERSONS = ['ana', 'ben', 'alba', 'luna', 'bora', 'elna', 'gala', 'loom', 'gazette'];
type Hall = (little: Scenario) => Scenario;
const tale = (hall: Hall = (little) => little, persons: readonly string[] = PERSONS) => new Teller({ seed: 'refusals', persons, hall });

const offer = (to: string, ...clauses: Clause[]): Command => ({ type: 'deal.propose', to: [to], clauses });
const act = (by: Extract<Command, { type: 'floor.seal' }>['act']): Command => ({ type: 'floor.seal', act: by });
const note = (by: string): Clause => ({ kind: 'note', by, text: 'hm' });
const backing = (by: string, candidate: string): Clause => ({ kind: 'endorse', by, candidate });
const show = (document: string, to: string[] = []): Command => ({ type: 'document.show', document, to });
const chair = (to: string): Clause => ({ kind: 'chair', by: 'ana', to });
const rich: Hall = (little) => ({ ...little, seats: little.seats.map((row) => ({ ...row, talks: 9 })) });
const long: Hall = (little) => ({ ...rich(little), days: 5 });
const without =
  (...modules: string[]): Hall =>
  (little) => ({ ...little, modules: little.modules.filter((module) => !modules.includes(module)) });
const corridor = (hall?: Hall) => tale(hall).to('corridor');

/** What was done before, who asks, what for; the answer. */
type Row = readonly [code: string, before: () => Teller, seat: string, command: Command];

const hallRows: readonly Row[] = [
  ['wrong-phase', corridor, 'bora', act({ act: 'silent' })],
  ['not-your-part', corridor, 'bora', { type: 'promise.ask', states: ['cala'] }],
  ['not-your-part', () => tale().to('seal'), 'bora', act({ act: 'pledge' })],
  ['not-your-part', () => tale().to('seal'), 'alba', act({ act: 'pivot', issue: 'forum', towards: 'low' })],
  ['not-your-part', () => tale().to('seal'), 'gazette', act({ act: 'speak', candidate: 'ana', bloc: 'north', issue: 'forum' })],
  ['not-your-part', () => tale().to('seal'), 'gazette', act({ act: 'move', target: 'ana' })],
  ['not-your-part', () => tale().to('seal'), 'loom', act({ act: 'second', post: 'deputy', for: 'cala' })],
  ['not-your-part', () => tale().to('seal'), 'ana', act({ act: 'endorse', candidate: 'ana' })],
  ['not-your-part', () => tale().to('handshake', 2), 'alba', { type: 'handshake.give', candidate: 'ben', answer: 'smile' }],
  [
    'not-yet',
    () => corridor((little) => ({ ...little, unlock: { 'line.table': 2 } })),
    'bora',
    { type: 'line.table', bloc: 'north', candidate: 'ana' },
  ],
  ['not-found', corridor, 'bora', { type: 'persuade', states: ['atlantis'], candidate: 'ana' }],
  ['named-twice', corridor, 'bora', { type: 'ask.quietly', states: ['cala', 'cala'] }],
  ['too-many-states', corridor, 'alba', { type: 'persuade', states: ['cala', 'dova', 'fora'], candidate: 'ana' }],
  [
    'too-many-states',
    corridor,
    'ana',
    { type: 'promise.ask', states: ['bora', 'cala', 'dova', 'elna', 'fora', 'gala', 'hona', 'isla', 'java'] },
  ],
  ['your-own-state', corridor, 'bora', { type: 'persuade', states: ['bora'], candidate: 'ana' }],
  ['one-bloc', corridor, 'bora', { type: 'ask.quietly', states: ['cala', 'hona'] }],
  ['one-bloc', corridor, 'ana', { type: 'promise.ask', states: ['cala', 'hona'] }],
  ['has-a-delegation', corridor, 'bora', { type: 'persuade', states: ['elna'], candidate: 'ana' }],
  ['no-talks-left', () => spent(corridor()), 'bora', { type: 'persuade', states: ['dova'], candidate: 'ana' }],
  [
    'asked-today',
    () => corridor().does('ana', { type: 'ask.quietly', states: ['cala'] }),
    'ana',
    { type: 'ask.quietly', states: ['cala'] },
  ],
  ['sponsor-stands', corridor, 'ana', { type: 'promise.ask', states: ['luna'] }],
  [
    'promise-held',
    () => corridor().does('bora', { type: 'promise.give', candidate: 'ana' }),
    'ana',
    { type: 'promise.ask', states: ['bora'] },
  ],
  [
    'already-promised',
    () => corridor().does('bora', { type: 'promise.give', candidate: 'ana' }),
    'bora',
    { type: 'promise.give', candidate: 'ana' },
  ],
  ['nothing-promised', corridor, 'bora', { type: 'promise.withdraw', candidate: 'ana' }],
  ['no-briefing-left', () => tale().to('corridor', 2), 'ana', { type: 'promise.circulate', bloc: 'north' }],
  ['forecast-too-many', () => tale().to('forecast', 2), 'bora', { type: 'forecast.seal', votes: 12, uncounted: 1 }],
  ['no-chairs-left', () => threeChairs(), 'ana', { type: 'deliver', to: 'gala' }],
];

const floorRows: readonly Row[] = [
  ['already-backs', () => backed().to('seal', 2), 'bora', act({ act: 'endorse', candidate: 'ben' })],
  ['nothing-to-retract', () => tale().to('seal'), 'bora', act({ act: 'retract' })],
  ['nothing-to-retract', () => tale().to('seal'), 'alba', act({ act: 'retract' })],
  [
    'a-living-platform',
    () => tale((little) => ({ ...little, historic: true })).to('seal'),
    'ana',
    act({ act: 'pivot', issue: 'forum', towards: 'low' }),
  ],
  ['pivoted-enough', () => pivotedTwice(), 'ana', act({ act: 'pivot', issue: 'forum', towards: 'low' })],
  ['no-talks-left', () => spent(corridor()).to('seal'), 'bora', act({ act: 'speak', candidate: 'ana', bloc: 'north', issue: 'forum' })],
  ['no-roll-call', () => tale().to('seal', 2), 'ben', act({ act: 'move', target: 'ana' })],
  ['target-already', () => tale().to('seal'), 'ana', act({ act: 'move', target: 'ben' })],
  [
    'your-own-state',
    () => tale((little) => linkedTo(little, 'bora')).to('seal'),
    'bora',
    act({ act: 'second', post: 'deputy', for: 'bora' }),
  ],
  ['seconded-already', () => seconded().to('seal', 2), 'bora', act({ act: 'second', post: 'deputy', for: 'isla' })],
  ['pledged-already', () => pledged().to('seal', 2), 'ana', act({ act: 'pledge' })],
  ['not-on-paper', () => leftPaper(), 'cid', { type: 'candidate.withdraw', heir: null }],
  ['two-names-stay', () => recess((little) => little), 'ana', { type: 'candidate.withdraw', heir: 'ben' }],
  ['secret-here', () => tale().to('booth', 2), 'bora', { type: 'vote.aloud', option: 'ana' }],
  [
    'not-on-roll',
    () =>
      tale((little) => ({ ...little, ballot: { ...little.ballot, open: true } }))
        .to('booth', 2)
        .does('bora', { type: 'attend', present: false }),
    'bora',
    { type: 'vote.aloud', option: 'ana' },
  ],
];

const dealRows: readonly Row[] = [
  ['deal-with-oneself', corridor, 'alba', offer('alba', note('alba'))],
  ['named-twice', corridor, 'alba', { type: 'deal.propose', to: ['bora', 'bora'], clauses: [note('alba')] }],
  ['press-does-not-trade', corridor, 'alba', offer('gazette', note('alba'))],
  ['one-state-a-deal', corridor, 'alba', { type: 'deal.propose', to: ['cala', 'dova'], clauses: [note('alba')] }],
  ['too-many-offers', () => sixOffers(), 'alba', offer('bora', note('alba'))],
  ['offers-enough', () => sixtyOffers(), 'alba', offer('bora', note('alba'))],
  ['floor-is-over', () => recess((little) => little), 'alba', offer('bora', backing('bora', 'ana'))],
  ['already-bound', () => corridor().does('bora', offer('alba', backing('bora', 'ana'))), 'bora', offer('luna', backing('bora', 'ben'))],
  [
    'already-bound',
    () => corridor().deal('alba', ['bora'], [backing('bora', 'ana')]),
    'bora',
    { type: 'deal.circulate', states: ['cala'], clauses: [backing('bora', 'ben')] },
  ],
  ['purse-short', corridor, 'alba', offer('bora', { kind: 'aid', by: 'alba', to: 'bora', n: 7 })],
  ['purse-short', corridor, 'alba', offer('bora', { kind: 'letter', by: 'alba', to: 'bora', n: 3 })],
  ['purse-short', corridor, 'alba', offer('bora', { kind: 'expertise', by: 'alba', to: 'bora', n: 3 })],
  ['purse-short', corridor, 'alba', offer('bora', { kind: 'aid', by: 'alba', to: 'bora', n: 4, through: 'fora' })],
  ['no-longer-quiet', () => revealedBacker(), 'alba', offer('elna', { kind: 'aid', by: 'alba', to: 'elna', n: 1, through: 'fora' })],
  ['lapsed', () => expired(), 'bora', { type: 'deal.answer', deal: 'alba>bora#1', accept: true }],
  ['lapsed', () => expired(), 'bora', { type: 'deal.counter', deal: 'alba>bora#1', clauses: [note('bora')] }],
  ['lapsed', () => expired(), 'bora', { type: 'deal.takeback', deal: 'alba>bora#1' }],
  ['lapsed', () => expired(), 'alba', { type: 'deal.withdraw', deal: 'alba>bora#1' }],
  ['your-own-offer', () => offered(), 'alba', { type: 'deal.answer', deal: 'alba>bora#1', accept: false }],
  ['your-own-offer', () => offered(), 'alba', { type: 'deal.counter', deal: 'alba>bora#1', clauses: [note('alba')] }],
  ['your-own-offer', () => offered(), 'alba', { type: 'deal.takeback', deal: 'alba>bora#1' }],
  ['nothing-accepted', () => offered(), 'bora', { type: 'deal.takeback', deal: 'alba>bora#1' }],
  ['already-accepted', () => halfAccepted(), 'bora', { type: 'deal.answer', deal: 'alba>bora+elna#1', accept: true }],
  [
    'clause-not-here',
    () => corridor((little) => ({ ...little, clauses: ['note'] })),
    'alba',
    offer('bora', { kind: 'travel', by: 'alba', to: 'bora' }),
  ],
  ['not-a-party', corridor, 'alba', offer('bora', { kind: 'aid', by: 'luna', to: 'bora', n: 1 })],
  ['not-a-party', corridor, 'alba', offer('loom', { kind: 'travel', by: 'alba', to: 'loom' })],
  ['not-a-party', corridor, 'ana', offer('loom', { kind: 'chair', by: 'ana', to: 'loom' })],
  ['has-none', corridor, 'alba', offer('cala', { kind: 'aid', by: 'cala', to: 'alba', n: 1 })],
  ['has-none', corridor, 'loom', offer('bora', { kind: 'letter', by: 'loom', to: 'bora', n: 1 })],
  ['has-none', corridor, 'alba', offer('bora', { kind: 'chair', by: 'alba', to: 'bora' })],
  ['cannot-back', corridor, 'bora', offer('alba', backing('alba', 'ana'))],
  ['already-backs', () => backed().to('corridor', 2), 'luna', offer('bora', backing('bora', 'ben'))],
  ['says-nothing-anyway', corridor, 'alba', offer('cala', { kind: 'silence', by: 'cala' })],
  ['has-no-vote', corridor, 'alba', offer('ana', { kind: 'rollcall', by: 'ana', vote: 'yes' })],
  ['has-no-vote', corridor, 'bora', offer('alba', { kind: 'attend', by: 'alba', present: true })],
  ['has-no-vote', corridor, 'ben', offer('alba', { kind: 'promise', by: 'alba', candidate: 'ben' })],
  [
    'no-roll-call',
    () => corridor((little) => ({ ...little, rollCall: null })),
    'alba',
    offer('bora', { kind: 'rollcall', by: 'bora', vote: 'no' }),
  ],
  ['proxy-given', () => handedOver().to('corridor'), 'alba', offer('elna', { kind: 'attend', by: 'elna', present: false })],
  ['not-on-paper', corridor, 'alba', offer('bora', { kind: 'withdraw', by: 'bora', heir: null })],
  ['not-on-paper', () => leftPaper(), 'alba', offer('bora', backing('bora', 'cid'))],
  ['not-on-paper', () => leftPaper(), 'bora', offer('cid', { kind: 'promise', by: 'bora', candidate: 'cid' })],
  ['not-on-paper', () => leftPaper(), 'alba', offer('bora', { kind: 'letter', by: 'alba', to: 'bora', n: 1, when: { elected: 'cid' } })],
  ['not-on-paper', () => leftPaper(), 'bora', { type: 'promise.give', candidate: 'cid' }],
  ['not-on-paper', () => leftPaper(), 'cid', { type: 'promise.ask', states: ['gala'] }],
  ['two-names-stay', () => leaving(), 'ben', { type: 'deal.answer', deal: 'ana>ben#1', accept: true }],
  ['act-sold-once', corridor, 'bora', { type: 'deal.circulate', states: ['cala', 'dova'], clauses: [{ kind: 'silence', by: 'bora' }] }],
  ['not-on-paper', () => leftPaper(), 'bora', { type: 'persuade', states: ['gala'], candidate: 'cid' }],
  ['not-on-paper', () => leftPaper(), 'bora', offer('cid', { kind: 'chair', by: 'cid', to: 'bora' })],
  [
    'not-on-paper',
    () =>
      threeLeft()
        .does('alba', offer('bora', { kind: 'letter', by: 'alba', to: 'bora', n: 1, when: { elected: 'cid' } }))
        .does('cid', { type: 'candidate.withdraw', heir: null }),
    'bora',
    { type: 'deal.answer', deal: 'alba>bora#1', accept: true },
  ],
  ['two-names-stay', corridor, 'alba', offer('ana', { kind: 'withdraw', by: 'ana', heir: null })],
  ['your-own-state', corridor, 'alba', offer('cala', { kind: 'second', by: 'cala', post: 'deputy', for: 'cala' })],
  [
    'seconded-already',
    () => seconded().to('corridor', 2),
    'alba',
    offer('bora', { kind: 'second', by: 'bora', post: 'deputy', for: 'isla' }),
  ],
  ['promise-needs-its-campaign', corridor, 'bora', offer('elna', { kind: 'promise', by: 'elna', candidate: 'ana' })],
  [
    'promise-held',
    () => corridor().does('bora', { type: 'promise.give', candidate: 'ana' }),
    'ana',
    offer('bora', { kind: 'promise', by: 'bora', candidate: 'ana' }),
  ],
  [
    'cannot-be-seen',
    corridor,
    'alba',
    offer('bora', { kind: 'promise', by: 'bora', candidate: 'ana' }, { kind: 'aid', by: 'alba', to: 'bora', n: 1, when: { acted: 0 } }),
  ],
  ['contradiction', corridor, 'alba', offer('bora', backing('bora', 'ana'), { kind: 'silence', by: 'bora' })],
  ['chairs-overpromised', () => corridor(without('scandal')), 'ana', offer('bora', ...Array.from({ length: 5 }, () => chair('bora')))],
];

const affairRows: readonly Row[] = [
  ['not-your-candidate', corridor, 'ana', { type: 'line.table', bloc: 'north', candidate: 'ben' }],
  ['not-your-bloc', corridor, 'bora', { type: 'line.table', bloc: 'south', candidate: 'ana' }],
  ['tabled-today', () => corridor().does('bora', tabling('ana')), 'bora', tabling('ben')],
  ['line-stands', () => lined(), 'bora', tabling('ana')],
  ['nothing-tabled', corridor, 'bora', { type: 'line.vote', vote: 'yes' }],
  [
    'staff-short',
    () => corridor((little) => ({ ...little, states: little.states.map((row) => ({ ...row, capacity: 0 })) })),
    'bora',
    { type: 'group.staff', issues: ['forum', 'connect'] },
  ],
  ['named-twice', corridor, 'bora', { type: 'group.staff', issues: ['forum', 'forum'] }],
  ['nobody-in-that-room', corridor, 'bora', { type: 'group.nudge', issue: 'forum', towards: 'low' }],
  ['purse-short', corridor, 'alba', { type: 'group.lobby', issue: 'forum', tokens: 3, towards: 'low' }],
  ['a-living-person', () => tale((little) => ({ ...little, historic: true })).to('corridor'), 'ana', { type: 'oath.bend' }],
  ['bent-today', () => corridor().does('ana', { type: 'oath.bend' }), 'ana', { type: 'oath.bend' }],
  ['bent-enough', () => bentThrice(), 'ana', { type: 'oath.bend' }],
  ['your-own-campaign', corridor, 'alba', { type: 'investigate', candidate: 'ana' }],
  [
    'asked-around-today',
    () => corridor().does('ben', { type: 'investigate', candidate: 'ana' }),
    'luna',
    { type: 'investigate', candidate: 'ana' },
  ],
  ['deal-with-oneself', () => written(), 'ana', show('promise:bora>ana', ['ana'])],
  ['named-twice', () => written(), 'ana', show('promise:bora>ana', ['elna', 'elna'])],
  ['not-found', () => written(), 'ben', show('promise:bora>ana')],
  ['everyone-knows', () => written().does('ana', show('promise:bora>ana')), 'alba', show('promise:bora>ana', ['luna'])],
  ['everyone-knows', () => printedPaper(), 'gazette', { type: 'press.print', story: { about: 'document', document: 'promise:bora>ana' } }],
  ['quoted-today', () => corridor().does('bora', quote(null)), 'bora', quote('ana')],
  ['not-found', corridor, 'bora', { type: 'quote.give', to: 'loom', candidate: null }],
  ['printed-today', () => corridor().does('gazette', print('forum')), 'gazette', print('connect')],
  ['not-on-paper', () => leftPaper(), 'gazette', { type: 'press.print', story: { about: 'forecast', candidate: 'cid', votes: 0 } }],
  ['forecast-too-many', corridor, 'gazette', { type: 'press.print', story: { about: 'forecast', candidate: 'ana', votes: 13 } }],
  ['no-proxies-here', () => tale((little) => ({ ...little, ballot: { ...little.ballot, proxy: false } })), 'bora', proxy('elna')],
  ['before-the-first-day', () => tale().to('briefing', 2), 'bora', proxy('elna')],
  ['your-own-state', () => tale(), 'bora', proxy('bora')],
  ['not-found', () => tale(), 'bora', proxy('alba')],
  ['proxy-given', () => handedOver(), 'elna', proxy('gala')],
  ['proxy-given', () => handedOver().to('booth', 2), 'elna', { type: 'attend', present: true }],
  ['holds-a-proxy', () => handedOver(), 'bora', proxy('gala')],
  ['holds-a-proxy', () => handedOver(), 'gala', proxy('bora')],
];

const moduleRows: readonly (readonly [module: string, seat: string, command: Command, phase?: 'seal'])[] = [
  ['blocs', 'bora', { type: 'line.table', bloc: 'north', candidate: 'ana' }],
  ['blocs', 'bora', { type: 'line.vote', vote: 'yes' }],
  ['blocs', 'bora', { type: 'straw.answer', candidate: null }],
  ['groups', 'bora', { type: 'group.staff', issues: [] }],
  ['groups', 'bora', { type: 'group.nudge', issue: 'forum', towards: 'low' }],
  ['groups', 'alba', { type: 'group.lobby', issue: 'forum', tokens: 1, towards: 'low' }],
  ['independence', 'ana', { type: 'oath.bend' }],
  ['independence', 'ana', { type: 'floor.seal', act: { act: 'pledge' } }, 'seal'],
  ['independence', 'ana', { type: 'floor.seal', act: { act: 'pivot', issue: 'forum', towards: 'low' } }, 'seal'],
  ['scandal', 'bora', { type: 'investigate', candidate: 'ana' }],
  ['documents', 'bora', { type: 'document.show', document: 'promise:bora>ana', to: [] }],
  ['press', 'bora', { type: 'quote.give', to: 'gazette', candidate: null }],
  ['press', 'gazette', { type: 'press.print', story: { about: 'issue', issue: 'forum' } }],
  ['backers', 'alba', { type: 'deal.propose', to: ['bora'], clauses: [{ kind: 'aid', by: 'alba', to: 'bora', n: 1, through: 'fora' }] }],
];

describe.each([
  ['the hall', hallRows],
  ['the floor and the booth', floorRows],
  ['deals', dealRows],
  ['affairs', affairRows],
] as const)('refusals: %s', (_, rows) => {
  test.each(rows.map(([code, before, seat, command]) => [code, seat, command.type as CommandType, before, command] as const))(
    '%s (%s, %s)',
    (code, seat, _type, before, command) => {
      expect(before().asks(seat, command)).toBe(code);
    },
  );
});

describe('refusals: a module that is off', () => {
  test.each(moduleRows.map(([module, seat, command, phase]) => ({ module, seat, command, phase })))(
    '$module: $command.type',
    ({ module, seat, command, phase }) => {
      expect(
        tale(without(module))
          .to(phase ?? 'corridor')
          .asks(seat, command),
      ).toBe('module-off');
    },
  );

  test('with its module on none of these is refused for that', () => {
    for (const [, seat, command, phase] of moduleRows)
      expect(
        tale()
          .to(phase ?? 'corridor')
          .asks(seat, command),
      ).not.toBe('module-off');
  });
});

test('no refusal of the rules is missing here', () => {
  const folder = new URL('../game/', import.meta.url);
  const source = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const codes = new Set(source.flatMap((text) => [...text.matchAll(/\brefuse\(\s*'([^']+)'/g)].map((match) => match[1] as string)));
  const met = new Set([...hallRows, ...floorRows, ...dealRows, ...affairRows].map(([code]) => code).concat('module-off'));
  expect([...codes].filter((code) => !met.has(code))).toEqual([]);
  expect(codes.size).toBeGreaterThan(60);
});

// What had happened before.

function spent(teller: Teller): Teller {
  for (const id of ['cala', 'dova', 'fora']) teller.does('bora', { type: 'persuade', states: [id], candidate: 'ana' });
  return teller;
}

const backed = () =>
  tale()
    .to('seal')
    .does('bora', act({ act: 'endorse', candidate: 'ana' }));

const pivotedTwice = () =>
  tale(long)
    .to('seal')
    .does('ana', act({ act: 'pivot', issue: 'forum', towards: 'low' }))
    .to('seal', 2)
    .does('ana', act({ act: 'pivot', issue: 'connect', towards: 'low' }))
    .to('seal', 3);

function linkedTo(little: Scenario, state: string): Scenario {
  const [post] = little.linked as [Scenario['linked'][number]];
  return { ...little, linked: [{ ...post, contenders: [...post.contenders, { id: 'own', name: 'Own', state }] }] };
}

const seconded = () =>
  tale()
    .to('seal')
    .does('bora', act({ act: 'second', post: 'deputy', for: 'cala' }));

const pledged = () =>
  tale()
    .to('seal')
    .does('ana', act({ act: 'pledge' }));

const recess = (hall: Hall) => tale(hall).to('booth', 2).count([5, 5]).to('recess');

const threeLeft = () =>
  tale(threeNames, [...PERSONS, 'cid'])
    .to('booth')
    .count([4, 4, 3])
    .to('recess');
const leftPaper = () => threeLeft().does('cid', { type: 'candidate.withdraw', heir: null });

/** Two of three were asked to go, and one went. */
const leaving = () =>
  threeLeft()
    .does('ana', offer('ben', { kind: 'withdraw', by: 'ben', heir: 'ana' }))
    .does('cid', { type: 'candidate.withdraw', heir: null });

function sixOffers(): Teller {
  const teller = corridor(rich);
  for (let n = 0; n < 6; n++) teller.does('alba', offer('bora', note('alba')));
  return teller;
}

function sixtyOffers(): Teller {
  const teller = corridor();
  for (let n = 1; n <= 60; n++)
    teller.does('alba', offer('bora', note('alba'))).does('alba', { type: 'deal.withdraw', deal: `alba>bora#${n}` });
  return teller;
}

const offered = () => corridor().does('alba', offer('bora', note('alba')));
const expired = () => offered().to('corridor', 2);
const halfAccepted = () =>
  corridor()
    .does('alba', { type: 'deal.propose', to: ['bora', 'elna'], clauses: [note('alba')] })
    .does('bora', { type: 'deal.answer', deal: 'alba>bora+elna#1', accept: true });

const revealedBacker = () =>
  corridor()
    .deal('alba', ['bora'], [{ kind: 'aid', by: 'alba', to: 'bora', n: 1, through: 'fora' }])
    .does('bora', show('deal:alba>bora#1'));

function threeChairs(): Teller {
  const teller = tale(rich).to('corridor');
  for (const id of ['bora', 'elna', 'gala']) teller.deal('ana', [id], [chair(id)]);
  teller.to('booth', 2).count([7, 5]).to('booth').count([7, 5]).to('delivery');
  return teller.does('ana', { type: 'deliver', to: 'bora' }).does('ana', { type: 'deliver', to: 'elna' });
}

function tabling(candidate: string): Command {
  return { type: 'line.table', bloc: 'north', candidate };
}

/** A hall that likes Arden gave the North a line. */
const lined = () =>
  tale((little) => ({
    ...little,
    candidates: little.candidates.map((row) => (row.id === 'ana' ? { ...row, standing: [{ text: 'liked', value: 5, source: 'x' }] } : row)),
  }))
    .to('corridor')
    .does('bora', tabling('ana'))
    .does('bora', { type: 'line.vote', vote: 'yes' })
    .to('corridor', 2);

function bentThrice(): Teller {
  const teller = tale(long);
  for (let day = 1; day <= 3; day++) teller.to('corridor', day).does('ana', { type: 'oath.bend' });
  return teller.to('corridor', 4);
}

const written = () => corridor().does('bora', { type: 'promise.give', candidate: 'ana' });
const printedPaper = () =>
  written()
    .does('ana', show('promise:bora>ana', ['gazette']))
    .does('ana', show('promise:bora>ana'));

function quote(candidate: string | null): Command {
  return { type: 'quote.give', to: 'gazette', candidate };
}

function print(issue: string): Command {
  return { type: 'press.print', story: { about: 'issue', issue } };
}

function proxy(to: string): Command {
  return { type: 'proxy.give', to };
}

const handedOver = () => tale().does('elna', proxy('bora'));
