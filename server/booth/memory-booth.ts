import { type BallotCall, type Booth, type BoothAck, PAPER_BYTES } from '#shared/game/booth.ts';
import type { Tally } from '#shared/game/command.ts';
import { countPapers } from '#shared/game/papers.ts';
import type { Entropy } from '#shared/kit/dice.ts';

/**
 * A box in this process's memory. Papers are never written anywhere; when the process dies they are gone, and the ballot is run
 * again in front of everybody. `call` says at each moment who is on the roll; `entropy` is the operating system's in every room, never
 * the game's seed, or anyone with the seed could subtract these papers.
 */
export class MemoryBooth implements Booth {
  readonly #call: () => BallotCall;
  readonly #entropy: Entropy;
  #papers: Map<string, Uint8Array> | null = new Map();

  constructor(call: () => BallotCall, entropy: Entropy) {
    this.#call = call;
    this.#entropy = entropy;
  }

  put(seat: string, round: number, epoch: number, paper: Uint8Array): BoothAck {
    const call = this.#call();
    if (!this.#papers || call.round !== round || call.epoch !== epoch) return { ok: false, code: 'ballot-closed' };
    if (!call.electorate.includes(seat)) return { ok: false, code: 'not-on-roll' };
    if (paper.length !== PAPER_BYTES) return { ok: false, code: 'paper-malformed' };
    this.#papers.set(seat, paper);
    return { ok: true, round, epoch };
  }

  remove(seat: string): void {
    this.#papers?.delete(seat);
  }

  missing(): readonly string[] {
    return [...new Set(this.#call().electorate)].filter((seat) => !this.#papers?.has(seat));
  }

  close(): Tally {
    const call = this.#call();
    const papers = call.electorate.flatMap((seat) => this.#papers?.get(seat) ?? []);
    this.#papers = null;
    return countPapers(call, papers, this.#entropy);
  }
}
