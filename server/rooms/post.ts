import type { Client } from 'colyseus';
import { no, type Result } from '#shared/kit/result.ts';
import { type Reply, readRequestId } from '#shared/protocol/messages.ts';
import type { Guard } from './guard.ts';
import { Replies } from './replies.ts';
import type { Sitting, Visitor } from './sitting.ts';
import { tellAll } from './telling.ts';

const OK: Reply = { ok: true };

/** The room's post: one answer for each request. */
export class Post {
  readonly #sitting: Sitting;
  readonly #guard: Guard;
  readonly #replies = new Replies();

  constructor(sitting: Sitting, guard: Guard) {
    this.#sitting = sitting;
    this.#guard = guard;
  }

  /**
   * One answer for one id, however often a request travels. `data` is the request as it came, null for a question that is answered anew
   * each time, `act` what it does. Somebody who asks too fast is told so, and that is not remembered: nobody has read what was asked.
   */
  answer(client: Client, data: unknown, act: (visitor: Visitor) => Result<null>): Reply {
    const reply = this.#guard.run((): Reply => {
      const visitor = this.#sitting.visitors.of(client.sessionId);
      if (!visitor) return no('not-found');
      if (!visitor.bucket.take(1, this.#sitting.ports.clock.now())) return no('too-fast');
      const id = readRequestId(data);
      const given = id === null ? null : this.#given(visitor, id);
      if (given) return given;
      const result = act(visitor);
      const answer = result.ok ? OK : result;
      // An answer that is remembered must be true.
      this.#sitting.flush();
      if (id !== null && (answer.ok || answer.refusal.code !== 'cannot-save')) this.#replies.keep(visitor.tokenHash, id, answer);
      // A refusal changes nothing, so there is nothing to tell: who asks for what cannot be costs the others no work.
      if (result.ok) tellAll(this.#sitting);
      return answer;
    });
    return reply ?? no(this.#guard.stopped ? 'room-stopped' : 'cannot-save');
  }

  /** The answer to an earlier request of this id. The journal knows accepted commands of an earlier process too. */
  #given(visitor: Visitor, id: string): Reply | null {
    const seat = this.#sitting.seatOf(visitor);
    const accepted = seat !== null && this.#sitting.table?.accepted(requestKey(seat, id));
    return accepted ? OK : this.#replies.given(visitor.tokenHash, id);
  }
}

/** What the journal keeps of a person's request: seats do not change hands between people. */
export const requestKey = (seat: string, id: string): string => `${seat}/${id}`;
