import { createRequire } from 'node:module';

/** The same small game for boardgame.io 0.50.2, played through its own client in this process, without a network. */
const { Client } = createRequire(import.meta.url)('boardgame.io/client') as { Client: (options: object) => BoardgameClient };
const { INVALID_MOVE } = createRequire(import.meta.url)('boardgame.io/core') as { INVALID_MOVE: string };

interface BoardgameClient {
  start(): void;
  readonly moves: { promise(to: number, n: number): void };
  getState(): {
    readonly G: G;
    readonly ctx: { readonly currentPlayer: string; readonly turn: number };
    readonly plugins: object;
    readonly _stateID: number;
  };
}
interface G {
  seats: { support: number; promises: number }[];
}

const SEATS = 193;

const game = {
  setup: (): G => ({ seats: Array.from({ length: SEATS }, () => ({ support: 1_000_000, promises: 0 })) }),
  moves: {
    promise: ({ G, playerID, events }: { G: G; playerID: string; events: { endTurn(): void } }, to: number, n: number) => {
      const by = Number(playerID);
      const from = G.seats[by];
      const other = G.seats[to];
      if (!from || !other || to === by || from.support < n) return INVALID_MOVE;
      from.support -= n;
      from.promises++;
      other.support += n;
      events.endTurn();
      return undefined;
    },
  },
};

/** Bytes of the whole state that every client is sent after a move, as its own transport writes it: everything but the move's log. */
export function boardgameState(): number {
  const client = Client({ game, numPlayers: SEATS, debug: false });
  client.start();
  client.moves.promise(1, 1);
  const { G, ctx, plugins, _stateID } = client.getState();
  return Buffer.byteLength(JSON.stringify({ G, ctx, plugins, _stateID }));
}

/** One accepted command a call; throws if the turn did not pass. */
export function boardgameClient(): () => void {
  const client = Client({ game, numPlayers: SEATS, debug: false });
  client.start();
  let nth = 0;
  return () => {
    const { ctx } = client.getState();
    client.moves.promise((Number(ctx.currentPlayer) + 1 + (nth++ % (SEATS - 1))) % SEATS, 1);
    if (client.getState().ctx.turn !== ctx.turn + 1) throw new Error('boardgame.io did not accept the command');
  };
}
