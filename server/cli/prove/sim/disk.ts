import type { Box } from '#shared/game/booth.ts';
import { CannotSave, type Header, type Journal, type Kept } from '../../../store/journal.ts';

/** The process dies at this call of its journal. */
class Crash extends Error {
  override readonly name = 'Crash';
}

/** One table as text, so that nobody can change it by holding on to it. */
interface Stored {
  header: string;
  readonly kept: string[];
  readonly box: Map<string, Uint8Array>;
  over: boolean;
}

/** A disk that outlives processes, and its faults. */
export class Disk {
  readonly tables = new Map<string, Stored>();
  /** The process dies after so many calls of the journal from now on; null for never. */
  crashIn: number | null = null;
  /** It takes nothing: neither a first write, or only when all is to be brought to it; null when it is well. */
  full: 'at writes' | 'at the flush' | null = null;
  calls = 0;
  crashes = 0;
  refused = 0;

  header(code: string): Header | null {
    const stored = this.tables.get(code);
    return stored ? (JSON.parse(stored.header) as Header) : null;
  }

  entries(code: string): readonly Kept[] {
    return (this.tables.get(code)?.kept ?? []).map((text) => JSON.parse(text) as Kept);
  }
}

/** The journal of one process on this disk, with the same promises as the real one. It dies at every call, before or after its effect. */
export class SimJournal implements Journal {
  readonly #disk: Disk;
  /** Writes that are not on disk yet, in their order. */
  #pending: (() => void)[] = [];
  /** Acts of each table, those that are not on disk yet included. */
  readonly #acts = new Map<string, number>();
  #depth = 0;
  dead = false;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  readonly box: Box = {
    put: (code, seat, envelope) => this.#write(() => void this.#disk.tables.get(code)?.box.set(seat, envelope)),
    remove: (code, seat) => this.#write(() => void this.#disk.tables.get(code)?.box.delete(seat)),
    envelopes: (code) => new Map([...(this.#disk.tables.get(code)?.box ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))),
  };

  /** Whether something is written that is not on disk yet: nobody may be told anything now. */
  get unsaved(): boolean {
    return this.#pending.length > 0;
  }

  #call<T>(act: () => T): T {
    if (this.dead) throw new Crash('dead');
    const disk = this.#disk;
    disk.calls++;
    const left = disk.crashIn === null ? null : --disk.crashIn;
    // Odd ones die before the effect, even ones after it: both are every place at some time.
    if (left !== null && left <= 0) {
      disk.crashIn = null;
      disk.crashes++;
      this.dead = true;
      if (disk.calls % 2 === 0) act();
      throw new Crash('dies');
    }
    return act();
  }

  #write(act: () => void): void {
    this.together(() =>
      this.#call(() => {
        if (this.#disk.full === 'at writes') this.#refuse();
        this.#pending.push(act);
      }),
    );
  }

  #refuse(): never {
    this.#disk.refused++;
    throw new CannotSave('database or disk is full');
  }

  save(header: Header): void {
    const text = JSON.stringify(header);
    this.#write(() => {
      const stored = this.#disk.tables.get(header.code);
      if (stored) stored.header = text;
      else this.#disk.tables.set(header.code, { header: text, kept: [], box: new Map(), over: false });
    });
  }

  append(code: string, kept: Kept): void {
    const text = JSON.stringify(kept);
    const acts = this.#acts.get(code) ?? this.#disk.tables.get(code)?.kept.length ?? 0;
    if (acts !== kept.seq) throw new Error('constraint failed');
    this.#write(() => void this.#disk.tables.get(code)?.kept.push(text));
    this.#acts.set(code, acts + 1);
  }

  isOpen(code: string): boolean {
    return this.open().includes(code);
  }

  appendAndEmptyBox(code: string, kept: Kept): void {
    this.together(() => {
      this.append(code, kept);
      this.#write(() => this.#disk.tables.get(code)?.box.clear());
    });
  }

  finish(code: string): void {
    this.#write(() => {
      const stored = this.#disk.tables.get(code);
      if (stored) stored.over = true;
    });
  }

  together<T>(act: () => T): T {
    this.#depth++;
    try {
      const value = act();
      if (this.#depth === 1) this.flush();
      return value;
    } catch (error) {
      if (this.#depth === 1) {
        this.#pending = [];
        this.#acts.clear();
      }
      throw error;
    } finally {
      this.#depth--;
    }
  }

  flush(): void {
    if (this.#pending.length === 0) return;
    this.#call(() => {
      if (this.#disk.full) this.#refuse();
      for (const write of this.#pending) write();
      this.#pending = [];
      this.#acts.clear();
    });
  }

  has = (code: string): boolean => this.#alive.tables.has(code);
  header = (code: string): Header | null => this.#alive.header(code);
  entries = (code: string): readonly Kept[] => this.#alive.entries(code);
  open = (): readonly string[] => [...this.#alive.tables].filter(([, { over }]) => !over).map(([code]) => code);
  mend = (): number => 0;
  close = (): void => {};
  removeOlder = (): readonly string[] => [];

  remove(): void {
    throw new Error('the simulator keeps its tables');
  }

  get #alive(): Disk {
    if (this.dead) throw new Crash('dead');
    return this.#disk;
  }
}
