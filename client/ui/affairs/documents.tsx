import { useState } from 'preact/hooks';
import type { DocumentView } from '#shared/game/view.types.ts';
import { publicView, seatView } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf, shortOf } from '../gesture.ts';
import { Chip, clauseText } from '../parts.tsx';
import { cost } from './names.ts';
import { type Deed, Deeds, Section } from './section.tsx';

/** A paper as one line: whose deal, or whose promise to whom. */
export function documentTitle(paper: DocumentView): string {
  const [clause] = paper.clauses;
  return paper.kind === 'promise' && clause?.kind === 'promise'
    ? say('documents.promise', { state: nameOf(clause.by), name: shortOf(clause.candidate) })
    : say('documents.deal', { parties: paper.parties.map(nameOf).join(', ') });
}

/** What a paper says, with who gives what. */
const Paper = ({ paper }: { paper: DocumentView }) => (
  <div class="document">
    <p class="affair-row">
      <b>{documentTitle(paper)}</b>
      <span class="small muted at-end">{say(paper.day === 0 ? 'affairs.before' : 'affairs.on-day', { day: paper.day })}</span>
    </p>
    {paper.kind === 'deal' ? (
      <p class="chips">
        {paper.clauses.map((clause, i) => (
          <span key={`${i}${clauseText(clause)}`} class="given">
            <span class="small muted">{nameOf(clause.by)}</span> <Chip clause={clause} />
          </span>
        ))}
      </p>
    ) : null}
  </div>
);

/** Certified papers: mine to show, those I was shown, and those that went round. */
export function Documents() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  return (
    <Section id="documents" title={say('documents.title')} note={say('documents.note')}>
      {view.kind === 'press' ? null : (
        <>
          <h3 class="label">{say('documents.hold')}</h3>
          {view.documents.length === 0 ? <p class="small muted">{say('documents.nothing')}</p> : <Show papers={view.documents} />}
        </>
      )}
      <List title={say('documents.shown')} papers={view.shownToMe} />
      <List title={say('documents.public')} papers={pub.affairs.documents} />
    </Section>
  );
}

const List = ({ title, papers }: { title: string; papers: readonly DocumentView[] }) => (
  <>
    <h3 class="label">{title}</h3>
    {papers.length === 0 ? <p class="small muted">{say('affairs.none')}</p> : null}
    {papers
      .slice(-6)
      .reverse()
      .map((paper) => (
        <Paper key={paper.id} paper={paper} />
      ))}
    {papers.length > 6 ? <p class="small muted">{say('affairs.more', { n: papers.length - 6 })}</p> : null}
  </>
);

/** One of my papers, and before whose eyes it shall lie. */
function Show({ papers }: { papers: readonly DocumentView[] }) {
  const [picked, setPicked] = useState('');
  const [whom, setWhom] = useState<readonly string[]>([]);
  const pub = publicView.value;
  const me = seatView.value?.seat;
  const paper = papers.find((entry) => entry.id === picked) ?? papers.at(-1);
  if (!pub || !paper) return null;
  const others = pub.seats.filter((seat) => seat.id !== me && seat.held !== 'game');
  const to = whom.filter((id) => others.some((seat) => seat.id === id));
  const toggle = (id: string) => setWhom(to.includes(id) ? to.filter((other) => other !== id) : [...to, id]);
  const everyone: Deed = {
    command: { type: 'document.show', document: paper.id, to: [] },
    label: `${say('documents.publish')} · ${cost(1)}`,
    testid: 'show-all',
  };
  const some: Deed = {
    command: { type: 'document.show', document: paper.id, to },
    label: to.length === 1 ? say('documents.show.one', { name: nameOf(to[0] ?? '') }) : say('documents.show', { n: to.length }),
    testid: 'show-some',
  };
  return (
    <div class="show-paper">
      <label class="small">
        {say('documents.pick')}
        <select value={paper.id} data-testid="pick-paper" onChange={(event) => setPicked(event.currentTarget.value)}>
          {papers.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {documentTitle(entry)}
            </option>
          ))}
        </select>
      </label>
      <Paper paper={paper} />
      <fieldset class="eyes">
        <legend class="small">{say('documents.whom')}</legend>
        {others.map((seat) => (
          <label key={seat.id}>
            <input type="checkbox" checked={to.includes(seat.id)} data-testid={`show-to-${seat.id}`} onChange={() => toggle(seat.id)} />{' '}
            <span class="name">{nameOf(seat.id)}</span>
          </label>
        ))}
      </fieldset>
      {to.length === 0 ? <small class="why">{say('documents.show.none')}</small> : <Deeds deeds={[some]} />}
      <Deeds deeds={[everyone]} />
      <p class="small muted">{say('documents.risk')}</p>
    </div>
  );
}
