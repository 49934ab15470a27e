import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** Hosts that mean every address this computer has. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Where others in the local network find this server: this computer's own IPv4 addresses, if it listens there at all. */
export function ownAddresses(
  { HOST, PORT }: { readonly HOST: string; readonly PORT: number },
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): string[] {
  const outward = Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal && (EVERYWHERE.has(HOST) || entry.address === HOST));
  return [...new Set(outward.map((entry) => `http://${entry.address}:${PORT}`))];
}
