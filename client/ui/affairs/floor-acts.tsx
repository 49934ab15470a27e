import { useState } from 'preact/hooks';
import type { FloorAct } from '#shared/game/command.ts';
import { plays } from '#shared/game/world.ts';
import { publicView, scenario, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { type Deed, Deeds } from './section.tsx';

/** An act as something to seal; it is marked once it is the sealed one. */
const seal = (act: FloorAct, label: string, testid: string): Deed => ({
  command: { type: 'floor.seal', act },
  label,
  testid,
  chosen: JSON.stringify(seatView.value?.sealed) === JSON.stringify(act),
});

/** Public acts beyond backing and speeches: pledge, platform, another target, support for a linked post. */
export function FloorActs() {
  const w = world.value;
  const view = seatView.value;
  const pub = publicView.value;
  if (!w || !view || !pub) return null;
  const candidate = view.kind === 'candidate' && plays(w, 'independence');
  const call = w.scenario.rollCall !== null && pub.rollCall === null;
  if (!candidate && !call && w.scenario.linked.length === 0) return null;
  return (
    <section class="floor-acts" aria-label={say('floor.more')}>
      <h2>{say('floor.more')}</h2>
      {candidate ? (
        <>
          <Deeds wide deeds={[seal({ act: 'pledge' }, say('floor.pledge'), 'seal-pledge')]} />
          <p class="small muted">{say('floor.pledge.note')}</p>
          <Pivot />
        </>
      ) : null}
      {call ? <Move /> : null}
      {w.scenario.linked.map((post) => (
        <Deeds
          key={post.id}
          wide
          label={say('floor.second', { post: post.title })}
          deeds={post.contenders.map((contender) =>
            seal(
              { act: 'second', post: post.id, for: contender.state },
              say('floor.second.for', { name: contender.name, state: nameOf(contender.state) }),
              `seal-second-${contender.id}`,
            ),
          )}
        />
      ))}
    </section>
  );
}

/** A candidate moves its own platform by a quarter on one topic. */
function Pivot() {
  const [picked, setPicked] = useState('');
  const issues = scenario.value?.issues ?? [];
  const issue = issues.find((entry) => entry.id === picked) ?? issues[0];
  if (!issue) return null;
  return (
    <div class="pivot">
      <label class="small">
        <b>{say('floor.pivot')}</b>
        <select value={issue.id} onChange={(event) => setPicked(event.currentTarget.value)}>
          {issues.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {entry.name}
            </option>
          ))}
        </select>
      </label>
      <Deeds
        wide
        deeds={(['low', 'high'] as const).map((towards) =>
          seal({ act: 'pivot', issue: issue.id, towards }, say('floor.pivot.to', { side: issue[towards] }), `seal-pivot-${towards}`),
        )}
      />
      <p class="small muted">{say('floor.pivot.note', { n: seatView.value?.pivots ?? 0 })}</p>
    </div>
  );
}

/** Whom the roll-call to come is about. */
const Move = () => (
  <Deeds
    wide
    label={say('floor.move')}
    deeds={(world.value?.candidates ?? []).map((candidate) =>
      seal({ act: 'move', target: candidate.id }, say('floor.move.to', { name: candidate.short }), `seal-move-${candidate.id}`),
    )}
  />
);
