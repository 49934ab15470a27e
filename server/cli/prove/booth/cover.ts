import { playBots } from '#shared/bots/conduct.ts';
import { BEATS } from '#shared/game/decide.ts';
import { callBallot, countPapers } from '#shared/game/papers.ts';
import { setUp } from '#shared/game/setup.ts';
import { Table } from '#shared/game/table.ts';
import { compileWorld } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { loadScenario } from '#shared/scenario/load.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { KeyFolder } from '../../../booth/key-folder.ts';
import { HallState, LobbySeat } from '../../../rooms/hall-state.ts';
import { begin, sayReady, takeSeat } from '../../../rooms/lobby.ts';
import { Sitting, type Visitor } from '../../../rooms/sitting.ts';
import { systemClock, systemRandom } from '../../../rooms/surroundings.ts';
import { Timers } from '../../../rooms/timers.ts';
import { openSqliteJournal } from '../../../store/sqlite-journal.ts';
import { headerOf } from '../../../test/header.ts';
import { scenarioFile } from '../../files.ts';
import { isLarge } from '../../proof/play.ts';
import { quantile } from '../../proof/stats.ts';
import type { Line } from '../proof.ts';
import { freshPlace } from './hall.ts';

type Pick = (n: number) => number;

/** What measuring may stray from the author's figure, with so few games. */
const STRAY = 0.25;
/** Papers of persons that hide each other (docs/rulebook.md §7). */
const MANY = 5;

/** B12: whatever is done in a lobby, a room that begins has cover, measured anew. */
export function coverLine(seed: string, halls: readonly Scenario[], most: number, tries: number, pick: Pick): Line {
  let [begun, turnedAway, least] = [0, 0, Number.POSITIVE_INFINITY];
  const bare: string[] = [];
  for (const scenario of halls) {
    const doubts = doubtsOf(scenario, seed, isLarge(scenario) ? Math.ceil(most / 3) : most);
    for (let n = 0; n < tries; n++) {
      const { started, refused } = anyLobby(scenario, pick);
      turnedAway += refused;
      if (!started) continue;
      begun++;
      const papers = started.filter((seat) => scenario.states.some((row) => row.id === seat));
      const cover = p5(doubts.map((game) => coverWithout(game, papers)));
      if (papers.length === 0 || papers.length >= MANY) continue;
      least = Math.min(least, cover);
      if (cover < 4 - STRAY) bare.push(`${scenario.id}, ${scenario.days} days: ${papers.join(' ')} ${cover.toFixed(2)}`);
    }
  }
  const thin = loadScenario('thin', { ...scenarioFile('two-names'), cover: 3.9 });
  return {
    line: 'B12 no secret ballot begins without cover, whatever is done in the lobby; none is void for it afterwards',
    ok: bare.length === 0 && begun > 0 && turnedAway > 0 && !thin.ok,
    seen: bare[0] ?? `${begun} begun, ${turnedAway} turned away; least cover of few ${least.toFixed(2)}`,
  };
}

/** People come, sit, change, are ready and begin in any order, by the room's own lobby. */
function anyLobby(scenario: Scenario, pick: Pick): { readonly started: readonly string[] | null; readonly refused: number } {
  const place = freshPlace();
  const journal = openSqliteJournal(place.data);
  const config = { GRACE_MS: 0, BOOTH_MS: 0, BEAT_MS: 0, CLOCK_PERCENT: 100, SLOW_MS: 60_000, EMPTY_MS: 60_000 };
  const ports = {
    scenarios: new Map([[scenario.id, scenario]]),
    journal,
    keys: new KeyFolder(place.keys),
    config,
    clock: systemClock,
    random: systemRandom,
  };
  const hall = new HallState();
  for (const { id } of scenario.seats) hall.lobby.push(new LobbySeat({ id }));
  const host = { tokenHash: 'visitor-0', seat: null, host: true };
  const header = headerOf({ code: 'BAKE27', scenario, seed: '7', people: [host] });
  const sitting = new Sitting(header, hall, new Timers(systemClock, (act) => act()), ports, () => {});
  const people = Array.from({ length: 1 + pick(7) }, (_, n) => visitor(n));
  for (const each of people) sitting.visitors.add(each);
  const seats = scenario.seats.map((row) => row.id);
  const delegations = seats.filter((id) => scenario.states.some((row) => row.id === id));
  let refused = 0;
  for (let n = 0; n < 30 && !sitting.header.started; n++) {
    const who = people[pick(people.length)] as Visitor;
    const what = pick(6);
    // Half of the time the seat of a delegation: these hold papers.
    const from = pick(2) === 0 ? seats : delegations;
    if (what < 4) takeSeat(sitting, who, pick(8) === 0 ? null : (from[pick(from.length)] ?? null));
    else if (what === 4) sayReady(sitting, who, true);
    else {
      const result = begin(sitting, people[0] as Visitor, true);
      if (!result.ok && result.refusal.code === 'too-little-cover') refused++;
    }
  }
  journal.close();
  return { started: sitting.header.started, refused };
}

/** Somebody whose browser hears nothing. */
const visitor = (n: number): Visitor => ({
  client: { sessionId: `session-${n}`, send: () => {}, leave: () => {} } as unknown as Visitor['client'],
  tokenHash: `visitor-${n}`,
  bucket: { take: () => true } as unknown as Visitor['bucket'],
  outlet: {} as Visitor['outlet'],
  n: 0,
  last: null,
  console: null,
});

/** For each ballot of a game and each name on it: `p(1 − p)` of every state's paper. */
type Doubts = readonly (readonly ReadonlyMap<string, number>[])[];

function doubtsOf(scenario: Scenario, seed: string, games: number): readonly Doubts[] {
  const world = compileWorld(scenario);
  return Array.from({ length: games }, (_, n) => {
    const table = new Table(world, setUp(world, { seed: `${seed}/cover${n}`, openDice: true, persons: [] }));
    const ballots: ReadonlyMap<string, number>[][] = [];
    while (table.state.phase !== 'verdict') {
      playBots(table);
      if (table.state.phase === 'corridor' && table.state.beat < BEATS) table.host({ type: 'beat' });
      else if (table.state.phase === 'booth') {
        const call = callBallot(world, table.state);
        const present = world.states.filter((_, i) => table.state.ballots.at(-1)?.roll[i]);
        const doubt = (p: number) => p * (1 - p);
        ballots.push(call.options.map((_, c) => new Map(present.map(({ id }, k) => [id, doubt(call.gamePapers[k]?.[c] ?? 0)]))));
        table.closeBooth(countPapers(call, [], injectedEntropy(`${seed}/${n}`)));
      } else table.host({ type: 'phase.close' });
    }
    return ballots;
  });
}

/** Cover of a game in which persons write these papers. */
const coverWithout = (game: Doubts, papers: readonly string[]): number =>
  Math.min(
    ...game.flatMap((names) => names.map((doubts) => [...doubts].reduce((sum, [id, doubt]) => sum + (papers.includes(id) ? 0 : doubt), 0))),
  );

const p5 = (values: readonly number[]): number => quantile(values, 0.05);
