import { afterEach, expect, test } from 'vitest';
import { no } from '#shared/kit/result.ts';
import type { Session, SessionReply } from '../session/session.ts';
import { problem, session } from '../store/store.ts';
import { give } from '../ui/gesture.ts';

afterEach(() => {
  session.value = null;
  problem.value = null;
});

/** A game that answers when it is told to. */
function slowGame(): (reply: SessionReply) => void {
  let answer: (reply: SessionReply) => void = () => {};
  const submit = () =>
    new Promise<SessionReply>((resolve) => {
      answer = resolve;
    });
  session.value = { submit } as unknown as Session;
  return (reply) => answer(reply);
}

test('a refusal is shown, until the next gesture', async () => {
  const answer = slowGame();
  const first = give({ type: 'ready', ready: true });
  answer(no('wrong-stage'));
  expect(await first).toBe(false);
  expect(problem.value?.code).toBe('wrong-stage');
  const second = give({ type: 'ready', ready: true });
  expect(problem.value).toBe(null);
  answer({ ok: true });
  expect(await second).toBe(true);
});

test('what a game refuses after it was left is shown nowhere', async () => {
  const answer = slowGame();
  const given = give({ type: 'ready', ready: true });
  session.value = null;
  answer(no('no-connection'));
  await given;
  expect(problem.value).toBe(null);
});
