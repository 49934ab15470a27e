/** Lines of the framework a minute; more are counted. A stranger who sends nonsense must not fill the disk. */
const LINES_A_MINUTE = 20;

/**
 * What Colyseus may write into the log: that something was wrong and of which kind. Its own lines quote what was sent, which
 * may be a note, a token or a paper.
 */
export function quietLogger(write: (line: string) => void = console.error) {
  let minute = 0;
  let lines = 0;
  const say = (first: unknown) => {
    const now = Math.floor(performance.now() / 60_000);
    if (now !== minute) lines = 0;
    minute = now;
    lines++;
    if (lines > LINES_A_MINUTE) return;
    write(`Present and Voting: the framework says ${/^[A-Z]\w*Error\b/.exec(String(first))?.[0] ?? 'something'}`);
  };
  const silent = () => {};
  return { debug: silent, info: silent, trace: silent, warn: silent, error: say };
}
