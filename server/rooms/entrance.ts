import { createHash } from 'node:crypto';
import { type Client, ClientState } from 'colyseus';
import { CLOSED } from '#shared/protocol/messages.ts';
import { Allowance } from '../net/allowance.ts';
import type { Absent } from './absent.ts';
import { MOST_ONLOOKERS } from './caps.ts';
import { readJoinOptions, turnAway } from './door.ts';
import type { Guard } from './guard.ts';
import { Outlet } from './outlet.ts';
import type { Pace } from './pace.ts';
import { handBack } from './people.ts';
import type { Sitting, Visitor } from './sitting.ts';
import { greet, tellNewcomer, tellSoon } from './telling.ts';
import { WhileAway } from './while-away.ts';

/** What one visitor may ask at once, and a second. */
const ASKS = { burst: 80, aSecond: 40 };
/** Milliseconds within which a page that was let in says that it is ready to listen. */
const SILENT_MS = 10_000;

/** Who comes and goes. */
export class Entrance {
  readonly #sitting: Sitting;
  readonly #guard: Guard;
  readonly #pace: Pace;
  readonly #absent: Absent;
  readonly #whileAway: WhileAway;
  /** By connection: calls off the wait for its first word. */
  readonly #waits = new Map<string, () => void>();

  constructor(sitting: Sitting, guard: Guard, pace: Pace, absent: Absent) {
    this.#sitting = sitting;
    this.#guard = guard;
    this.#pace = pace;
    this.#absent = absent;
    this.#whileAway = new WhileAway(sitting);
  }

  /** Whether whoever comes with these options may come in. Throws `turnAway` when they may not. */
  admit(options: unknown): void {
    const { token } = readJoinOptions(options);
    if (this.#guard.stopped) throw turnAway('room-stopped');
    const sitting = this.#sitting;
    const { locked } = sitting.header;
    const known = token !== undefined && sitting.person(hash(token)) !== null;
    if (locked && !known && (token === undefined || !locked.includes(hash(token)))) throw turnAway('room-locked');
    if (!known && sitting.onlookers >= MOST_ONLOOKERS) throw turnAway('room-full');
  }

  /** Somebody who was let in is here. */
  came(client: Client, options: unknown): void {
    // Until it has spoken everything is kept for it, so it may not be silent for long.
    const callOff = this.#sitting.timers.after(SILENT_MS, () => {
      if (client.state === ClientState.JOINING) client.leave(CLOSED.silent);
    });
    this.#waits.set(client.sessionId, callOff);
    const entered = this.#guard.run(() => {
      this.#enter(client, readJoinOptions(options).token ?? null);
      return true;
    });
    if (entered || this.#guard.stopped) return;
    // What their coming would change cannot be saved: as if they had not come, and they will try again.
    this.#sitting.visitors.remove(client.sessionId);
    client.leave(CLOSED.unsaved);
  }

  #enter(client: Client, token: string | null): void {
    const sitting = this.#sitting;
    // Somebody without a seat is written down nowhere, but their second tab is still theirs.
    const isKnown = (who: string) => sitting.person(who) ?? sitting.visitor(who) ?? sitting.header.locked?.includes(who);
    const key = token !== null && isKnown(hash(token)) ? token : Buffer.from(sitting.ports.random(16)).toString('hex');
    const tokenHash = hash(key);
    if (sitting.header.people.length === 0) sitting.save({ people: [{ tokenHash, seat: null, host: true }] });
    const before = sitting.visitor(tokenHash);
    if (before) {
      sitting.visitors.remove(before.client.sessionId);
      before.client.send('replaced', {});
      before.client.leave(CLOSED.replaced);
    }
    const visitor: Visitor = {
      client,
      tokenHash,
      bucket: new Allowance(ASKS.burst, ASKS.aSecond, sitting.ports.clock.now()),
      outlet: new Outlet(client, sitting.ports.clock.now),
      n: 0,
      last: null,
      console: null,
    };
    sitting.visitors.add(visitor);
    if (sitting.person(tokenHash)?.lends) this.#takeBack();
    greet(sitting, visitor, key);
    this.#absent.callOff(tokenHash);
    this.#whileAway.back(visitor);
    const seat = sitting.seatOf(visitor);
    // A bot that held this seat gives it back at once.
    if (seat && sitting.table?.state.seats[seat]?.held === 'bot') sitting.table.host({ type: 'seat.hold', seat, by: 'person' });
    this.#absent.await();
    this.#pace.follow();
    tellNewcomer(sitting, visitor);
  }

  /** Who lends the host's right is here again. */
  #takeBack(): void {
    const sitting = this.#sitting;
    const deputy = [...sitting.visitors].find((visitor) => sitting.isHost(visitor));
    sitting.save({ people: handBack(sitting.header.people) });
    if (deputy) greet(sitting, deputy);
  }

  /** A connection has ended. */
  left(client: Client): void {
    // A wait that goes on would keep whoever has gone in memory.
    this.#waits.get(client.sessionId)?.();
    this.#waits.delete(client.sessionId);
    this.#guard.run(() => {
      const visitor = this.#sitting.visitors.remove(client.sessionId);
      if (visitor) this.#whileAway.went(visitor.tokenHash);
      this.#absent.await();
      tellSoon(this.#sitting);
    });
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
