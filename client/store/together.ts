import { session } from './store.ts';
import { type Args, say } from './words.ts';

/** Words for what happens at once alone and waits for everybody in a room: there they are others, under the same key and `.room`. */
export const sayTogether = (key: string, args?: Args): string => say(session.value?.kind === 'room' ? `${key}.room` : key, args);
