import type { Clause } from '#shared/game/command.ts';
import { type GoodsClause, isBonded, isGoods, isWords } from '#shared/game/deal.ts';
import type { Refusal } from '#shared/kit/result.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { shortModuleText } from './affairs/offerable.ts';
import { addsUp, bondKey, changed, draft, setTiming, type Timing, third, timingFor, withClause } from './draft.ts';
import { refusalText, shortOf } from './gesture.ts';
import { Icon } from './icons.tsx';
import { offerable } from './offerable.ts';
import { Chip, clauseText } from './parts.tsx';

type Fits = (list: readonly Clause[]) => Refusal | null;

/** One party's clauses, and what it could add; what would be refused because of that very clause is greyed and says why. */
export function Column({ by, to, heading, fits }: { by: string; to: string; heading: string; fits: Fits }) {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const mine = by === view.seat;
  const campaigns = [by, to, view.seat, third.value].flatMap((id) => w.seatRows.get(id ?? '')?.candidate ?? []);
  const already = fits(draft.value);
  // A refusal that stands without this clause is not its fault.
  const fault = (list: readonly Clause[]) => {
    const why = fits(list);
    return why && already && refusalText(why) === refusalText(already) ? null : why;
  };
  const options = offerable(w, pub, by, to, campaigns)
    .filter(
      (clause) =>
        !draft.value.some((other) => other.by === by && other.kind === clause.kind && other.kind !== 'promise' && same(other, clause)),
    )
    .map((clause) => ({
      clause,
      why: already?.code === 'purse-short' && !isGoods(clause) ? null : fault(withClause(draft.value, clause)),
    }));
  const reasons = [...new Set(options.flatMap(({ why }) => (why ? [refusalText(why)] : [])))].slice(0, 2);
  return (
    <section class="column" aria-label={heading}>
      <h3 class="label">{heading}</h3>
      <div class="chips column">
        {draft.value.map((clause, i) =>
          clause.by === by ? <Line key={clauseText(clause)} clause={clause} index={i} fits={fits} /> : null,
        )}
      </div>
      <div class="chips">
        {options.map(({ clause, why }) => (
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

/** Goods of one kind add up; from another payer they are other goods. */
const same = (other: Clause, clause: Clause): boolean => !isGoods(clause) || addsUp(other, clause);

/** A clause as short as a button needs it; the whole of it is its name. */
const shortText = (clause: Clause): string =>
  clause.kind === 'endorse'
    ? say('add.endorse', { name: shortOf(clause.candidate) })
    : clause.kind === 'rollcall'
      ? say(`add.rollcall.${clause.vote}`)
      : clause.kind === 'promise'
        ? say('add.promise', { name: shortOf(clause.candidate) })
        : say(`add.${clause.kind}`);

/** A clause in the draft: goods can be more or fewer and have their time, anything can go. */
function Line({ clause, index, fits }: { clause: Clause; index: number; fits: Fits }) {
  const change = (by: number) => {
    draft.value = changed(draft.value, index, by);
  };
  const remove = () => {
    draft.value = draft.value.filter((_, i) => i !== index);
  };
  if (!isGoods(clause)) return <Chip clause={clause} onRemove={remove} />;
  const short = fits(changed(draft.value, index, 1));
  const full = short?.code === 'purse-short' || overCamp(clause);
  return (
    <span class="chip goods">
      <i class="seal" aria-hidden="true" />
      <span class="what">{clauseText(clause)}</span>
      <button type="button" class="x" aria-label={say('compose.fewer', { clause: clauseText(clause) })} onClick={() => change(-1)}>
        <Icon name="minus" size={15} />
      </button>
      <button
        type="button"
        class="x"
        aria-label={say('compose.more', { clause: clauseText(clause) })}
        disabled={full}
        onClick={() => change(1)}
      >
        <Icon name="plus" size={15} />
      </button>
      <When clause={clause} />
      {full ? <small>{say('compose.all-there-is')}</small> : null}
    </span>
  );
}

/** My sponsor's purse is known to me: it cannot give more than it has. */
function overCamp(clause: GoodsClause): boolean {
  const purse = seatView.value?.campPurses[clause.by];
  const quiet = clause.kind === 'aid' && clause.through !== undefined;
  return purse !== undefined && !quiet && clause.n >= purse[clause.kind === 'letter' ? 'letters' : clause.kind];
}

/** When these goods move: at once, if one of the names is elected, or once a public act of this deal is done. */
function When({ clause }: { clause: GoodsClause }) {
  const w = world.value;
  const pub = publicView.value;
  if (!w || !pub) return null;
  const chosen = timingFor(clause);
  const bonds = draft.value.filter(isBonded);
  const options: readonly (readonly [Timing, string])[] = [
    ['now', say('compose.when.now')],
    ...bonds.map((bond) => [`acted:${bondKey(bond)}`, say('compose.when.acted', { act: clauseText(bond) })] as const),
    ...w.candidates
      .filter(({ id }) => pub.affairs.onPaper.includes(id))
      .map(({ id, short }) => [`elected:${id}`, say('when.elected', { name: short })] as const),
  ];
  const known = options.find(([value]) => value === chosen) ?? options[0];
  return (
    <select
      class="when"
      aria-label={say('compose.when', { clause: clauseText(clause) })}
      data-testid="when"
      value={known?.[0]}
      onChange={(event) => {
        const next = options.find(([value]) => value === event.currentTarget.value);
        if (next) setTiming(clause, next[0]);
      }}
    >
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
