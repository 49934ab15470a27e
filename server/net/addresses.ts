import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Allowance } from './allowance.ts';

/** Milliseconds after which an address that did nothing is forgotten. */
const FORGET_MS = 10 * 60_000;
/** Addresses that are remembered at once; the one that was quiet longest is forgotten first. */
const MOST_ADDRESSES = 20_000;

/** Codes that are remembered of one address: more rooms than one school has open. */
const MOST_CODES = 500;

/** What one address may do, whoever sits behind it. A class of forty comes from one. */
interface Known {
  readonly openings: Allowance;
  readonly entries: Allowance;
  readonly misses: Allowance;
  /** Codes of rooms that somebody from here has opened or entered. */
  readonly codes: Set<string>;
  at: number;
}

/** How much one address may do. */
export interface AddressLimits {
  /** Rooms opened at once; one more every five seconds. */
  readonly openings: number;
  /** Codes without a room that may be tried at once; one more every three seconds. */
  readonly misses: number;
}

/** Entries at once, and a second: two hundred people who come in together and come back together. */
const ENTRIES = { burst: 600, aSecond: 20 };
/** Codes without a room that may be tried a second, once those at once are used up. */
export const MISSES_A_SECOND = 1 / 3;

/**
 * What was done from which address lately. Addresses are kept as keyed hashes, in this process's memory, for ten minutes; the
 * key dies with the process.
 */
export class Addresses {
  readonly #limits: AddressLimits;
  readonly #known = new Map<string, Known>();
  readonly #key = randomBytes(16);

  constructor(limits: AddressLimits) {
    this.#limits = limits;
  }

  /** Whether somebody from here may open one more room. */
  mayOpen(address: string): boolean {
    return this.#at(address).openings.take();
  }

  /**
   * Whether somebody from here may try this code. Who guesses runs out of misses; a code that has let somebody in from here is
   * open to all the others behind the same address, so one who guesses keeps no class out of its room.
   */
  mayTry(address: string, code: string): boolean {
    const known = this.#at(address);
    return known.entries.take() && (known.codes.has(code) || known.misses.has());
  }

  /** A code led nowhere. */
  missed(address: string): void {
    this.#at(address).misses.take();
  }

  /** A code led into a room. */
  entered(address: string, code: string): void {
    const { codes } = this.#at(address);
    codes.add(code);
    for (const oldest of codes) {
      if (codes.size <= MOST_CODES) break;
      codes.delete(oldest);
    }
  }

  /** How many addresses are remembered. */
  get size(): number {
    return this.#known.size;
  }

  #at(address: string): Known {
    const now = performance.now();
    const name = createHmac('sha256', this.#key).update(address).digest('base64');
    const known = this.#known.get(name) ?? this.#fresh(now);
    known.at = now;
    // Whoever was here last stands last, so that the quietest are forgotten first.
    this.#known.delete(name);
    this.#known.set(name, known);
    for (const [oldest, { at }] of this.#known) {
      if (this.#known.size <= MOST_ADDRESSES && now - at < FORGET_MS) break;
      this.#known.delete(oldest);
    }
    return known;
  }

  #fresh(now: number): Known {
    const { openings, misses } = this.#limits;
    return {
      openings: new Allowance(openings, 1 / 5, now),
      entries: new Allowance(ENTRIES.burst, ENTRIES.aSecond, now),
      misses: new Allowance(misses, MISSES_A_SECOND, now),
      codes: new Set(),
      at: now,
    };
  }
}

/**
 * Where a request comes from. With `proxies` of our own in front, the address that the outermost of them saw; what a caller
 * writes further left in `X-Forwarded-For` is the caller's own invention. Of an IPv6 address only the network counts: 64 bits.
 */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const hops = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => hop.trim());
  const told = proxies > 0 ? hops.at(-proxies) : undefined;
  const address = (told || request.socket.remoteAddress || '').replace(/^::ffff:/, '');
  return address.includes(':') ? networkOf(address) : address;
}

/** The first four groups, written out where `::` leaves them out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  return [...groups, ...new Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':');
}
