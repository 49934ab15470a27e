/** Faults outside every room that this process lives through in a minute. */
const MOST_A_MINUTE = 10;

/**
 * The last net: a fault that no room's guard caught. A room's state cannot be half written by it, for what a room does runs inside
 * its guard and is on disk before it counts; so the other rooms go on, and one line says what kind of fault it was. Where they
 * come in numbers, something is broken that only a start from the journal mends: then the process ends.
 */
export function spreadNet(describe: (fault: unknown) => string): void {
  let faults: number[] = [];
  const caught = (fault: unknown) => {
    const now = performance.now();
    faults = [...faults.filter((at) => now - at < 60_000), now];
    console.error(`Present and Voting: a fault outside every room: ${describe(fault)}`);
    if (faults.length < MOST_A_MINUTE) return;
    console.error('Present and Voting: too many of them; start it again, every table comes back');
    process.exit(70);
  };
  process.on('uncaughtException', caught);
  process.on('unhandledRejection', caught);
}
