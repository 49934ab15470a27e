import type { Scene } from './scene.ts';

/** One input of the list, by its number there, and what has to come of it. */
export interface Case {
  readonly n: number;
  readonly name: string;
  /** What `run` has to say. Where several things are tried the words are joined by `, `. */
  readonly expect: string;
  /** Starts servers of its own, or waits for long: left out of the quick proof. */
  readonly slow?: true;
  readonly run: (scene: Scene) => Promise<string>;
}

/** An input that cannot arise here, because the surface it needs does not exist; `absent` looks whether that is still so. */
export interface Never {
  readonly n: number;
  readonly name: string;
  readonly why: string;
  readonly absent: (scene: Scene) => Promise<boolean>;
}

/** The same, for the whole proof only. */
export const slowly = (one: Case): Case => ({ ...one, slow: true });

/** How many inputs the list has. */
export const LISTED = 115;

/** Runs several things one after another; their words, joined. */
export async function inTurn<T>(things: readonly T[], run: (thing: T) => Promise<string>): Promise<string> {
  const said: string[] = [];
  for (const thing of things) said.push(await run(thing));
  const kinds = new Set(said);
  return kinds.size === 1 ? (said[0] as string) : said.join(', ');
}
