import { refusalFor } from '#shared/game/choices.ts';
import type { Command } from '#shared/game/command.ts';
import type { Refusal } from '#shared/kit/result.ts';
import type { Session, SessionReply } from '../session/session.ts';
import { problem, publicView, seatView, session, world } from '../store/store.ts';
import { say } from '../store/words.ts';

/**
 * Asks the game something; a refusal is shown beside what refused until the next gesture, and no longer when the game has been left. True
 * if it was accepted.
 */
export async function ask(what: (game: Session) => Promise<SessionReply> | undefined): Promise<boolean> {
  problem.value = null;
  const game = session.value;
  const reply = game ? await what(game) : undefined;
  if (reply && !reply.ok && session.value === game) problem.value = reply.refusal;
  return reply?.ok === true;
}

/** Sends a command. True if it was accepted. */
export const give = (command: Command): Promise<boolean> => ask((game) => game.submit(command));

/** Why the table would refuse this, or null if it would accept. */
export function whyRefused(command: Command): Refusal | null {
  const [w, pub, view] = [world.value, publicView.value, seatView.value];
  return w && pub && view ? refusalFor(w, pub, view, command) : null;
}

/** Arguments of refusals that are no ids of anybody, and under what their words stand. */
const WORDED: Readonly<Record<string, string>> = { phase: 'phase', goods: 'goods', status: 'deal' };

/** A refusal in words, with names in place of ids. */
export function refusalText(refusal: Refusal): string {
  const args = Object.fromEntries(
    Object.entries(refusal.args).map(([key, value]) => {
      const words = WORDED[key];
      return [key, typeof value !== 'string' ? value : words ? say(`${words}.${value}`) : nameOf(value)];
    }),
  );
  return say(`refusal.${refusal.code}`, args);
}

/** The printed name of a state, a campaign or a candidate; the id itself if it is none of them. */
export function nameOf(id: string): string {
  const w = world.value;
  const state = w?.states[w.indexOf.get(id) ?? -1];
  return state?.name ?? w?.seatRows.get(id)?.title ?? id;
}

/** A candidate's short name by id. */
export const shortOf = (id: string): string => world.value?.candidates.find((candidate) => candidate.id === id)?.short ?? id;
