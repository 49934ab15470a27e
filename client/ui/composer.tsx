import { useEffect, useRef, useState } from 'preact/hooks';
import type { Clause } from '#shared/game/command.ts';
import { cover, coverThrough } from '#shared/game/deal.ts';
import { plain } from '#shared/kit/text.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { DraftWorth } from './coach/worth.tsx';
import { Collisions } from './collisions.tsx';
import { Column } from './composer-column.tsx';
import { commandFor, countering, draft, emptyDraft, note, sameClauses, third, timed, triedBallot } from './draft.ts';
import { give, nameOf, refusalText, whyRefused } from './gesture.ts';
import { Icon } from './icons.tsx';
import { tooLateFor } from './last-hour.ts';
import { names, Plate } from './parts.tsx';
import { PickPartner } from './pick-partner.tsx';
import { partners, show } from './stacks.ts';

/** Two columns of clauses, each of goods with its own time, and one chip that is always dead. */
export function Composer() {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const they = partners.value.length > 1 ? '*' : partners.value[0];
  if (they === undefined) return <PickPartner />;
  const answered = view.deals.find((deal) => deal.id === countering.value && deal.status === 'open');
  const sponsor = view.kind === 'candidate' && they !== '*' && !answered ? view.camp.find((id) => id !== view.seat) : undefined;
  const payer = sponsor !== undefined && sponsor !== they ? sponsor : null;
  const clauses = timed(draft.value);
  const withNote: Clause[] = note.value.trim() ? [...clauses, { kind: 'note', by: view.seat, text: note.value.trim() }] : clauses;
  const command = (list: readonly Clause[]) => commandFor(partners.value, third.value, answered?.id ?? null, list);
  const why = withNote.length > 0 ? whyRefused(command(withNote)) : null;
  const unchanged = answered !== undefined && !note.value.trim() && sameClauses(answered.clauses, clauses);
  // Why it cannot go out now, beside the button that would send it.
  const stop = why
    ? refusalText(why)
    : tooLateFor(pub, partners.value)
      ? say('compose.too-late')
      : unchanged
        ? say('compose.unchanged')
        : '';
  const send = () =>
    void give(command(withNote)).then((sent) => {
      if (!sent) return;
      emptyDraft();
      partners.value = [];
      show('awaiting');
    });
  const column = (by: string, to: string, heading: string) => (
    <Column by={by} to={to} heading={heading} fits={(list) => (list.length > 0 ? whyRefused(command(timed(list))) : null)} />
  );
  return (
    <article class="sheet composer">
      <div class="masthead">
        <h2 tabIndex={-1} class="card-heading">
          {say(answered ? 'compose.counter' : 'compose.title')}
        </h2>
        {they === '*' ? <span class="small">{names(partners.value, 3)}</span> : <Plate name={nameOf(they)} />}
        <button type="button" class="x" aria-label={say('compose.other')} onClick={() => (partners.value = [])}>
          <Icon name="close" />
        </button>
      </div>
      {answered ? <p class="small muted">{say('compose.counter.text')}</p> : null}
      <div class="two">
        {column(they, view.seat, say('compose.they'))}
        {column(view.seat, they, say('compose.we'))}
        {third.value ? column(third.value, they, say('compose.third', { name: nameOf(third.value) })) : null}
      </div>
      {payer ? (
        <button type="button" class="link" aria-pressed={third.value !== null} onClick={() => toggleThird(payer)}>
          {say(third.value ? 'compose.without-third' : 'compose.with-third', { name: nameOf(payer) })}
        </button>
      ) : null}
      <Note />
      <Impossible />
      <Collisions clauses={clauses} />
      <DraftWorth clauses={clauses} each={partners.value.length > 1} />
      <div class="send">
        {stop ? <p class="problem">{stop}</p> : <p class="small">{setAside(withNote, view.seat)}</p>}
        <button type="button" class="btn ink" data-testid="send-offer" disabled={withNote.length === 0 || stop !== ''} onClick={send}>
          {say('compose.send')}
        </button>
      </div>
    </article>
  );
}

/** A few words along with it; folded away until somebody wants them. */
function Note() {
  const [open, setOpen] = useState(note.value !== '');
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) field.current?.focus();
  }, [open]);
  const unfold = () => {
    asked.current = true;
    setOpen(true);
  };
  if (!open)
    return (
      <button type="button" class="chip add words" data-testid="add-note" onClick={unfold}>
        <Icon name="plus" size={13} /> {say('compose.note.add')}
      </button>
    );
  return (
    <label class="note">
      <span class="label">{say('compose.note')}</span>
      <input ref={field} value={note.value} maxLength={280} onInput={(event) => (note.value = plain(event.currentTarget.value))} />
    </label>
  );
}

/** In its place, and dead: the one thing that can never be a clause. */
const Impossible = () => (
  <div class={`impossible ${triedBallot.value ? 'tried' : ''}`}>
    <button
      type="button"
      class="chip no"
      aria-disabled="true"
      aria-describedby="why-not"
      data-testid="impossible"
      onClick={() => {
        triedBallot.value = true;
      }}
    >
      <Icon name="lock" /> {say('compose.ballot')}
    </button>
    <p id="why-not">
      <b class="word">{say('compose.cannot')}</b> {say('compose.cannot.why')}
    </p>
  </div>
);

function toggleThird(payer: string): void {
  draft.value = draft.value.filter((clause) => clause.by !== payer);
  third.value = third.value ? null : payer;
}

/** What lies on the table until they answer, in words. */
function setAside(clauses: readonly Clause[], me: string): string {
  const times = Math.max(1, partners.value.length);
  const { aid, letters, expertise } = cover(clauses, me);
  const quiet = [...new Set(clauses.flatMap((clause) => (clause.kind === 'aid' && clause.through ? [clause.through] : [])))];
  const goods = (n: number, key: 'clause.letter' | 'clause.aid' | 'compose.aside.expertise') =>
    n > 0 ? [say(n * times === 1 ? `${key}.one` : key, { n: n * times })] : [];
  const parts = [
    say('compose.aside.talk'),
    ...goods(letters, 'clause.letter'),
    ...goods(aid, 'clause.aid'),
    ...goods(expertise, 'compose.aside.expertise'),
    ...quiet.map((id) => say('compose.aside.through', { n: coverThrough(clauses, id) * times, name: nameOf(id) })),
  ];
  return say('compose.aside', { list: parts.join(', ') });
}
