import { blocOf, tablingTalks } from '#shared/game/blocs.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf, shortOf } from '../gesture.ts';
import { Ink } from '../parts.tsx';
import { blocName, cost } from './names.ts';
import { Deeds, Section } from './section.tsx';

/** Regional groups: their lines, tonight's caucus, and straw polls with noise in them. */
export function Blocs() {
  const w = world.value;
  const view = seatView.value;
  if (!w || !view) return null;
  const mine = blocOf(w, view.seat);
  const polled = (publicView.value?.affairs.polls.length ?? 0) > 0;
  const tables = view.kind === 'delegation' || view.candidate !== null;
  return (
    <Section id="blocs" title={say('blocs.title')} note={say('blocs.note')}>
      {mine ? <Caucus bloc={mine} /> : null}
      <p class="small">
        {say(tables ? 'blocs.who' : 'blocs.watch')}{' '}
        {w.scenario.blocs.every((bloc) => bloc.coordinator === null) ? say('blocs.no-coordinator') : ''}
      </p>
      <ul class="affair-list">
        {w.scenario.blocs.map((bloc) => (
          <Bloc key={bloc.id} bloc={bloc} />
        ))}
      </ul>
      {mine ? <Straw bloc={mine} /> : null}
      <p class="small muted">
        {say('straw.noise')} {polled ? '' : say('straw.none')}
      </p>
    </Section>
  );
}

/** What my bloc votes on tonight, and my vote in it. */
function Caucus({ bloc }: { bloc: string }) {
  const tabled = seatView.value?.tabled;
  return (
    <div class={tabled ? 'caucus tonight' : 'caucus'}>
      {tabled ? (
        <p class="word">{say('blocs.tonight', { bloc: blocName(bloc), name: shortOf(tabled.candidate), by: nameOf(tabled.by) })}</p>
      ) : null}
      <Deeds
        label={say('blocs.vote')}
        deeds={(['yes', 'no'] as const).map((vote) => ({
          command: { type: 'line.vote', vote },
          label: say(`blocs.vote.${vote}`),
          testid: `line-vote-${vote}`,
          chosen: tabled?.mine === vote,
        }))}
      />
      {tabled ? <p class="small muted">{say('blocs.vote.seen')}</p> : null}
    </div>
  );
}

function Bloc({ bloc }: { bloc: Scenario['blocs'][number] }) {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const line = pub.affairs.lines[bloc.id];
  const tonight = pub.affairs.tabled[bloc.id];
  const may = view.candidate !== null ? [view.candidate] : blocOf(w, view.seat) === bloc.id ? w.candidates.map(({ id }) => id) : [];
  const strict = bloc.discipline < 0.34 ? 'loose' : bloc.discipline < 0.67 ? 'firm' : 'strict';
  return (
    <li>
      <p class="affair-row">
        <b class="name">{bloc.name}</b>
        <span class="small muted">
          {say('blocs.members', { n: w.blocMembers.get(bloc.id)?.length ?? 0 })}, {say(`blocs.${strict}`)}
        </span>
        <span class="at-end">
          {line === undefined ? (
            <span class="small muted">{say('blocs.no-line')}</span>
          ) : (
            <>
              <Ink id={line} certainty={2} /> {say('blocs.line', { name: shortOf(line) })}
            </>
          )}
        </span>
      </p>
      {tonight === undefined ? null : <p class="small">{say('blocs.tabled', { name: shortOf(tonight) })}</p>}
      {bloc.coordinator === null ? null : <p class="small muted">{say('blocs.coordinator', { name: nameOf(bloc.coordinator) })}</p>}
      {may.length > 0 ? (
        <Deeds
          deeds={may.map((candidate) => ({
            command: { type: 'line.table', bloc: bloc.id, candidate },
            label: `${say('blocs.table', { name: shortOf(candidate) })} · ${cost(tablingTalks(w, view.seat, bloc.id))}`,
            testid: `table-${bloc.id}-${candidate}`,
          }))}
        />
      ) : null}
      <Poll bloc={bloc.id} />
    </li>
  );
}

/** The last count, with its noise; never who. */
function Poll({ bloc }: { bloc: string }) {
  const w = world.value;
  const polls = publicView.value?.affairs.polls ?? [];
  const poll = polls.findLast((entry) => entry.bloc === bloc);
  if (!w || polls.length === 0) return null;
  if (!poll) return <p class="small muted">{say('straw.too-small')}</p>;
  return (
    <p class="small poll">
      <span class="muted">{say('straw.of', { day: poll.day })}</span>
      {w.candidates.map((candidate, c) => (
        <span key={candidate.id}>
          <Ink id={candidate.id} certainty={2} /> {candidate.short} <b>{poll.counts[c] ?? 0}</b>
        </span>
      ))}
      <span>
        {say('straw.neither')} <b>{poll.counts.at(-1) ?? 0}</b>
      </span>
    </p>
  );
}

function Straw({ bloc }: { bloc: string }) {
  const w = world.value;
  const view = seatView.value;
  if (!w || !view) return null;
  return (
    <div class="straw">
      <h3 class="label">{say('straw.title', { bloc: blocName(bloc) })}</h3>
      <Deeds
        label={say('straw.ask')}
        deeds={[
          ...w.candidates.map((candidate) => ({
            command: { type: 'straw.answer', candidate: candidate.id } as const,
            label: candidate.short,
            testid: `straw-${candidate.id}`,
            chosen: view.straw === candidate.id,
          })),
          {
            command: { type: 'straw.answer', candidate: null },
            label: say('straw.neither'),
            testid: 'straw-neither',
            chosen: view.straw === '',
          },
        ]}
      />
    </div>
  );
}
