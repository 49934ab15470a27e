import { publicView, scenario, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';

/** Whom the roll-call is about, where somebody has named another target than the text had. */
export function TargetNow() {
  const target = publicView.value?.affairs.target ?? null;
  const first = scenario.value?.rollCall?.target;
  const state = (id: string | undefined) => nameOf(world.value?.candidates.find((candidate) => candidate.id === id)?.nominatedBy ?? '');
  if (target === null || first === undefined || target === first) return null;
  return (
    <p class="word" data-testid="target-now">
      {say('rollcall.target', { state: state(target), before: state(first) })}
    </p>
  );
}
