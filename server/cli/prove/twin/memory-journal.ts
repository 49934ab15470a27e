import type { Box } from '#shared/game/booth.ts';
import type { Header, Journal, Kept } from '../../../store/journal.ts';

/** A journal in memory, for a room whose disk is not what is being proved. */
export class MemoryJournal implements Journal {
  readonly #headers = new Map<string, Header>();
  readonly #entries = new Map<string, Kept[]>();
  readonly #envelopes = new Map<string, ReadonlyMap<string, Uint8Array>>();

  readonly box: Box = {
    put: (code, seat, envelope) => void this.#envelopes.set(code, new Map([...this.box.envelopes(code), [seat, envelope]])),
    remove: (code, seat) => void this.#envelopes.set(code, new Map([...this.box.envelopes(code)].filter(([other]) => other !== seat))),
    envelopes: (code) => new Map([...(this.#envelopes.get(code) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))),
  };

  save(header: Header): void {
    this.#headers.set(header.code, header);
  }

  append(code: string, kept: Kept): void {
    this.entries(code).push(kept);
  }

  appendAndEmptyBox(code: string, kept: Kept): void {
    this.append(code, kept);
    this.#envelopes.delete(code);
  }

  header(code: string): Header | null {
    return this.#headers.get(code) ?? null;
  }

  has(code: string): boolean {
    return this.#headers.has(code);
  }

  entries(code: string): Kept[] {
    const kept = this.#entries.get(code) ?? [];
    this.#entries.set(code, kept);
    return kept;
  }

  open(): readonly string[] {
    return [...this.#headers.keys()];
  }

  isOpen(code: string): boolean {
    return this.has(code);
  }

  finish(): void {}

  mend(): number {
    return 0;
  }

  together<T>(act: () => T): T {
    return act();
  }

  flush(): void {}

  remove(code: string): void {
    this.#headers.delete(code);
    this.#entries.delete(code);
  }

  removeOlder(): readonly string[] {
    return [];
  }

  close(): void {}
}
