import { useState } from 'preact/hooks';
import type { Story } from '#shared/game/command.ts';
import { publicView, scenario, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf, shortOf } from '../gesture.ts';
import { documentTitle } from './documents.tsx';
import { cost, issueName } from './names.ts';
import { Deeds, Section } from './section.tsx';

/** The press: what one says on the record, and what is in print. */
export function Press() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  const desks = pub.seats.filter((seat) => seat.kind === 'press');
  const quotes = pub.affairs.quotes.slice(-8).reverse();
  const prints = pub.affairs.prints.slice(-8).reverse();
  return (
    <Section id="press" title={say('press.title')} note={say('press.note')}>
      {view.kind === 'press' ? <Print /> : desks.map((desk) => <Quote key={desk.id} desk={desk.id} />)}
      <h3 class="label">{say('press.quotes')}</h3>
      {quotes.length === 0 ? <p class="small muted">{say('affairs.none')}</p> : null}
      {quotes.map((quote, i) => (
        <p key={`${i}${quote.by}`} class="small">
          <span class="muted">{say('affairs.on-day', { day: quote.day })}</span>{' '}
          {say(quote.candidate === null ? 'press.said.open' : 'press.said.for', {
            by: nameOf(quote.by),
            to: nameOf(quote.to),
            name: quote.candidate === null ? '' : (world.value?.candidates[quote.candidate]?.short ?? ''),
          })}
        </p>
      ))}
      <h3 class="label">{say('press.prints')}</h3>
      {prints.length === 0 ? <p class="small muted">{say('affairs.none')}</p> : null}
      {prints.map((print, i) => (
        <p key={`${i}${print.by}`} class="small">
          <span class="muted">{say('affairs.on-day', { day: print.day })}</span> {printed(print.by, print.story)}
        </p>
      ))}
    </Section>
  );
}

function printed(by: string, story: Story): string {
  const name = nameOf(by);
  if (story.about === 'issue') return say('press.printed.issue', { by: name, issue: issueName(story.issue) });
  if (story.about === 'forecast') return say('press.printed.forecast', { by: name, n: story.votes, name: shortOf(story.candidate) });
  return say('press.printed.document', { by: name });
}

/** A sentence for one desk, once a day, free, on the record. */
function Quote({ desk }: { desk: string }) {
  const w = world.value;
  if (!w) return null;
  return (
    <Deeds
      label={say('press.quote', { name: nameOf(desk) })}
      deeds={[
        ...w.candidates.map((candidate) => ({
          command: { type: 'quote.give', to: desk, candidate: candidate.id } as const,
          label: say('press.for', { name: candidate.short }),
          testid: `quote-${desk}-${candidate.id}`,
        })),
        { command: { type: 'quote.give', to: desk, candidate: null }, label: say('press.for-none'), testid: `quote-${desk}-none` },
      ]}
    />
  );
}

/** What a desk prints: a topic, a number, or a paper that it was shown. */
function Print() {
  const w = world.value;
  const view = seatView.value;
  const [issue, setIssue] = useState('');
  const [candidate, setCandidate] = useState('');
  const [votes, setVotes] = useState<number | null>(null);
  const [document, setDocument] = useState('');
  if (!w || !view) return null;
  const about = issue || (w.scenario.issues[0]?.id ?? '');
  const name = candidate || w.candidates[0].id;
  const guess = votes ?? Math.floor(w.states.length / 2);
  const unknown = view.shownToMe.filter((paper) => !publicView.value?.affairs.documents.some((entry) => entry.id === paper.id));
  const paper = unknown.find((entry) => entry.id === document) ?? unknown[0];
  const go = (story: Story, key: string) => (
    <Deeds
      deeds={[{ command: { type: 'press.print', story }, label: `${say(`press.${key}.go`)} · ${cost(1)}`, testid: `print-${story.about}` }]}
    />
  );
  return (
    <div class="print">
      <h3 class="label">{say('press.print')}</h3>
      <p class="small muted">{say('press.print.note')}</p>
      <label class="small">
        {say('press.issue')}
        <select value={about} onChange={(event) => setIssue(event.currentTarget.value)}>
          {scenario.value?.issues.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {entry.name}
            </option>
          ))}
        </select>
      </label>
      {go({ about: 'issue', issue: about }, 'issue')}
      <label class="small">
        {say('press.forecast')}
        <select value={name} onChange={(event) => setCandidate(event.currentTarget.value)}>
          {w.candidates.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {entry.short}
            </option>
          ))}
        </select>
      </label>
      <label class="small">
        {say('press.forecast.votes')}
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={w.states.length}
          value={guess}
          data-testid="print-votes"
          onInput={(event) => setVotes(Math.max(0, Math.min(999, Math.round(Number(event.currentTarget.value)) || 0)))}
        />
      </label>
      {go({ about: 'forecast', candidate: name, votes: guess }, 'forecast')}
      {paper ? (
        <>
          <label class="small">
            {say('press.document')}
            <select value={paper.id} onChange={(event) => setDocument(event.currentTarget.value)}>
              {unknown.map((entry) => (
                <option key={entry.id} value={entry.id}>
                  {documentTitle(entry)}
                </option>
              ))}
            </select>
          </label>
          {go({ about: 'document', document: paper.id }, 'document')}
        </>
      ) : (
        <small class="why">{say('press.document.none')}</small>
      )}
    </div>
  );
}
