import { world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Ink } from './parts.tsx';

/** What the print means. */
export function Legend() {
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
      <li class="wide">
        <i class="swatch absent" aria-hidden="true" /> {say('dossier.may-be-absent')}
      </li>
      <li class="wide">
        <i class="swatch ring" aria-hidden="true" /> {say('legend.backs')}
      </li>
    </ul>
  );
}
