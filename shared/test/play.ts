import { playBots } from '#shared/bots/conduct.ts';
import { markPaper } from '#shared/game/booth.ts';
import { choicesFor } from '#shared/game/choices.ts';
import type { Command, HostCommand } from '#shared/game/command.ts';
import { BEATS } from '#shared/game/decide.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { callBallot, countPapers } from '#shared/game/papers.ts';
import { sample } from '#shared/game/sample.ts';
import { setUp } from '#shared/game/setup.ts';
import type { GameState } from '#shared/game/state.ts';
import { Table } from '#shared/game/table.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import type { World } from '#shared/game/world.ts';
import { draw, injectedEntropy } from '#shared/kit/dice.ts';

/** One step of a random game, as a test watches it. */
export interface Step {
  readonly before: GameState;
  readonly after: GameState;
  readonly by: string | 'host';
  readonly command: Command | HostCommand;
  readonly events: readonly GameEvent[];
}

export interface RandomGame {
  readonly seed: string;
  readonly persons: readonly string[];
  /** Random acts of persons in each phase. */
  readonly acts: number;
  /** Persons stay in the room, so that each has a paper. */
  readonly stay?: boolean;
  /** How person k marks its paper: 0, 1, or null for blank. */
  readonly papers: (seat: string, round: number) => number | null;
}

/**
 * Plays one whole game in which persons do random legal things (complete choices and samples of forms) and bots play the rest.
 * Calls `watch` after every accepted step and returns the last state. Throws when a choice or a sample is refused.
 */
export function playRandomly(world: World, game: RandomGame, watch: (step: Step) => void = () => {}): GameState {
  let before: GameState = setUp(world, { seed: game.seed, openDice: true, persons: game.persons });
  const table: Table = new Table(world, before);
  let nth = 0;
  const pick = (n: number) => draw(game.seed, 'test', nth++) % n;
  const host = (command: HostCommand) => {
    before = table.state;
    const result = table.host(command);
    if (!result.ok) throw new Error(`host refused: ${JSON.stringify({ command, refusal: result.refusal })}`);
    watch({ before, after: table.state, by: 'host', command, events: result.value });
  };
  const submit = (seat: string, command: Command) => {
    before = table.state;
    const result = table.submit(seat, command);
    if (!result.ok)
      throw new Error(`a choice was refused: ${JSON.stringify({ seat, phase: before.phase, command, refusal: result.refusal })}`);
    watch({ before, after: table.state, by: seat, command, events: result.value });
  };
  const act = (seat: string) => {
    const pub = publicView(world, table.state);
    const view = seatView(world, table.state, seat);
    const { commands, forms } = choicesFor(world, pub, view);
    const useForm = forms.length > 0 && pick(3) > 0;
    const form = forms[pick(Math.max(1, forms.length))];
    const command = useForm && form ? sample(world, pub, view, form, pick) : commands[pick(Math.max(1, commands.length))];
    if (!command || command.type === 'ready' || (game.stay && command.type === 'attend')) return;
    submit(seat, command);
  };
  while (table.state.phase !== 'verdict') {
    const spy = spyOnBots(table, watch);
    playBots(spy);
    for (let n = 0; n < game.acts && game.persons.length > 0; n++) act(game.persons[pick(game.persons.length)] as string);
    if (table.state.phase === 'corridor' && table.state.beat < BEATS) host({ type: 'beat' });
    else if (table.state.phase === 'booth' && !world.scenario.ballot.open) {
      const call = callBallot(world, table.state);
      const papers = call.electorate.map((seat) => markPaper(game.papers(seat, call.round)));
      host({ type: 'booth.close', tally: countPapers(call, papers, injectedEntropy(`${game.seed}|booth`)) });
    } else host({ type: 'phase.close' });
  }
  return table.state;
}

/** The same table, but every accepted bot act is shown to the watcher too. */
function spyOnBots(table: Table, watch: (step: Step) => void): Table {
  return new Proxy(table, {
    get(target, key) {
      if (key !== 'submit') return Reflect.get(target, key);
      return (seat: string, command: Command) => {
        const before = target.state;
        const result = target.submit(seat, command);
        if (!result.ok) throw new Error(`a bot was refused: ${JSON.stringify({ seat, command, refusal: result.refusal })}`);
        watch({ before, after: target.state, by: seat, command, events: result.value });
        return result;
      };
    },
  });
}
