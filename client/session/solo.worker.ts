import { answersFor, answersOf } from '#shared/bots/answers.ts';
import { playBots } from '#shared/bots/conduct.ts';
import { eventsFor } from '#shared/game/audience.ts';
import { markPaper } from '#shared/game/booth.ts';
import type { Command, Tally } from '#shared/game/command.ts';
import { BEATS, isTalking } from '#shared/game/decide.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { callBallot, countPapers } from '#shared/game/papers.ts';
import { setUp } from '#shared/game/setup.ts';
import type { GameState } from '#shared/game/state.ts';
import { type Entry, Table } from '#shared/game/table.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { type Entropy, injectedEntropy } from '#shared/kit/dice.ts';
import { digest } from '#shared/kit/digest.ts';
import { no } from '#shared/kit/result.ts';
import type { Step } from './saved.ts';
import type { SessionReply } from './session.ts';
import type { FromWorker, ToWorker } from './solo.protocol.ts';

/** A whole table in the browser: the same rules, bots and count as on a server, and no server. */
const tell = (message: FromWorker) => postMessage(message);
let game: SoloGame | null = null;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'start') game = new SoloGame(data);
  else game?.hear(data);
});

class SoloGame {
  readonly table: Table;
  readonly opening: GameState;
  readonly entries: Entry[] = [];
  readonly seat: string;
  readonly autopilot: boolean;
  readonly entropy: Entropy;
  /** My paper while the box is open. It is gone with the count. */
  paper: Uint8Array | null = null;
  news: GameEvent[] = [];

  constructor(start: Extract<ToWorker, { type: 'start' }>) {
    const world = compileWorld(start.scenario);
    this.seat = start.seat;
    this.autopilot = start.autopilot;
    // Autopilot games are for watching and for tests: everybody's paper is the game's, so the box may be keyed like the simulator's.
    this.entropy = start.autopilot ? injectedEntropy(`${start.seed}|booth`) : () => crypto.getRandomValues(new Uint32Array(1))[0] as number;
    const persons = start.autopilot ? [] : [start.seat];
    this.opening = setUp(world, { seed: start.seed, openDice: true, persons, level: start.level });
    this.table = new Table(world, this.opening, (entry) => {
      this.entries.push(entry);
      this.news.push(...entry.events);
    });
    playBots(this.table);
    this.playOver(start.steps);
    this.show();
    if (start.autopilot) this.fly(start.fast ? 0 : 500);
  }

  hear(message: Exclude<ToWorker, { type: 'start' }>): void {
    if (message.type === 'wait') {
      this.beat();
      tell({ type: 'step', step: { type: 'wait' } });
    }
    if (message.type === 'close-box' && this.table.state.phase === 'booth') {
      // Where the ballot is open there is no box: what was said aloud is read out.
      if (this.spokenAloud) this.table.host({ type: 'phase.close' });
      tell({ type: 'step', step: this.spokenAloud ? { type: 'aloud' } : { type: 'box', tally: this.count() } });
      playBots(this.table);
    }
    if (message.type === 'paper') {
      const reply = this.take(message.choice);
      tell({ type: 'reply', id: message.id, reply });
      if (reply.ok) tell({ type: 'paper-in', inBox: true });
    }
    if (message.type === 'submit') {
      const result = this.table.submit(this.seat, message.command);
      tell({ type: 'reply', id: message.id, reply: result.ok ? { ok: true } : { ok: false, refusal: result.refusal } });
      if (!result.ok) return;
      if (message.command.type === 'attend' && !message.command.present) this.emptied();
      this.follow(message.command);
      tell({ type: 'step', step: { type: 'command', command: message.command } });
    }
    this.show();
  }

  /** My paper into the box, as a room takes it: while the box is open, and from whoever is on the roll. */
  private take(choice: number | null): SessionReply {
    const { world, state } = this.table;
    if (state.phase !== 'booth' || this.spokenAloud) return no('ballot-closed');
    if (!callBallot(world, state).electorate.includes(this.seat)) return no('not-on-roll');
    this.paper = markPaper(choice);
    return { ok: true };
  }

  /** No paper of mine is in the box any more: it was counted, or I have left the roll and shall mark a new one if I come back. */
  private emptied(): void {
    this.paper = null;
    tell({ type: 'paper-in', inBox: false });
  }

  /** One beat of the corridor, until its last hour has struck, or of a recess. */
  private beat(): void {
    const { phase, beat } = this.table.state;
    if (!isTalking(this.table.state) || (phase === 'corridor' && beat >= BEATS)) return;
    this.table.host({ type: 'beat' });
    playBots(this.table);
  }

  /** What comes of an accepted command of mine: time passes, or the phase closes. */
  private follow(command: Command): void {
    if (command.type === 'ready') this.close();
    else this.beat();
  }

  /** I am done here: the phase runs out and the next one opens. */
  private close(): void {
    const { phase } = this.table.state;
    while (this.table.state.phase === 'corridor' && this.table.state.beat < BEATS) this.beat();
    this.table.host({ type: 'phase.close' });
    playBots(this.table);
    // Somebody comes up to you before you have moved: the corridor begins with its first beat.
    if (phase === 'briefing') this.beat();
  }

  /** Counts what is in the box; `counted` is how it was counted before a reload. */
  private count(counted?: Tally): Tally {
    const call = callBallot(this.table.world, this.table.state);
    // A vote that was handed to me is the same cross once more.
    const { paper } = this;
    const papers = paper ? call.electorate.filter((seat) => seat === this.seat).map(() => paper) : [];
    const tally = counted ?? countPapers(call, papers, this.entropy);
    this.table.closeBooth(tally);
    this.emptied();
    return tally;
  }

  /** The same game again up to where a reload broke it off. A paper is not among the steps: it must be marked anew. */
  private playOver(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.type === 'wait') this.beat();
      else if (step.type === 'aloud') {
        this.table.host({ type: 'phase.close' });
        playBots(this.table);
      } else if (step.type === 'box') {
        this.count(step.tally);
        playBots(this.table);
      } else if (this.table.submit(this.seat, step.command).ok) this.follow(step.command);
    }
    // Nothing is told twice; only what was said on the last floor is on the page of the reveal.
    if (steps.length > 0) this.news = this.news.filter((event) => event.type === 'floor.revealed').slice(-1);
  }

  /** Nobody at the wheel: phase after phase to the verdict. */
  private fly(pause: number): void {
    if (this.table.state.phase === 'verdict') return;
    const { phase, beat } = this.table.state;
    if (phase === 'corridor' && beat < BEATS) this.beat();
    else if (phase === 'booth' && !this.spokenAloud) {
      this.count();
      playBots(this.table);
    } else {
      this.table.host({ type: 'phase.close' });
      playBots(this.table);
    }
    this.show();
    setTimeout(() => this.fly(pause), pause);
  }

  private get spokenAloud(): boolean {
    return this.table.world.scenario.ballot.open;
  }

  private show(): void {
    const { world, state } = this.table;
    const events = eventsFor(world, this.news, this.seat);
    this.news = [];
    tell({ type: 'views', pub: publicView(world, state), view: seatView(world, state, this.seat), events });
    if (state.phase !== 'verdict') return;
    tell({ type: 'digest', digest: digest(state) });
    tell({ type: 'whys', answers: answersFor(answersOf(world, this.opening, this.entries), this.seat) });
  }
}
