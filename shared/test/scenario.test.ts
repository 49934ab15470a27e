import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Command } from '#shared/game/command.ts';
import { loadScenario } from '#shared/scenario/load.ts';
import { Calibration, Candidate, Goal, Length, Scenario, SeatRow, StateRow } from '#shared/scenario/schema.ts';
import { VERBS } from '#shared/scenario/verbs.ts';
import { type Row, readRows } from '../../server/cli/facts/rows.ts';

/** The scenario files: they load, they follow from the facts to the byte, and what they say of the world is what was published. */
const asset = (path: string): string => readFileSync(new URL(`../../assets/${path}`, import.meta.url), 'utf8');
const readScenario = (id: string): Scenario => JSON.parse(asset(`scenarios/${id}.json`)) as Scenario;
const rows = readRows(asset('facts/states.csv'));
const bucharest = readScenario('bucharest-2022');
const twoNames = readScenario('two-names');
const all: readonly (readonly [string, Scenario])[] = readdirSync(new URL('../../assets/scenarios/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .map((id) => [id, readScenario(id)]);

describe('the scenario files', () => {
  test.each(all)('%s loads', (id, data) => {
    expect(loadScenario(id, data)).toEqual({ ok: true, value: data });
  });

  test('the script writes the committed files again, to the byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pv-facts-'));
    execFileSync(process.execPath, ['server/cli/facts.ts', folder], { cwd: fileURLToPath(new URL('../..', import.meta.url)) });
    for (const [id] of all)
      expect(readFileSync(join(folder, `${id}.json`), 'utf8') === asset(`scenarios/${id}.json`), `${id}: run "npm run facts"`).toBe(true);
  });

  test.each(all)('%s: briefs are at least four a seat, differ, and no id is there twice', (_, scenario) => {
    const ids = scenario.seats.flatMap((seat) => seat.briefs.map((brief) => brief.id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const seat of scenario.seats) {
      expect(seat.briefs.length).toBeGreaterThanOrEqual(4);
      for (const field of ['want', 'need', 'fear', 'goals'] as const)
        expect(new Set(seat.briefs.map((brief) => JSON.stringify(brief[field]))).size, `${seat.id}: ${field}`).toBe(seat.briefs.length);
      for (const brief of seat.briefs) expect(new Set(brief.goals.map((goal) => goal.kind)).size, brief.id).toBe(3);
    }
  });

  test.each(all)('%s: a bench is four to eight neighbours of one bloc, and nobody sits on three', (_, scenario) => {
    const bloc = new Map(scenario.states.map((row) => [row.id, row.bloc]));
    const seats = new Set(scenario.seats.map((seat) => seat.id));
    const benches = scenario.seats.flatMap((seat) => seat.bench);
    expect(benches.filter((id) => benches.filter((other) => other === id).length > 2)).toEqual([]);
    for (const seat of scenario.seats) expect(new Set(seat.bench).size, seat.id).toBe(seat.bench.length);
    expect(benches.filter((id) => seats.has(id))).toEqual([]);
    for (const seat of scenario.seats) {
      if (seat.kind !== 'delegation') expect(seat.bench).toEqual([]);
      else {
        expect(seat.bench.length).toBeGreaterThanOrEqual(4);
        expect(seat.bench.length).toBeLessThanOrEqual(8);
        expect(
          seat.bench.filter((id) => bloc.get(id) !== bloc.get(seat.id)),
          seat.id,
        ).toEqual([]);
      }
    }
  });

  test.each(all)(
    '%s: a second run is another shipped hall with the same seats, and who nominated a name in an invented hall is there',
    (_, scenario) => {
      const next = scenario.secondRun === undefined ? scenario : all.find(([id]) => id === scenario.secondRun)?.[1];
      expect(next?.seats.map((seat) => seat.id)).toEqual(scenario.seats.map((seat) => seat.id));
      expect(scenario.secondRun).not.toBe(scenario.id);
      const there = (id: string) => scenario.states.find((row) => row.id === id)?.attendance;
      if (!scenario.historic)
        expect(scenario.candidates.map((candidate) => there(candidate.nominatedBy))).toEqual(scenario.candidates.map(() => 1));
    },
  );

  test.each(all)('%s: the names stand in French alphabetical order, and so do the states inside each region', (_, scenario) => {
    const french = new Intl.Collator('fr', { ignorePunctuation: true });
    const sorted = (names: readonly string[]) => names.slice().sort(french.compare);
    const short = scenario.candidates.map((candidate) => candidate.short);
    expect(short).toEqual(sorted(short));
    for (const region of scenario.regions) {
      const called = scenario.states.filter((row) => row.region === region.id).map((row) => row.called);
      expect(called, region.name).toEqual(sorted(called));
    }
  });

  test.each(all)('%s: its id is the name of its file, it has a short title and the three lengths', (id, scenario) => {
    expect(scenario.id).toBe(id);
    const words = JSON.parse(asset('words/en/ui.json')) as Record<string, string>;
    expect(words[`scenario.${id}.short`]).toBeTruthy();
    expect(scenario.lengths.map((length) => length.minutes)).toEqual(['25', '45', '90']);
    for (const length of scenario.lengths) expect(length.days).toBeLessThanOrEqual(scenario.days);
    expect(scenario.sources.length).toBeGreaterThan(0);
  });

  test('the author’s page names every field and every kind of goal', () => {
    const page = readFileSync(new URL('../../docs/scenarios.md', import.meta.url), 'utf8');
    const fields = [Scenario, Candidate, StateRow, SeatRow, Length, Calibration].flatMap((shape) => Object.keys(shape.def.shape));
    const kinds = Goal.def.options.flatMap((option) => [...option.def.shape.kind.def.values]);
    expect([...fields, ...kinds].filter((name) => !page.includes(`\`${name}`) && !page.includes(`"${name}"`))).toEqual([]);
  });

  test.each([
    ['modules', 'scandal'],
    ['clauses', 'attend'],
  ] as const)('of living persons and real states no length plays what the whole may not: %s', (field, name) => {
    const lengths = bucharest.lengths.map((length, n) => (n === 1 ? { ...length, [field]: [...length[field], name] } : length));
    const refused = (data: object) => {
      const loaded = loadScenario('mine', data);
      return loaded.ok ? null : loaded.refusal.args.path;
    };
    expect(refused({ ...bucharest, lengths })).toBe(`lengths.1.${field}`);
    expect(refused({ ...bucharest, [field]: [...bucharest[field], name] })).toBe(field);
  });

  test('a length at which a seat has no brief that can be met is refused', () => {
    const goals = [{ kind: 'experts-sent', atLeast: 1 }, ...(twoNames.seats[0]?.briefs[0]?.goals.slice(1) ?? [])];
    const seats = twoNames.seats.map((seat, n) =>
      n === 0 ? { ...seat, briefs: seat.briefs.map((brief) => ({ ...brief, goals })) } : seat,
    );
    const loaded = loadScenario('mine', { ...twoNames, seats });
    expect(loaded.ok ? null : loaded.refusal.args).toMatchObject({ path: 'lengths.0', reason: expect.stringContaining('has no brief') });
  });

  test('the verbs that a scenario may open are the commands of a seat', () => {
    expect(VERBS.toSorted()).toEqual(Command.def.options.flatMap(({ def }) => def.shape.type.def.values).sort());
  });

  test('every kind of goal has its sentence', () => {
    const words = JSON.parse(asset('words/en/goal.json')) as Record<string, string>;
    const kinds = Goal.def.options.flatMap((option) => [...option.def.shape.kind.def.values]);
    expect(kinds.filter((kind) => !words[`goal.${kind}`])).toEqual([]);
  });
});

describe('Bucharest against the record', () => {
  const tally = (of: (row: Row) => string | undefined) => {
    const counts: Record<string, number> = {};
    for (const row of rows) counts[of(row) ?? ''] = (counts[of(row) ?? ''] ?? 0) + 1;
    return counts;
  };

  test('193 members; the open votes sum to the published totals', () => {
    expect(bucharest.states.length).toBe(193);
    // Published: 141–5–35–12, 93–24–58–18, 143–5–35–10. Palau, three times in favour, was no member of the Union; the Holy See has no vote.
    expect(tally((row) => row.es11_1)).toEqual({ Y: 140, N: 5, A: 35, absent: 12, '': 1 });
    expect(tally((row) => row.es11_3)).toEqual({ Y: 92, N: 24, A: 58, absent: 18, '': 1 });
    expect(tally((row) => row.es11_4)).toEqual({ Y: 142, N: 5, A: 35, absent: 10, '': 1 });
    expect(tally((row) => row.wcit12_signed)).toEqual({ '1': 89, '0': 55, '': 49 });
  });

  test('every dossier says what the table of facts says', () => {
    const said = (label: string) => {
      const counts: Record<string, number> = {};
      for (const row of bucharest.states) {
        const value = row.facts.find((fact) => fact.label.startsWith(label))?.value ?? 'nothing';
        counts[value] = (counts[value] ?? 0) + 1;
      }
      return counts;
    };
    const none = 'not a member of the Assembly';
    expect(said('Assembly, 2 March')).toEqual({ 'in favour': 140, against: 5, abstained: 35, 'did not vote': 12, [none]: 1 });
    expect(said('Assembly, 7 April')).toEqual({ 'in favour': 92, against: 24, abstained: 58, 'did not vote': 18, [none]: 1 });
    expect(said('Dubai treaty')).toEqual({ signed: 89, 'did not sign': 55, 'absent or not entitled to sign': 49 });
  });

  test('the result is the one of 29 September 2022', () => {
    interface Round {
      readonly votes: Record<string, number>;
      readonly ballots: number;
      readonly not_counted: number;
    }
    const { elections } = JSON.parse(asset('facts/elections.json')) as { elections: { id: string; rounds: Round[] }[] };
    const rounds = elections.find((election) => election.id === 'itu-pp22-sg')?.rounds ?? [];
    expect(rounds.length).toBe(bucharest.history?.rounds);
    expect(Object.values(bucharest.history?.votes ?? {})).toEqual(Object.values(rounds[0]?.votes ?? {}));
    expect(bucharest.history).toMatchObject({ uncounted: rounds[0]?.not_counted, present: rounds[0]?.ballots });
  });

  test('as many are expected in the room as came: 172; in the invented hall 40 of 42', () => {
    const expected = (scenario: Scenario) => scenario.states.reduce((sum, row) => sum + row.attendance, 0);
    expect(expected(bucharest)).toBeCloseTo(172, 1);
    expect(Math.round(expected(twoNames))).toBe(40);
  });

  test('every part of a standing has a source and says that its weight is judgement', () => {
    for (const { standing } of bucharest.candidates) {
      expect(standing.length).toBeGreaterThan(0);
      for (const part of standing) expect(part.source).toMatch(/^.{10,}; the weight is our judgement$/);
    }
  });

  test('nobody is told that they are a living person, and nothing points outside the project', () => {
    for (const seat of bucharest.seats) expect(seat.title).not.toMatch(/^You are/);
    expect(bucharest.seats.filter((seat) => seat.kind === 'candidate').every((seat) => seat.title.startsWith('Campaign for'))).toBe(true);
    for (const [, scenario] of all) expect(JSON.stringify(scenario)).not.toMatch(/\/work\/|\.\.\//);
  });
});

describe('a broken file is refused with its place and the reason', () => {
  type Loose = Record<string, unknown> & { [key: string]: never };
  const copy = (): Loose => structuredClone(twoNames) as unknown as Loose;
  type Spoilt = readonly [what: string, path: string, reason: RegExp, spoil: (data: Scenario & Loose) => void];
  /** Goals that need what the scenario as written may leave out. */
  const NEEDED: readonly (readonly [need: string, goal: Goal, without: Partial<Scenario>])[] = [
    ['roll-call', { kind: 'abstentions', atLeast: 1 }, { rollCall: null }],
    ['roll-call', { kind: 'abstentions-at-most', atMost: 9 }, { rollCall: null }],
    ['clause "expertise"', { kind: 'experts-sent', atLeast: 1 }, { clauses: twoNames.clauses.filter((kind) => kind !== 'expertise') }],
    ['module "press"', { kind: 'quotes', atLeast: 1 }, { modules: twoNames.modules.filter((module) => module !== 'press') }],
  ];
  const DEPUTY = {
    id: 'deputy',
    title: 'Deputy',
    contenders: ['one', 'two'].map((id, n) => ({ id, name: id, state: twoNames.states[n]?.id ?? '' })),
  };
  const table: readonly Spoilt[] = [
    ['a missing field', 'title', /./, (data) => Reflect.deleteProperty(data, 'title')],
    ['a field nobody knows', '(top)', /./, (data) => Object.assign(data, { winner: 'corin' })],
    ['an unknown bloc', 'states.0.bloc', /"nowhere" is not defined/, (data) => Object.assign(data.states[0] ?? {}, { bloc: 'nowhere' })],
    [
      'an unknown region',
      'states.1.region',
      /"nowhere" is not defined/,
      (data) => Object.assign(data.states[1] ?? {}, { region: 'nowhere' }),
    ],
    ['a state with two ideals of three', 'states.3.ideals', /2 entries.*3 issues/, (data) => data.states[3]?.ideals.pop()],
    ['a state there twice', 'states.42.id', /"aldern" is there twice/, (data) => data.states.push(...data.states.slice(0, 1))],
    ['too little cover', 'cover', /under 4/, (data) => Object.assign(data, { cover: 3.9 })],
    [
      'an unknown kind of goal',
      'seats.0.briefs.0.goals.0.kind',
      /./,
      (data) => Object.assign(data.seats[0]?.briefs[0]?.goals[0] ?? {}, { kind: 'see-the-papers' }),
    ],
    [
      'a goal about nobody',
      'seats.0.briefs.0.goals.0.candidate',
      /"nobody" is not defined/,
      (data) => Object.assign(data.seats[0]?.briefs[0]?.goals[0] ?? {}, { candidate: 'nobody' }),
    ],
    ['three briefs', 'seats.5.briefs', /./, (data) => data.seats[5]?.briefs.pop()],
    ['a first seat that is not there', 'firstSeat', /"aldern" is not defined/, (data) => Object.assign(data, { firstSeat: 'aldern' })],
    ['a roll-call after the last day', 'rollCall.day', /2 days/, (data) => Object.assign(data.rollCall ?? {}, { day: 3 })],
    ['a verb that is no command', 'unlock.persuad', /"persuad" is no command/, (data) => Object.assign(data, { unlock: { persuad: 2 } })],
    [
      'such a verb at one of its lengths',
      'lengths.2.unlock.line',
      /"line" is no command/,
      (data) => Object.assign(data.lengths[2] ?? {}, { unlock: { line: 2 } }),
    ],
    ...(['delegation', 'sector', 'press'] as const).map((kind): Spoilt => {
      const n = twoNames.seats.findIndex((seat) => seat.kind === kind);
      return [
        `a campaign for the seat of a ${kind}`,
        `seats.${n}.candidate`,
        /no other seat has/,
        (data) => Object.assign(data.seats[n] ?? {}, { candidate: data.candidates[0]?.id }),
      ];
    }),
    ...NEEDED.map(
      ([need, goal, without]): Spoilt => [
        `${goal.kind} where there is no ${need}`,
        'seats.0.briefs.0.goals.0',
        new RegExp(`^"${goal.kind}" can never be met: the scenario has no ${need}$`),
        (data) => {
          Object.assign(data.seats[0]?.briefs[0]?.goals ?? [], [goal]);
          Object.assign(data, without);
        },
      ],
    ),
    ['a later post there twice', 'linked.1.id', /"deputy" is there twice/, (data) => data.linked.push(DEPUTY, DEPUTY)],
    [
      'a contender there twice',
      'linked.0.contenders.2.id',
      /"one" is there twice/,
      (data) => data.linked.push({ ...DEPUTY, contenders: [...DEPUTY.contenders, ...DEPUTY.contenders.slice(0, 1)] }),
    ],
    [
      'two contenders from one state',
      'linked.0.contenders.2.state',
      /is there twice/,
      (data) =>
        data.linked.push({
          ...DEPUTY,
          contenders: [...DEPUTY.contenders, ...DEPUTY.contenders.slice(0, 1).map((row) => ({ ...row, id: 'three' }))],
        }),
    ],
    ['a length there twice', 'lengths.3.minutes', /"45" is there twice/, (data) => data.lengths.push(...data.lengths.slice(1, 2))],
  ];

  test.each(table)('%s: %s', (_, path, reason, spoil) => {
    const data = copy() as Scenario & Loose;
    spoil(data);
    const result = loadScenario('spoilt.json', data);
    expect(result).toMatchObject({ ok: false, refusal: { code: 'scenario-broken', args: { file: 'spoilt.json', path } } });
    if (!result.ok) expect(String(result.refusal.args.reason)).toMatch(reason);
  });

  test.each([['text'], [null], [[]], [{}]])('%j is no scenario', (data) => {
    expect(loadScenario('spoilt.json', data).ok).toBe(false);
  });
});

describe('the invented hall is even-handed', () => {
  const PAIRS: readonly (readonly [string, string])[] = [
    ['Corin', 'Vela'],
    ['corin', 'vela'],
    ['Auster', 'Meridia'],
    ['auster', 'meridia'],
  ];
  /** The text with the two names, and the two states behind them, exchanged. */
  const swapped = (text: string): string => {
    const other = new Map(
      PAIRS.flatMap(([a, b]): [string, string][] => [
        [a, b],
        [b, a],
      ]),
    );
    return text.replace(new RegExp([...other.keys()].join('|'), 'g'), (name) => other.get(name) ?? name);
  };
  const seat = (id: string): SeatRow => twoNames.seats.find((row) => row.id === id) as SeatRow;
  /** All that a person in the seat reads or is judged by; ids of briefs are digests and say nothing. */
  const readable = (row: SeatRow) => ({ ...row, briefs: row.briefs.map(({ want, need, fear, goals }) => ({ want, need, fear, goals })) });

  test.each([
    ['corin', 'vela'],
    ['auster', 'meridia'],
  ])('%s and %s read the same but for the names', (one, other) => {
    expect(JSON.parse(swapped(JSON.stringify(readable(seat(one)))))).toEqual(readable(seat(other)));
  });

  test('both names are described under the same headings', () => {
    const [one, other] = twoNames.candidates.map((candidate) => candidate.standing.map((part) => part.text));
    expect(one).toEqual(other);
  });

  test('no delegation, title or label names either side', () => {
    const names = new RegExp(PAIRS.map((pair) => pair.join('|')).join('|'));
    const texts = [
      twoNames.title,
      twoNames.blurb,
      twoNames.rollCall?.title,
      twoNames.rollCall?.label,
      ...twoNames.issues.flatMap((issue) => [issue.name, issue.low, issue.high]),
      ...twoNames.seats
        .filter((row) => row.kind === 'delegation')
        .flatMap((row) => [row.title, row.blurb, ...row.briefs.flatMap((brief) => [brief.want, brief.need, brief.fear])]),
    ];
    expect(texts.filter((text) => names.test(text ?? ''))).toEqual([]);
  });

  test('goals that name a candidate come in pairs', () => {
    // Kinds and names; the numbers are fitted to each seat, so that every brief is about equally hard (docs/facts.md, "Goals").
    const goals = twoNames.seats.flatMap((row) =>
      row.briefs.flatMap((brief) => brief.goals.map((goal) => `${goal.kind} ${'candidate' in goal ? goal.candidate : ''}`)),
    );
    expect(goals.map(swapped).sort()).toEqual(goals.slice().sort());
  });
});
