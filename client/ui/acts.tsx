import { ASKED } from '#shared/game/check.ts';
import type { Command } from '#shared/game/command.ts';
import { hasPlayer } from '#shared/game/guards.ts';
import type { StateRow } from '#shared/scenario/schema.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { company, taken } from './company.ts';
import { give, nameOf, refusalText, shortOf, whyRefused } from './gesture.ts';
import { compose } from './stacks.ts';

/** What I may do about a state, and in the same talk about its neighbours. What the table would refuse is greyed, its reason beside it. */
export function Acts({ row }: { row: StateRow }) {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const along = taken(row.id);
  const near = neighbours(row, along);
  const group = [row.id, ...along.filter((id) => near.includes(id))];
  const many = group.length > 1;
  const label = (key: string, name = '') => say(many ? `${key}.many` : key, { n: group.length, name });
  const beside = benchWith(row.id, near);
  const whole = beside.every((id) => group.includes(id));
  const toward = view.candidate ? [view.candidate] : pub.affairs.onPaper;
  const toggle = (id: string) => {
    company.value = { of: row.id, ids: along.includes(id) ? along.filter((other) => other !== id) : [...along, id] };
  };
  return (
    <div class="acts">
      {many ? null : (
        <button type="button" class="btn ink" data-testid="offer" onClick={() => compose([row.id])}>
          {say('act.offer')}
        </button>
      )}
      {many ? (
        <div class="act">
          <button type="button" class="btn ink" data-testid="offer" disabled={group.length > w.reach} onClick={() => compose(group)}>
            {label('act.offer')}
          </button>
          {group.length > w.reach ? <small>{say('refusal.too-many-states', { max: w.reach })}</small> : null}
        </div>
      ) : null}
      {toward.map((candidate) => (
        <Act key={candidate} command={{ type: 'persuade', states: group, candidate }} label={label('act.persuade', shortOf(candidate))} />
      ))}
      <Act command={{ type: 'ask.quietly', states: group }} label={label('act.ask')} />
      {view.candidate ? <Act command={{ type: 'promise.ask', states: group }} label={label('act.promise')} /> : null}
      {beside.length > 1 ? (
        <button
          type="button"
          class="btn"
          aria-pressed={whole}
          data-testid="whole-bench"
          onClick={() => {
            company.value = { of: row.id, ids: whole ? along.filter((id) => !beside.includes(id)) : beside.filter((id) => id !== row.id) };
          }}
        >
          {say('act.bench', { n: beside.length })}
        </button>
      ) : null}
      {near.length > 0 ? (
        <details class="company" open={along.length > 0}>
          <summary>{say('act.company', { n: w.reach, asks: ASKED * w.reach })}</summary>
          <ul>
            {near.map((id) => (
              <li key={id}>
                <label>
                  <input type="checkbox" checked={along.includes(id)} onChange={() => toggle(id)} /> <span class="name">{nameOf(id)}</span>
                </label>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Act({ command, label }: { command: Command; label: string }) {
  const why = whyRefused(command);
  return (
    <div class="act">
      <button type="button" class="btn" disabled={why !== null} data-testid={command.type} onClick={() => void give(command)}>
        {label}
      </button>
      {why ? <small>{refusalText(why)}</small> : null}
    </div>
  );
}

/** The least that is listed of a bloc, my bench aside. */
const LISTED = 14;

/**
 * States of the same bloc that no delegation speaks for: my bench in it and who is taken along already, then the nearest in public leaning,
 * as many as one talk asks.
 */
function neighbours(row: StateRow, along: readonly string[]): string[] {
  const w = world.value;
  const pub = publicView.value;
  if (!w || !pub) return [];
  const leanOf = (i: number) => {
    const state = pub.states[i];
    return state ? state.lean * (state.towards === w.candidates[0].id ? 1 : -1) : 0;
  };
  const own = leanOf(w.indexOf.get(row.id) ?? -1);
  if (hasPlayer(pub, row.id)) return [];
  const near = (w.blocMembers.get(row.bloc) ?? [])
    .map((i) => ({ id: w.states[i]?.id ?? '', gap: Math.abs(leanOf(i) - own) }))
    .filter(({ id }) => id !== row.id && id !== seatView.value?.seat && !hasPlayer(pub, id))
    .sort((a, b) => a.gap - b.gap)
    .map(({ id }) => id);
  const bench = myBench();
  const first = near.filter((id) => bench.includes(id) || along.includes(id));
  const others = near.filter((id) => !first.includes(id));
  return [...first, ...others.slice(0, Math.max(LISTED, ASKED * w.reach - 1))];
}

const myBench = (): readonly string[] => world.value?.seatRows.get(seatView.value?.seat ?? '')?.bench ?? [];

/** My whole bench, if this state sits on it: one talk reaches all of it (docs/rulebook.md §4). */
function benchWith(id: string, near: readonly string[]): readonly string[] {
  const bench = myBench();
  return bench.includes(id) ? bench.filter((other) => other === id || near.includes(other)) : [];
}
