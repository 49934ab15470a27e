import type { Room } from 'colyseus';
import { sendHall } from './frames.ts';
import type { Sitting } from './sitting.ts';
import { greet, tellAll } from './telling.ts';

/** Whoever has read what waited for them is told everything anew; whoever is behind for too long is cut off and may come back. */
export function mindTheSlow(room: Room, sitting: Sitting): void {
  const caughtUp = [...sitting.visitors].filter((visitor) => visitor.outlet.caughtUp());
  for (const visitor of caughtUp) {
    visitor.last = null;
    visitor.console = null;
    sendHall(room, visitor.client);
    greet(sitting, visitor);
  }
  if (caughtUp.length > 0) tellAll(sitting);
  for (const { outlet } of sitting.visitors) if (outlet.behind(sitting.ports.clock.now()) > sitting.ports.config.SLOW_MS) outlet.cut();
}
