/** What `npm run new` starts. */
export type Kind = 'action' | 'scenario' | 'bot';

/** One file that `npm run new` touches: a new one, or one changed at a marked place. */
export interface Touch {
  readonly file: string;
  readonly is: 'new' | 'changed';
  /** The text that the file gets; `before` is empty for a new one. */
  readonly write: (before: string) => string;
}

/** What a kind of new thing touches, and what has to run before its test can pass. */
export interface Plan {
  readonly touches: readonly Touch[];
  /** Files that a program writes afterwards, and the program. */
  readonly made: readonly { readonly file: string; readonly by: readonly string[] }[];
  readonly test: string;
}

/** The ways to spell one name: `open-letter`, `openLetter`, `OpenLetter`, `Open letter`. */
export interface Name {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  readonly plain: string;
}

/** Reads a name; null when it could not be a file's and a key's at once. */
export function nameOf(text: string): Name | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text) || text.length > 30) return null;
  const parts = text.split('-');
  const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const pascal = parts.map(upper).join('');
  return { kebab: text, camel: pascal.charAt(0).toLowerCase() + pascal.slice(1), pascal, plain: upper(parts.join(' ')) };
}

/** A template with the name in every spelling: `__kebab__`, `__camel__`, `__Pascal__`, `__Plain__`. */
export const filled = (template: string, name: Name): string =>
  template
    .replaceAll('__kebab__', name.kebab)
    .replaceAll('__camel__', name.camel)
    .replaceAll('__Pascal__', name.pascal)
    .replaceAll('__Plain__', name.plain);

/** Writes a line above the marked place, as far in as the mark stands. Throws where there is no such mark. */
export function above(mark: string, line: string): (before: string) => string {
  return (before) => {
    const lines = before.split('\n');
    const at = lines.findIndex((text) => text.trim() === mark);
    if (at < 0) throw new Error(`the mark "${mark}" is gone`);
    const indent = /^\s*/.exec(lines[at] as string)?.[0] ?? '';
    return [...lines.slice(0, at), ...line.split('\n').map((text) => indent + text), ...lines.slice(at)].join('\n');
  };
}

/** Writes an import before the first one; Biome puts it in its place. */
export const importing =
  (line: string) =>
  (before: string): string =>
    before.replace(/^import /m, `${line}\nimport `);

/** One change after another. */
export const all =
  (...changes: readonly ((before: string) => string)[]) =>
  (before: string): string =>
    changes.reduce((text, change) => change(text), before);
