/**
 * A fault of ours in a few words for the log: its kind and where it was thrown. Never its text, which may quote a note, a token
 * or a seed.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const { code, errstr } = error as { code?: unknown; errstr?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line) && !line.includes('node_modules'));
  const place = frames.map((line) => /((?:server|shared)\/[\w./-]+:\d+):\d+\)?$/.exec(line)?.[1]).find(Boolean);
  return [error.name, errstr ?? code, place && `at ${place}`].filter((part) => typeof part === 'string').join(' ');
}
