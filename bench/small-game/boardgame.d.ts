/** One accepted command a call; throws if the turn did not pass. */
export declare function boardgameClient(): () => void;
