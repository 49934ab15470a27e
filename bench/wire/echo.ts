import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';

/** The peer, a process of its own: plain `ws` that writes what it hears to a file, syncs it, and says it back. */
const file = openSync(join(process.argv[2] ?? '.', 'echo.log'), 'a');
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) =>
  socket.on('message', (data: Buffer) => {
    writeSync(file, data);
    fsyncSync(file);
    socket.send(data);
  }),
);
server.once('listening', () => process.send?.((server.address() as { port: number }).port));
process.once('disconnect', () => {
  closeSync(file);
  process.exit();
});
