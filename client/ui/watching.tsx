import { phaseName } from '../store/ballots.ts';
import { projector, publicView, room, scenario, selected, session, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Dossier } from './dossier.tsx';
import { Ink, Sheet } from './parts.tsx';
import { recordLines } from './record.ts';

/** For whoever has no seat: why, and what one can do. */
export function WatchingNote() {
  if (session.value?.kind !== 'room' || room.value?.mySeat) return null;
  return (
    <p class="watching-note">
      <span>{say(room.value?.host ? 'watch.host' : 'watch.late')}</span>
      <button
        type="button"
        class="btn sm"
        data-testid="large-view"
        onClick={() => {
          projector.value = true;
        }}
      >
        {say('project.open')}
      </button>
    </p>
  );
}

/** The floor for whoever seals nothing: what the others do now, and what is played here. */
export const WatchedFloor = () => (
  <Sheet title={phaseName('seal')}>
    <p class="word big">{say('project.seal')}</p>
    <p>{scenario.value?.blurb}</p>
  </Sheet>
);

/** What everyone may know, beside the hall: how many stand by whom, and the public record. Or the state that was looked up. */
export function WatchersSide() {
  const pub = publicView.value;
  const w = world.value;
  if (!pub || !w) return null;
  if (selected.value) return <Dossier id={selected.value} />;
  return (
    <article class="sheet card public-side">
      <h2>{say('watch.public')}</h2>
      <ul class="backing">
        {w.candidates.map((candidate) => (
          <li key={candidate.id}>
            <Ink id={candidate.id} /> {say('watch.backing', { name: candidate.short })}{' '}
            <b>{pub.states.filter((state) => state.backs === candidate.id).length}</b>
          </li>
        ))}
      </ul>
      <h3>{say('ledger.record')}</h3>
      {pub.record.length === 0 ? <p class="muted">{say('ledger.no-record')}</p> : null}
      <ol class="record">
        {recordLines(pub)
          .slice(-10)
          .reverse()
          .map((line) => (
            <li key={`${line.day}${line.text}`}>
              <span class="muted small">{say('ledger.on-day', { day: line.day })}</span> {line.text}
            </li>
          ))}
      </ol>
    </article>
  );
}
