import { spawn } from 'node:child_process';

/** `npm run dev`: the client is built again when it changes, the server starts again when it does. Ctrl-C ends both. */
const children = [
  ['vite', 'build', '--watch', '--logLevel', 'warn'],
  ['node', '--watch', 'server/main.ts'],
].map(([command, ...args]) => spawn(command as string, args, { stdio: 'inherit', shell: process.platform === 'win32' }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => children.forEach((child) => void child.kill(signal)));
