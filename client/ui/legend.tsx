import { useEffect, useRef } from 'preact/hooks';
import type { LegendMark } from '../stage/boot.ts';
import { mayBeAbsent } from '../store/attendance.ts';
import { publicView, world } from '../store/store.ts';
import { namedOnMap } from '../store/wall.ts';
import { say } from '../store/words.ts';
import { Ink } from './parts.tsx';

/** What the print means: on plates as it is printed there, on the map as it is drawn there. */
export const Legend = ({ of }: { of: 'plates' | 'map' }) => (of === 'map' ? <OfMap /> : <OfPlates />);

function OfPlates() {
  const w = world.value;
  if (!w) return null;
  return (
    <ul class="legend">
      {w.candidates.map((candidate) => (
        <li key={candidate.id}>
          <Ink id={candidate.id} certainty={1} /> <Ink id={candidate.id} certainty={2} /> <Ink id={candidate.id} /> {candidate.short}
        </li>
      ))}
      <li>
        <i class="swatch unknown" aria-hidden="true" /> {say('lean.0')}
      </li>
      <li>
        <i class="swatch absent" aria-hidden="true" /> {say('dossier.may-be-absent')}
      </li>
      <li>
        <i class="swatch ring" aria-hidden="true" /> {say('legend.backs')}
      </li>
    </ul>
  );
}

/** Beside what every map has, only the marks that stand on this one. */
function OfMap() {
  const w = world.value;
  const pub = publicView.value;
  if (!w || !pub) return null;
  const absent = w.states.some((row, i) => mayBeAbsent(row, pub.states[i]));
  const backed = pub.states.some((state) => state.backs !== null);
  const named = namedOnMap().some((id) => w.indexOf.has(id));
  return (
    <ul class="legend of-map">
      {w.candidates.map((candidate, side) => (
        <li key={candidate.id}>
          <Marks marks={[1, 2, 3].map((certainty) => ({ side, certainty }))} /> {candidate.short}
        </li>
      ))}
      <Key mark={{}} text={say('lean.0')} />
      {absent ? <Key mark={{ absent: true }} text={say('dossier.may-be-absent')} /> : null}
      {backed ? <Key mark={{ ring: true }} text={say('legend.backs')} /> : null}
      {named ? <Key mark={{ named: true }} text={say('legend.played')} /> : null}
    </ul>
  );
}

const Key = ({ mark, text }: { mark: Partial<LegendMark>; text: string }) => (
  <li>
    <Marks marks={[mark]} /> {text}
  </li>
);

/** Marks of the map beside each other. What draws them comes with the painted stage; without it there is no map to explain. */
function Marks({ marks }: { marks: readonly Partial<LegendMark>[] }) {
  const host = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    let leave = () => {};
    void import('../stage/boot.ts').then(
      ({ mountMarks }) => {
        if (!gone && host.current) leave = mountMarks(host.current, marks);
      },
      () => {},
    );
    return () => {
      gone = true;
      leave();
    };
  }, [JSON.stringify(marks)]);
  return (
    <i aria-hidden="true">
      <canvas ref={host} />
    </i>
  );
}
