/** One request by a person; `other` is its body in the second run, where that differs. */
export interface Ask {
  readonly do: 'ask';
  readonly who: number;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly other?: Readonly<Record<string, unknown>>;
}

/** Something that happens to a room. `who` is a person's place in the plan. */
export type Act =
  | Ask
  | { readonly do: 'join' | 'leave'; readonly who: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'restart' }
  /** The archive is read: exports and replays. */
  | { readonly do: 'read' };

/** What happens between two looks at the viewers' streams. */
export interface Step {
  /** Its place in the whole script; it keys everything drawn from entropy, so that a shorter script draws the same. */
  readonly at: number;
  /** In which run it happens: 0, 1, or both. */
  readonly side: 0 | 1 | 'both';
  readonly acts: readonly Act[];
  /** The order of the acts in the second run, by place; absent for the same. */
  readonly order?: readonly number[];
  /** Steps that only make sense together. */
  readonly unit: number;
}

/** The unit of everything before the start. */
export const LOBBY = 0;
