import { readFileSync } from 'node:fs';
import { request as call } from 'node:http';
import { PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { type Case, inTurn } from '../case.ts';

/** Cases that need a page: the browser test of this name holds them, and `npm test` runs it. */
const inBrowser = (n: number, name: string, title: string): Case => ({
  n,
  name,
  expect: 'held by a browser test',
  run: async () => {
    const spec = readFileSync(new URL('../../../../../client/test/e2e/online.spec.ts', import.meta.url), 'utf8');
    return spec.includes(`test('${title}'`) ? 'held by a browser test' : `no test "${title}"`;
  },
});

const LINKS = 'what a link or a browser may bring along: a script for a code, a megabyte, garbage in the storage, no storage at all';

/** Bad input 104 to 108: the page. */
export const onThePage: readonly Case[] = [
  {
    n: 104,
    name: 'a code with a script in it, or of a megabyte, as it reaches the server',
    expect: '404, 404, 414',
    run: (scene) => {
      const body = JSON.stringify({ version: PROTOCOL_VERSION });
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      return inTurn(
        ['<script>alert(1)</script>', 'ABCDE%00', 'A'.repeat(10_000)],
        (code) =>
          new Promise<string>((resolve) => {
            const sent = call(
              { host: '127.0.0.1', port: scene.served.port, method: 'POST', path: `/matchmake/joinById/${code}`, headers },
              (answer) => {
                answer.resume();
                resolve(String(answer.statusCode));
              },
            );
            sent.on('error', () => resolve('no answer'));
            sent.end(body);
          }),
      );
    },
  },
  inBrowser(104, 'a code with a script in it, or of a megabyte, in a link', LINKS),
  inBrowser(105, 'a language that there is not: the page has one', LINKS),
  inBrowser(106, 'garbage in the storage', LINKS),
  inBrowser(107, 'no storage at all', LINKS),
  {
    n: 108,
    name: 'the page in a frame of somebody else',
    expect: "frame-ancestors 'none'",
    run: async (scene) => {
      const answer = await fetch(`http://127.0.0.1:${scene.served.port}/`);
      return /frame-ancestors [^;]+/.exec(answer.headers.get('content-security-policy') ?? '')?.[0] ?? 'nothing';
    },
  },
];
