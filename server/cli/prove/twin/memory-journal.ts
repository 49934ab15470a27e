import type { Header, Journal, Kept } from '../../../store/journal.ts';

/** A journal in memory, for a room whose disk is not what is being proved. */
export class MemoryJournal implements Journal {
  readonly #headers = new Map<string, Header>();
  readonly #entries = new Map<string, Kept[]>();

  save(header: Header): void {
    this.#headers.set(header.code, header);
  }

  append(code: string, kept: Kept): void {
    this.entries(code).push(kept);
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
