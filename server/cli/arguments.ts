import { type ParseArgsConfig, parseArgs } from 'node:util';
import { stop } from './files.ts';

/** Flags of a command. A wrong one ends the program with one sentence and 2, never a stack: 1 is left for what failed when it was tried. */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // What Node says after its first sentence is how else one might have meant it.
    return stop((error as Error).message.split(/\.\s|\n/)[0] ?? '');
  }
}

/** What a flag says as a whole number; null where it was left out. Anything else ends the program. */
export function wholeNumber(flag: string, text: string | undefined, least: number): number | null {
  if (text === undefined) return null;
  const n = Number(text);
  return Number.isSafeInteger(n) && n >= least ? n : stop(`--${flag} must be a whole number of at least ${least}, not "${text}"`);
}
