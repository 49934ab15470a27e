import type { Result } from '../kit/result.ts';
import { ok } from '../kit/result.ts';
import type { Command, HostCommand, Tally } from './command.ts';
import { decide, decideHost } from './decide.ts';
import type { GameEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { GameState } from './state.ts';
import type { World } from './world.ts';

/** One accepted act: who, what, and the facts it made. This is what a journal keeps. */
export interface Entry {
  readonly by: string | 'host';
  readonly command: Command | HostCommand;
  readonly events: readonly GameEvent[];
}

/**
 * A table: the state and the one way to change it. Every host (room, worker, command line) holds one of these and adds
 * sockets, clocks, entropy and storage around it. `keep` is called before the state moves; if it throws, nothing happened.
 */
export class Table {
  readonly world: World;
  readonly keep: (entry: Entry) => void;
  state: GameState;
  /** Commands of seats refused so far; a bot's should be none. */
  refusals = 0;

  constructor(world: World, state: GameState, keep: (entry: Entry) => void = () => {}) {
    this.world = world;
    this.state = state;
    this.keep = keep;
  }

  /** A seat asks; the table accepts or refuses. A refusal leaves everything as it was. */
  submit(seat: string, command: Command): Result<readonly GameEvent[]> {
    const result = decide(this.world, this.state, seat, command);
    if (!result.ok) {
      this.refusals++;
      return result;
    }
    return ok(this.book({ by: seat, command, events: result.value }));
  }

  /** The host asks: a beat, the end of a phase, a person coming or going. */
  host(command: HostCommand): Result<readonly GameEvent[]> {
    const result = decideHost(this.world, this.state, command);
    return result.ok ? ok(this.book({ by: 'host', command, events: result.value })) : result;
  }

  /** The box was counted: only the sum reaches the table. */
  closeBooth(tally: Tally): Result<readonly GameEvent[]> {
    return this.host({ type: 'booth.close', tally });
  }

  private book(entry: Entry): readonly GameEvent[] {
    this.keep(entry);
    for (const event of entry.events) this.state = evolve(this.world, this.state, event);
    return entry.events;
  }
}
