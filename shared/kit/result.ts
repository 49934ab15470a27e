/** The refusal of a command or a file: a stable code and the facts a person needs to mend it. */
export interface Refusal {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Either a value or a refusal. Never thrown, always returned. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Wraps a value as a success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** Makes a failure. `code` is a key of `assets/words` under `refusal.`; `args` are shown to the person. */
export const no = (code: string, args: Refusal['args'] = {}): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: { code, args },
});

/** Closes a switch: adding a case elsewhere stops compiling here. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
