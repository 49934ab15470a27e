import { WebSocketServer } from 'ws';

/** The peer of the storm, a process of its own: plain `ws`, which answers each connection once with three thousand bytes. */
const BYTES = 3_000;

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
const answer = Buffer.alloc(BYTES, 7);
server.on('connection', (socket) => socket.once('message', () => socket.send(answer)));
server.once('listening', () => process.send?.((server.address() as { port: number }).port));
