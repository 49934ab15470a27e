import { useState } from 'preact/hooks';
import type { Scenario } from '#shared/scenario/schema.ts';
import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { cost } from './names.ts';
import { type Deed, Deeds, Section } from './section.tsx';
import { TextScale } from './text-scale.tsx';

const SIDES = ['low', 'high'] as const;
/** Tokens that one lobbying may spend. */
const MOST_TOKENS = 9;

/** Working groups: a room and a draft text for each issue. */
export function Groups() {
  const w = world.value;
  const view = seatView.value;
  if (!w || !view) return null;
  const sent = Object.keys(view.rooms).length;
  return (
    <Section id="groups" title={say('groups.title')} note={say('groups.note')}>
      <p class="small">
        <b>{say(view.staff > 0 ? 'groups.staff' : 'groups.staff.none', { sent, n: view.staff })}</b>
      </p>
      <ul class="affair-list">
        {w.scenario.issues.map((issue, k) => (
          <Group key={issue.id} issue={issue} k={k} />
        ))}
      </ul>
      {view.kind === 'press' ? null : (
        <p class="small muted">{say(view.purse.expertise > 0 ? 'groups.lobby.note' : 'groups.lobby.none')}</p>
      )}
    </Section>
  );
}

function Group({ issue, k }: { issue: Scenario['issues'][number]; k: number }) {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  const inside = issue.id in view.rooms;
  const hands = pub.affairs.handprints.filter((hand) => hand.issue === issue.id);
  return (
    <li>
      <p class="affair-row">
        <b class="name">{issue.name}</b>
        {inside ? <span class="at-end small in-room">{say('groups.in')}</span> : null}
      </p>
      <TextScale
        issue={issue.id}
        name={issue.name}
        published={pub.affairs.agenda.texts[k] ?? 0}
        live={inside ? (view.rooms[issue.id] ?? 0) : null}
      />
      {view.staff > 0 ? <Room issue={issue} inside={inside} /> : null}
      {view.purse.expertise > 0 && view.kind !== 'press' ? <Lobby issue={issue} /> : null}
      <p class="small muted">
        {hands.length === 0
          ? say('groups.no-hands')
          : `${say('groups.hands')}: ${hands
              .map((hand) => say(hand.tokens === 0 ? 'groups.hand.nudge' : 'groups.hand.lobby', { name: nameOf(hand.by), n: hand.tokens }))
              .join('. ')}.`}
      </p>
    </li>
  );
}

/** Somebody of mine in the room, or not; and a nudge from inside. */
function Room({ issue, inside }: { issue: Scenario['issues'][number]; inside: boolean }) {
  const rooms = Object.keys(seatView.value?.rooms ?? {});
  const issues = inside ? rooms.filter((id) => id !== issue.id) : [...rooms, issue.id];
  return (
    <>
      <Deeds
        deeds={[
          {
            command: { type: 'group.staff', issues },
            label: say(inside ? 'groups.leave' : 'groups.sit'),
            testid: `staff-${issue.id}`,
          },
        ]}
      />
      <Deeds
        wide
        deeds={SIDES.map(
          (towards): Deed => ({
            command: { type: 'group.nudge', issue: issue.id, towards },
            label: `${say('groups.nudge', { side: issue[towards] })} · ${cost(1)}`,
            testid: `nudge-${issue.id}-${towards}`,
          }),
        )}
      />
    </>
  );
}

/** From outside the room, with expertise. */
function Lobby({ issue }: { issue: Scenario['issues'][number] }) {
  const [wanted, setWanted] = useState(1);
  const have = seatView.value?.purse.expertise ?? 0;
  const most = Math.min(MOST_TOKENS, have);
  const tokens = Math.max(1, Math.min(wanted, most));
  return (
    <div class="lobby-text">
      {most > 1 ? (
        <label class="small">
          {say('groups.tokens')}{' '}
          <select
            value={String(tokens)}
            data-testid={`tokens-${issue.id}`}
            onChange={(event) => setWanted(Number(event.currentTarget.value))}
          >
            {Array.from({ length: most }, (_, i) => (
              <option key={i} value={String(i + 1)}>
                {i + 1}
              </option>
            ))}
          </select>{' '}
          {say('groups.you-have', { n: have })}
        </label>
      ) : null}
      <Deeds
        wide
        deeds={SIDES.map(
          (towards): Deed => ({
            command: { type: 'group.lobby', issue: issue.id, tokens, towards },
            label: `${say('groups.lobby', { side: issue[towards] })} · ${cost(1)}, ${say(tokens === 1 ? 'compose.aside.expertise.one' : 'compose.aside.expertise', { n: tokens })}`,
            testid: `lobby-${issue.id}-${towards}`,
          }),
        )}
      />
    </div>
  );
}
