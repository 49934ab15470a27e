import { markPaper } from '#shared/game/booth.ts';
import type { Clause, Command } from '#shared/game/command.ts';
import { callBallot, countPapers } from '#shared/game/papers.ts';
import { setUp } from '#shared/game/setup.ts';
import type { GameState, Phase } from '#shared/game/state.ts';
import { type Entry, Table } from '#shared/game/table.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { digest } from '#shared/kit/digest.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { littleScenario } from '../little.ts';

/** A short script run through a table: its minutes are compared with `shared/test/golden/<id>.txt`, and what it proves is checked. */
export interface Story {
  readonly id: string;
  readonly seed: string;
  readonly persons: readonly string[];
  /** What is different from the little scenario. */
  readonly hall?: (little: Scenario) => Scenario;
  readonly tell: (teller: Teller) => void;
  /** What must be so at the end, by name. A golden file alone would agree to anything once. */
  readonly proves: Readonly<Record<string, (state: GameState) => boolean>>;
}

/** Everybody comes, so that who is in the room is the story's to say. */
export const everybodyComes = (scenario: Scenario): Scenario => ({
  ...scenario,
  states: scenario.states.map((row) => ({ ...row, attendance: 1 })),
});

/** Tells a story to a table. Anything refused is the story's own mistake, so it throws. */
export class Teller {
  readonly world: World;
  readonly table: Table;
  readonly entries: Entry[] = [];
  readonly #seed: string;

  constructor(story: Pick<Story, 'seed' | 'persons' | 'hall'>) {
    const little = everybodyComes(littleScenario());
    this.world = compileWorld(story.hall ? story.hall(little) : little);
    this.#seed = story.seed;
    const opening = setUp(this.world, { seed: story.seed, openDice: true, persons: story.persons });
    this.table = new Table(this.world, opening, (entry) => void this.entries.push(entry));
  }

  get state(): GameState {
    return this.table.state;
  }

  /** A seat does something. */
  does(seat: string, command: Command): this {
    const result = this.table.submit(seat, command);
    if (!result.ok)
      throw new Error(`${seat} was refused: ${JSON.stringify({ command, refusal: result.refusal, phase: this.state.phase })}`);
    return this;
  }

  /** What the table would answer: `ok`, and then it is done, or the code of a refusal, which must leave everything as it was. */
  asks(seat: string, command: Command): string {
    const before = digest(this.state);
    const result = this.table.submit(seat, command);
    if (!result.ok && digest(this.state) !== before) throw new Error(`a refusal changed the state: ${JSON.stringify(command)}`);
    return result.ok ? 'ok' : result.refusal.code;
  }

  /** One makes an offer to others; they accept in the order named. */
  deal(by: string, to: readonly string[], clauses: readonly Clause[], accepting: readonly string[] = to): this {
    this.does(by, { type: 'deal.propose', to: [...to], clauses: [...clauses] });
    const id = Object.keys(this.state.deals).at(-1) as string;
    for (const seat of accepting) this.does(seat, { type: 'deal.answer', deal: id, accept: true });
    return this;
  }

  /** Time passes until this phase (of this day) is open. */
  to(phase: Phase, day = this.state.day): this {
    while (this.state.phase !== phase || this.state.day !== day) {
      const result = this.table.host({ type: 'phase.close' });
      if (!result.ok) throw new Error(`cannot get to ${phase} of day ${day}: ${result.refusal.code} in ${this.state.phase}`);
    }
    return this;
  }

  /** The box closes on these papers of persons (the rest blank) and on those that the game fills in. */
  votes(marks: Readonly<Record<string, string>>): this {
    const call = callBallot(this.world, this.state);
    const place = (seat: string) => (marks[seat] === undefined ? -1 : call.options.indexOf(marks[seat]));
    const papers = call.electorate.map((seat) => markPaper(place(seat) < 0 ? null : place(seat)));
    return this.#close(countPapers(call, papers, injectedEntropy(`${this.#seed}|booth|${call.round}`)));
  }

  /** The box closes and this is its sum: for stories about the count. In the order of the paper. */
  count(votes: readonly number[], uncounted = 0): this {
    const ballot = this.state.ballots.at(-1);
    return this.#close({
      round: ballot?.round ?? 0,
      epoch: ballot?.epoch ?? 0,
      papers: votes.reduce((sum, n) => sum + n, uncounted),
      uncounted,
      votes: Object.fromEntries((ballot?.options ?? []).map((id, n) => [id, votes[n] ?? 0])),
    });
  }

  #close(tally: Parameters<Table['closeBooth']>[0]): this {
    const result = this.table.closeBooth(tally);
    if (!result.ok) throw new Error(`the count was refused: ${result.refusal.code}`);
    return this;
  }
}

/** Whether the record holds a line of this key. */
export const recorded =
  (key: string) =>
  (state: GameState): boolean =>
    state.record.some((line) => line.key === key);
