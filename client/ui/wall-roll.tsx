import { useSignal } from '@preact/signals';
import { publicView, scenario, world } from '../store/store.ts';
import { say } from '../store/words.ts';

/** With more states than this their names do not fit on a wall in letters that the last row can read. */
const NAMES_UP_TO = 60;

/** What a state is called on the wall: its name, or in a large hall its code. */
export const wallName = (row: { readonly id: string; readonly name: string }, states: number): string =>
  states > NAMES_UP_TO && row.id.length <= 3 ? row.id.toUpperCase() : row.name;

/** The roll-call on the wall: by region, a plate a state in large letters, lit one after the other as in the hall. */
export function WallRoll() {
  const pub = publicView.value;
  const w = world.value;
  const pointed = useSignal('');
  if (!pub || !w) return null;
  const plates = w.states
    .map((row, i) => ({ row, text: wallName(row, w.states.length), vote: pub.states[i]?.vote ?? 'absent' }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const regions = (scenario.value?.regions ?? []).map(({ id, name }) => ({ name, own: plates.filter(({ row }) => row.region === id) }));
  const before = (n: number) => regions.slice(0, n).reduce((sum, { own }) => sum + own.length, 0);
  return (
    <section class={`wall-roll ${w.states.length > NAMES_UP_TO ? '' : 'few'}`} aria-label={say('board.title')}>
      <h2 class="vh">{say('board.title')}</h2>
      {regions.map(({ name, own }, n) => (
        <section key={name}>
          <h3>{name}</h3>
          <ol>
            {own.map(({ row, text, vote }, k) => (
              <li
                key={row.id}
                class={`called ${vote}`}
                style={{ '--turn': String(before(n) + k) }}
                onPointerEnter={() => {
                  pointed.value = say('project.code-of', { code: text, name: row.name });
                }}
              >
                {text === row.name ? text : <abbr title={row.name}>{text}</abbr>} <span class="vh">{say(`vote.${vote}`)}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {plates.some(({ row, text }) => text !== row.name) ? <p class="codes">{pointed.value || say('project.codes')}</p> : null}
    </section>
  );
}
