import { Encoder, schema, t } from '@colyseus/schema';
import { SEATS } from './ours.ts';

const Seat = schema({ support: t.number().default(0), promises: t.number().default(0) }, 'BenchSeat');
const State = schema({ turn: t.number().default(0), seats: t.array(Seat) }, 'BenchState');

/** The same small game as a bare Colyseus Schema that everyone may see whole: bytes of the patch for one move, a call. */
export function schemaPatch(): () => number {
  const state = new State();
  for (let n = 0; n < SEATS; n++) state.seats.push(new Seat({ support: 1000, promises: 0 }));
  const encoder = new Encoder(state);
  encoder.discardChanges();
  return () => {
    const by = state.seats[state.turn % SEATS] as InstanceType<typeof Seat>;
    const to = state.seats[(7 * state.turn + 1) % SEATS] as InstanceType<typeof Seat>;
    by.support--;
    by.promises++;
    to.support++;
    state.turn++;
    const bytes = encoder.encode({ offset: 1 }).length;
    encoder.discardChanges();
    return bytes;
  };
}
