import type { PublicView } from '#shared/game/view.types.ts';
import { overTheVote, sayOfBallot } from '../store/ballots.ts';
import { publicView, scenario, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { comparable } from './promises.ts';
import { rollResultDue } from './roll-result.tsx';

const RUNGS = ['handshake', 'promise', 'endorse', 'rollcall', 'present'] as const;
type Rung = (typeof RUNGS)[number];

/** The ladder on the wall, with what everyone may know of each rung by now. */
export function PublicLadder() {
  const marks = publicMarks();
  if (!marks) return null;
  // While the names are called the sum stands nowhere; it comes here when it comes in the picture, after the last.
  const called = rollResultDue();
  const turns = { '--turns': String(publicView.value?.states.length ?? 0) };
  return (
    <aside aria-label={say('ladder.title')}>
      <ol>
        {RUNGS.map((rung) => (
          <li key={rung} class={`rung-${rung}`}>
            <b>{say(`rung.${rung}`)}</b>{' '}
            <span class={called && rung === 'rollcall' ? 'once-called' : ''} style={turns}>
              {marks[rung]}
            </span>
          </li>
        ))}
      </ol>
      <div class={`wall-ballot ${overTheVote()}`}>
        <p>
          <b>{say('rung.ballot')}</b> <span>{sayOfBallot('rung.ballot.who')}</span>
        </p>
      </div>
    </aside>
  );
}

/** What everyone may know of each rung in this phase, in a few words; null before there is a game. */
export function publicMarks(): { readonly [rung in Rung]: string } | null {
  const pub = publicView.value;
  const s = scenario.value;
  if (!pub || !s) return null;
  const { after, phase } = pub;
  const onRoll = pub.states.filter((state) => state.present).length;
  const lastEvening = phase === 'handshake' || phase === 'forecast';
  return {
    handshake: handshakes(pub),
    // Where the groups are too small the sums stay out here too: the papers stand in the picture beside them.
    promise: after ? (comparable(after) ? byName(after.promises) : say('project.too-few')) : say('project.sealed'),
    endorse: after ? byName(after.backing) : String(pub.states.filter((state) => state.backs !== null).length),
    rollcall: rollCallSaid(pub, s.rollCall?.day ?? null),
    present: doorsOpened(pub) ? String(onRoll) : say(lastEvening ? 'project.doors' : 'ladder.last-day'),
  };
}

export const doorsOpened = ({ states }: PublicView): boolean => states.some((state) => state.present !== null);

/** Whether everyone has been asked and the last evening went on. */
export const handshakesOver = (pub: PublicView): boolean => pub.phase === 'forecast' || pub.ballots.length > 0 || doorsOpened(pub);

function handshakes(pub: PublicView): string {
  if (pub.after) return byName(pub.after.handshakes);
  if (pub.phase === 'handshake') return say('project.now');
  return say(handshakesOver(pub) ? 'project.at-the-end' : 'ladder.at-doors');
}

/** `day`: when the roll is to be called; null where it is not. */
function rollCallSaid({ rollCall, phase }: PublicView, day: number | null): string {
  if (rollCall) return say('project.votes', { yes: rollCall.yes, no: rollCall.no, abstain: rollCall.abstain });
  if (day === null) return say('ladder.none');
  return phase === 'rollcall' ? say('project.now') : say('ladder.day', { day });
}

/** A figure for each name, in the order of the paper, one below the other. */
const byName = (figures: { readonly [candidate: string]: number }): string =>
  (world.value?.candidates ?? []).map(({ id, short }) => say('project.figure', { name: short, n: figures[id] ?? 0 })).join('\n');
