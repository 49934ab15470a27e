/** Every word a person reads, by key. English is the language there is; another is another folder of the same keys, named here. */
const files = import.meta.glob<Record<string, string>>('../../assets/words/en/*.json', { eager: true, import: 'default' });
const words: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(files));

export type Args = Readonly<Record<string, string | number>>;

/** The words for a key, its `{holes}` filled. A key without words shows itself, so that a gap is seen and a test finds it. */
export function say(key: string, args: Args = {}): string {
  const text = words[key];
  return text === undefined ? key : text.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? `{${name}}`));
}

/** Whether there are words for this key. */
export const hasWords = (key: string): boolean => key in words;
