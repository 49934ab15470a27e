import { useState } from 'preact/hooks';
import type { PublicState } from '#shared/game/view.types.ts';
import { publicView, scenario, selected, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Lean } from './parts.tsx';

/** Every state as a row: the twin of hall and map for eyes, ears and keyboards. */
export function StateList() {
  const [text, setText] = useState('');
  const pub = publicView.value;
  const w = world.value;
  const s = scenario.value;
  if (!pub || !w || !s) return null;
  const fits = (id: string) => (w.states[w.indexOf.get(id) ?? -1]?.name ?? '').toLowerCase().includes(text.toLowerCase());
  return (
    <div class="state-list">
      <label class="search">
        <span class="vh">{say('list.search')}</span>
        <input type="search" value={text} placeholder={say('list.search')} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <section class="scroll" aria-label={say('list.states')}>
        {s.blocs.map((bloc) => {
          const rows = (w.blocMembers.get(bloc.id) ?? [])
            .map((i) => pub.states[i])
            .filter((row): row is PublicState => row !== undefined && fits(row.id));
          return rows.length === 0 ? null : (
            <section key={bloc.id}>
              <h3>{bloc.name}</h3>
              <ul>
                {rows.map((row) => (
                  <li key={row.id}>
                    <button
                      type="button"
                      aria-pressed={selected.value === row.id}
                      onClick={() => {
                        selected.value = row.id;
                      }}
                    >
                      <b class="name">{w.states[w.indexOf.get(row.id) ?? -1]?.name}</b> <Lean state={row} />
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
