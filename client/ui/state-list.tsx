import { useState } from 'preact/hooks';
import type { PublicState } from '#shared/game/view.types.ts';
import { pick, publicView, scenario, seatView, selected, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { heardText } from './news-lines.ts';
import { Lean } from './parts.tsx';
import { type Filter, fits, NO_FILTER } from './state-filter.ts';

/** Every state as a row: the twin of hall and map for eyes, ears and keyboards. */
export function StateList() {
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const pub = publicView.value;
  const w = world.value;
  const s = scenario.value;
  if (!pub || !w || !s) return null;
  const rowOf = (state: PublicState) => w.states[w.indexOf.get(state.id) ?? -1];
  const shown = pub.states.filter((state) => fits(filter, state, rowOf(state)));
  const set = (change: Partial<Filter>) => setFilter({ ...filter, ...change });
  return (
    <div class="state-list">
      <div class="filters">
        <label class="search">
          <span class="vh">{say('list.search')}</span>
          <input
            type="search"
            value={filter.text}
            placeholder={say('list.search')}
            onInput={(event) => set({ text: event.currentTarget.value })}
          />
        </label>
        <label>
          <span class="vh">{say('list.bloc')}</span>
          <select value={filter.bloc} onChange={(event) => set({ bloc: event.currentTarget.value })}>
            <option value="">{say('list.bloc.all')}</option>
            {s.blocs.map((bloc) => (
              <option key={bloc.id} value={bloc.id}>
                {bloc.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="vh">{say('list.lean')}</span>
          <select value={filter.lean} onChange={(event) => set({ lean: event.currentTarget.value })}>
            <option value="">{say('list.lean.all')}</option>
            {w.candidates.map((candidate) => [
              <option key={candidate.id} value={candidate.id}>
                {say('list.lean.towards', { name: candidate.short })}
              </option>,
              <option key={`${candidate.id}-backs`} value={`backs:${candidate.id}`}>
                {say('lean.backs', { name: candidate.short })}
              </option>,
            ])}
            <option value="unknown">{say('lean.0')}</option>
          </select>
        </label>
      </div>
      <p class="vh" aria-live="polite">
        {say(shown.length === 1 ? 'list.count.one' : 'list.count', { n: shown.length })}
      </p>
      {/* A region that scrolls must be reachable by keyboard; its rows are buttons, so it is. */}
      <section class="scroll" aria-label={say('list.states')}>
        <h2 class="vh">{say('list.states')}</h2>
        {shown.length === 0 ? <p class="muted">{say('list.none')}</p> : null}
        {s.blocs.map((bloc) => {
          const rows = shown.filter((state) => rowOf(state)?.bloc === bloc.id);
          return rows.length === 0 ? null : (
            <section key={bloc.id}>
              <h3>{bloc.name}</h3>
              <ul>
                {rows.map((state) => (
                  <li key={state.id}>
                    <button
                      type="button"
                      aria-pressed={selected.value === state.id}
                      data-testid={`state-${state.id}`}
                      onClick={() => pick(state.id)}
                    >
                      <b class="name">{rowOf(state)?.name}</b> <Heard id={state.id} /> <Lean state={state} />
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </section>
    </div>
  );
}

/** What I heard there by asking quietly. It is mine alone. */
function Heard({ id }: { id: string }) {
  const reading = seatView.value?.known[id]?.reading;
  return reading ? <em class="heard">{say('list.heard', { what: heardText(reading) })}</em> : null;
}
