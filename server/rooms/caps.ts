/** People of one room without a seat, the host aside. Whoever has a seat always finds a place. */
export const MOST_ONLOOKERS = 200;
