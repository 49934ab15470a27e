import { projector, publicView, seatView } from './store.ts';

/** Whether this is the page for the wall: it is nobody's, and read from the last row. */
export const onWall = (): boolean => projector.value && seatView.value === null;

/** States, by id, that always have their names on the map: on the wall those of people. Seats that are no states may be among them. */
export const namedOnMap = (): readonly string[] =>
  onWall() ? (publicView.value?.seats ?? []).filter((seat) => seat.held === 'person').map((seat) => seat.id) : [];
