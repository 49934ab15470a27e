import { publicCut } from '#shared/game/view.ts';
import { no, ok, type Refusal, type Result } from '#shared/kit/result.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { notePlayed } from '../store/coach.ts';
import type { BotLevel } from '../store/level.ts';
import { forgetGame, type Step, saveGame } from './saved.ts';
import type { Session, SessionReply, SessionSink } from './session.ts';
import type { FromWorker, ToWorker } from './solo.protocol.ts';

/** Scenarios that come with the page, each in a chunk of its own. */
const scenarios = import.meta.glob<Scenario>('../../assets/scenarios/*.json', { import: 'default' });

/** Ids of the scenarios that can be played here, in the order of ids: a second run stands after the first. */
export const scenarioIds: readonly string[] = Object.keys(scenarios)
  .map((path) => path.replace(/^.*\/(.*)\.json$/, '$1'))
  .sort();

/** A part of the page did not come: the line is down, or the server has newer parts by now. Rejects with `{code, args}`. */
export const notLoaded = (): never => {
  throw no('not-loaded').refusal;
};

/** Loads one of the page's own scenarios; null if there is none of that name. Rejects with `not-loaded`. */
export const loadOwnScenario = async (id: string): Promise<Scenario | null> =>
  (await scenarios[`../../assets/scenarios/${id}.json`]?.().catch(notLoaded)) ?? null;

/**
 * Starts a game in a web worker, from its beginning or, after a reload, from where `steps` lead. What I do is kept for the next
 * reload, my paper never. Refused with `no-such-scenario` or `no-such-seat`. `broke` is told when the worker cannot go on.
 */
export async function startSolo(
  link: {
    readonly scenario: string;
    readonly seed: string;
    readonly seat: string;
    readonly level: BotLevel;
    readonly autopilot: boolean;
    readonly fast: boolean;
  },
  sink: SessionSink,
  broke: (why: Refusal) => void,
  steps: readonly Step[] = [],
): Promise<Result<Session>> {
  const scenario = await loadOwnScenario(link.scenario);
  if (!scenario) return no('no-such-scenario', { scenario: link.scenario });
  const seat = link.seat || scenario.firstSeat;
  if (!scenario.seats.some((row) => row.id === seat)) return no('no-such-seat');
  const worker = new Worker(new URL('./solo.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (reply: SessionReply) => void>();
  const done: Step[] = [...steps];
  const keep = () => link.autopilot || saveGame({ scenario: link.scenario, seed: link.seed, seat, level: link.level, steps: done });
  let nextId = 1;
  let shown = false;
  const say = (message: ToWorker) => worker.postMessage(message);
  const ask = (message: (id: number) => ToWorker) =>
    new Promise<SessionReply>((resolve) => {
      const id = nextId++;
      waiting.set(id, resolve);
      say(message(id));
    });
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'views') {
      shown = true;
      sink.publicView(data.pub);
      sink.seatView(data.view, data.events);
    } else if (data.type === 'reply') {
      waiting.get(data.id)?.(data.reply);
      waiting.delete(data.id);
    } else if (data.type === 'step') {
      done.push(data.step);
      keep();
    } else if (data.type === 'paper-in') sink.paperIn(data.inBox);
    else if (data.type === 'whys') sink.whys(data.answers);
    else {
      sink.digest(data.digest);
      if (!link.autopilot) notePlayed();
    }
  };
  worker.onerror = ({ message }) => {
    // An error that says nothing is of a script that did not come; then nothing is wrong with the game.
    if (!message) return broke(no('not-loaded').refusal);
    // One that cannot be played over would leave the page as empty after the next reload.
    if (!shown) forgetGame();
    broke(no(shown ? 'game-broke' : 'game-lost').refusal);
  };
  sink.room(null);
  sink.scenario(publicCut(scenario, seat));
  say({ type: 'start', scenario, seed: link.seed, seat, level: link.level, autopilot: link.autopilot, fast: link.fast, steps });
  keep();
  const notHere = async (): Promise<SessionReply> => no('wrong-stage');
  return ok({
    kind: 'solo',
    submit: (command) => ask((id) => ({ type: 'submit', id, command })),
    castPaper: (choice) => ask((id) => ({ type: 'paper', id, choice })),
    wait: () => say({ type: 'wait' }),
    closeBox: () => say({ type: 'close-box' }),
    takeSeat: notHere,
    leaveSeat: notHere,
    lobbyReady: notHere,
    start: notHere,
    leave: () => worker.terminate(),
  });
}
