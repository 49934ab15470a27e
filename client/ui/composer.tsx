import { useState } from 'preact/hooks';
import type { Clause } from '#shared/game/command.ts';
import { cover, coverThrough, isBonded, isGoods, isWords } from '#shared/game/deal.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { shortModuleText } from './affairs/offerable.ts';
import { addsUp, changed, commandFor, draft, emptyDraft, note, third, timed, timing, withClause } from './draft.ts';
import { give, nameOf, refusalText, shortOf, whyRefused } from './gesture.ts';
import { Icon } from './icons.tsx';
import { offerable } from './offerable.ts';
import { Chip, clauseText, names, Plate } from './parts.tsx';
import { PickPartner } from './pick-partner.tsx';
import { partners, show } from './stacks.ts';

/** Two columns of clauses, a choice of when goods move, and one chip that is always dead. */
export function Composer() {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const they = partners.value.length > 1 ? '*' : partners.value[0];
  if (they === undefined) return <PickPartner />;
  const counterTo = view.deals.find((deal) => deal.status === 'open' && deal.by === they)?.id ?? null;
  const sponsor = view.kind === 'candidate' && they !== '*' && counterTo === null ? view.camp.find((id) => id !== view.seat) : undefined;
  const payer = sponsor !== undefined && sponsor !== they ? sponsor : null;
  const elected =
    view.candidate ?? draft.value.flatMap((clause) => ('candidate' in clause ? [clause.candidate] : []))[0] ?? w.candidates[0].id;
  const clauses = timed(draft.value, timing.value, elected);
  const withNote: Clause[] = note.value.trim() ? [...clauses, { kind: 'note', by: view.seat, text: note.value.trim() }] : clauses;
  const command = (list: readonly Clause[]) => commandFor(partners.value, third.value, counterTo, list);
  const why = withNote.length > 0 ? whyRefused(command(withNote)) : null;
  const send = () =>
    void give(command(withNote)).then((sent) => {
      if (!sent) return;
      emptyDraft();
      partners.value = [];
      show('awaiting');
    });
  const column = (by: string, to: string, heading: string) => (
    <Column by={by} to={to} heading={heading} fits={(list) => whyRefused(command(timed(list, 'now', elected)))} />
  );
  return (
    <article class="sheet composer">
      <div class="masthead">
        <h2 tabIndex={-1} class="card-heading">
          {say(counterTo ? 'compose.counter' : 'compose.title')}
        </h2>
        {they === '*' ? <span class="small">{names(partners.value, 3)}</span> : <Plate name={nameOf(they)} />}
        <button type="button" class="x" aria-label={say('compose.other')} onClick={() => (partners.value = [])}>
          <Icon name="close" />
        </button>
      </div>
      <When />
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
      {why ? <p class="problem">{refusalText(why)}</p> : null}
      <div class="send">
        <p class="small">{setAside(withNote, view.seat)}</p>
        <button type="button" class="btn ink" data-testid="send-offer" disabled={withNote.length === 0 || why !== null} onClick={send}>
          {say('compose.send')}
        </button>
      </div>
    </article>
  );
}

/** One party's clauses, and what it could add; what the table would refuse is greyed and says why. */
function Column({
  by,
  to,
  heading,
  fits,
}: {
  by: string;
  to: string;
  heading: string;
  fits: (list: readonly Clause[]) => ReturnType<typeof whyRefused>;
}) {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const mine = by === view.seat;
  const campaigns = [by, to, view.seat, third.value].flatMap((id) => w.seatRows.get(id ?? '')?.candidate ?? []);
  const options = offerable(w, pub, by, to, campaigns).map((clause) => ({ clause, why: fits(withClause(draft.value, clause)) }));
  const reasons = [...new Set(options.flatMap(({ why }) => (why ? [refusalText(why)] : [])))];
  return (
    <section class="column" aria-label={heading}>
      <h3 class="label">{heading}</h3>
      <div class="chips column">
        {draft.value.map((clause, i) => (clause.by === by ? <Line key={clauseText(clause)} clause={clause} index={i} /> : null))}
      </div>
      <div class="chips">
        {options
          .filter(
            ({ clause }) =>
              !draft.value.some(
                (other) =>
                  other.by === by && other.kind === clause.kind && other.kind !== 'promise' && (!isGoods(clause) || addsUp(other, clause)),
              ),
          )
          .map(({ clause, why }) => (
            <button
              key={clauseText(clause)}
              type="button"
              class={`chip add ${isWords(clause) ? 'words' : ''}`}
              data-testid={`add-${mine ? 'we' : by === third.value ? 'third' : 'they'}-${clause.kind === 'aid' && clause.through ? 'quiet-aid' : clause.kind}`}
              disabled={why !== null}
              onClick={() => {
                draft.value = withClause(draft.value, clause);
              }}
            >
              <Icon name="plus" size={13} /> {shortModuleText(clause, w) ?? shortText(clause)}
            </button>
          ))}
      </div>
      {reasons.map((reason) => (
        <p key={reason} class="small muted">
          {reason}
        </p>
      ))}
    </section>
  );
}

/** A clause as short as a button needs it; the whole of it is its name. */
const shortText = (clause: Clause): string =>
  clause.kind === 'endorse'
    ? say('add.endorse', { name: shortOf(clause.candidate) })
    : clause.kind === 'rollcall'
      ? say('add.rollcall', { vote: say(`vote.${clause.vote}`) })
      : clause.kind === 'promise'
        ? say('add.promise', { name: shortOf(clause.candidate) })
        : say(`add.${clause.kind}`);

/** A clause in the draft: goods can be more or fewer, anything can go. */
function Line({ clause, index }: { clause: Clause; index: number }) {
  const change = (by: number) => {
    draft.value = changed(draft.value, index, by);
  };
  const remove = () => {
    draft.value = draft.value.filter((_, i) => i !== index);
  };
  if (!isGoods(clause)) return <Chip clause={clause} onRemove={remove} />;
  return (
    <span class="chip goods">
      <i class="seal" aria-hidden="true" />
      {clauseText(clause)}
      <button type="button" class="x" aria-label={say('compose.fewer', { clause: clauseText(clause) })} onClick={() => change(-1)}>
        <Icon name="minus" size={15} />
      </button>
      <button type="button" class="x" aria-label={say('compose.more', { clause: clauseText(clause) })} onClick={() => change(1)}>
        <Icon name="plus" size={15} />
      </button>
    </span>
  );
}

/** A few words along with it; folded away until somebody wants them. */
function Note() {
  const [open, setOpen] = useState(note.value !== '');
  if (!open)
    return (
      <button type="button" class="chip add words" data-testid="add-note" onClick={() => setOpen(true)}>
        <Icon name="plus" size={13} /> {say('compose.note.add')}
      </button>
    );
  return (
    <label class="note">
      <span class="label">{say('compose.note')}</span>
      <input value={note.value} maxLength={280} onInput={(event) => (note.value = event.currentTarget.value)} />
    </label>
  );
}

function When() {
  const bonded = draft.value.some(isBonded);
  const goods = draft.value.some(isGoods);
  if (!goods) return null;
  return (
    <fieldset class="when">
      <legend class="small muted">{say('compose.when')}</legend>
      <span class="switch">
        {(['now', 'elected', 'acted'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={timing.value === name}
            disabled={name === 'acted' && !bonded}
            onClick={() => {
              timing.value = name;
            }}
          >
            {say(`compose.when.${name}`)}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

/** In its place, and dead: the one thing that can never be a clause. */
const Impossible = () => (
  <div class="impossible">
    <button type="button" class="chip no" aria-disabled="true" aria-describedby="why-not" data-testid="impossible">
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
  const parts = [
    say('compose.aside.talk'),
    ...(letters > 0 ? [say(letters * times === 1 ? 'clause.letter.one' : 'clause.letter', { n: letters * times })] : []),
    ...(aid > 0 ? [say(aid * times === 1 ? 'clause.aid.one' : 'clause.aid', { n: aid * times })] : []),
    ...(expertise > 0
      ? [say(expertise * times === 1 ? 'compose.aside.expertise.one' : 'compose.aside.expertise', { n: expertise * times })]
      : []),
    ...quiet.map((id) => say('compose.aside.through', { n: coverThrough(clauses, id) * times, name: nameOf(id) })),
  ];
  return say('compose.aside', { list: parts.join(', ') });
}
