import type { Command } from '../game/command.ts';
import { BEATS } from '../game/decide.ts';
import { paperOdds } from '../game/forecast.ts';
import type { GameState } from '../game/state.ts';
import type { Table } from '../game/table.ts';
import { publicView, seatView } from '../game/view.ts';
import type { World } from '../game/world.ts';
import { chance, gauss, shuffled } from '../kit/dice.ts';
import type { BotMind } from './bot.ts';
import { campaignMove, campaignSpeech } from './campaign.ts';
import { delegationAct, delegationMove, delegationVote } from './delegation.ts';

/** Commands a bot may give at one beat (docs/rulebook.md §3). */
const AT_A_BEAT = 3;

/**
 * Lets every bot seat do what this moment asks of it. A host calls it after each beat and after each opening of a phase; at
 * other moments it does nothing. Order is seeded, so no seat is always first.
 */
export function playBots(table: Table): void {
  const { state, world } = table;
  if (state.phase === 'corridor' && state.beat === 0) return;
  const seats = Object.keys(state.seats).filter((seat) => state.seats[seat]?.held === 'bot');
  for (const seat of shuffled(seats, state.seed, 'order', state.day, state.phase, state.beat)) {
    for (let n = 0; n < AT_A_BEAT + owedAtOnce(table.state); n++) {
      const command = botMove(world, table.state, seat);
      if (!command) break;
      if (!table.submit(seat, command).ok) break;
      if (state.phase !== 'corridor' && state.phase !== 'delivery') break;
    }
  }
}

/** What the bot in this seat would do now, or null. It is shown its seat's view and nothing else of the state. */
export function botMove(world: World, state: GameState, seat: string): Command | null {
  const row = world.seatRows.get(seat);
  if (!row) return null;
  const mind = mindOf(world, state, seat, row.talks);
  const campaign = row.kind !== 'delegation';
  switch (state.phase) {
    case 'corridor':
      return campaign ? campaignMove(mind) : delegationMove(mind);
    case 'seal':
      if (mind.view.sealed) return null;
      return campaign ? campaignSpeech(world, mind.pub, mind.view) : delegationAct(mind);
    case 'rollcall':
      if (mind.view.vote || row.kind === 'candidate') return null;
      return campaign ? sponsorVote(world, mind) : delegationVote(mind);
    case 'forecast':
      return mind.view.forecast ? null : forecast(world, state, seat, mind);
    case 'delivery': {
      const to = mind.view.owed[0];
      return to !== undefined && mind.view.purse.chairs > 0 ? { type: 'deliver', to } : null;
    }
    default:
      return null;
  }
}

/** Seats held by persons who are not ready: those the phase waits for when there is no clock. */
export const needsPersons = (state: GameState): readonly string[] =>
  Object.keys(state.seats).filter((seat) => state.seats[seat]?.held === 'person' && !state.seats[seat]?.ready);

function mindOf(world: World, state: GameState, seat: string, perDay: number): BotMind {
  const view = seatView(world, state, seat);
  return {
    world,
    pub: publicView(world, state),
    view,
    spentTalks: perDay - view.purse.talks,
    talksByNow: Math.ceil((perDay * state.beat) / BEATS),
    chance: (p, ...keys) => chance(p, state.seed, 'bot', seat, state.day, state.phase, ...keys),
  };
}

function sponsorVote(world: World, mind: BotMind): Command {
  const target = world.scenario.rollCall?.target;
  return {
    type: 'rollcall.vote',
    vote: mind.view.candidate === target ? 'no' : 'yes',
  };
}

/** A guess from public facts with an error of its own: bots expect a closer race than the tally shows, as the press did. */
function forecast(world: World, state: GameState, seat: string, mind: BotMind): Command {
  const { votes, blanks } = paperOdds(world, mind.pub);
  const error = gauss(state.seed, 'forecast', seat) * 0.05 * world.states.length;
  const guess = Math.max(0, Math.min(world.states.length - Math.round(blanks), Math.round(votes + error)));
  return { type: 'forecast.seal', votes: guess, uncounted: Math.round(blanks) };
}

const owedAtOnce = (state: GameState): number => (state.phase === 'delivery' ? Object.keys(state.deals).length : 0);
