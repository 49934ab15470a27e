import { connect, createServer, type Socket } from 'node:net';

/** A wire between people and the server that can be cut without either end hearing of it, or let nothing through to the people. */
export interface Wire {
  readonly port: number;
  /** Nothing comes through any more: to the people alone, or either way. Neither end is told. */
  hold(way: 'down' | 'both'): void;
  /** It comes through again. */
  flow(): void;
  end(): void;
}

/** Lays a wire to the server on this port. */
export async function wireTo(port: number): Promise<Wire> {
  const pairs: { readonly person: Socket; readonly server: Socket }[] = [];
  const listener = createServer((person) => {
    const server = connect(port, '127.0.0.1');
    pairs.push({ person, server });
    person.pipe(server);
    server.pipe(person);
    for (const [end, other] of [
      [person, server],
      [server, person],
    ] as const)
      end.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as { port: number }).port,
    hold: (way) => {
      for (const { person, server } of pairs) {
        server.unpipe(person).pause();
        if (way === 'both') person.unpipe(server).pause();
      }
    },
    flow: () => {
      for (const { person, server } of pairs) {
        server.pipe(person);
        person.pipe(server);
      }
    },
    end: () => {
      listener.close();
      for (const { person, server } of pairs) for (const end of [person, server]) end.destroy();
    },
  };
}
