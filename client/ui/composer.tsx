import { useSignal } from '@preact/signals';
import type { Clause, Command, When } from '#shared/game/command.ts';
import { isBonded, isWords } from '#shared/game/deal.ts';
import { hasPlayer } from '#shared/game/guards.ts';
import type { ClauseKind } from '#shared/scenario/schema.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give, nameOf, refusalText, whyRefused } from './gesture.ts';
import { Chip, clauseText, names, Plate } from './parts.tsx';
import { partners, stack } from './stacks.ts';

type WhenName = 'now' | 'elected' | 'acted';

/** Two columns of clauses, a choice of when goods move, and one chip that is always dead. */
export function Composer() {
  const clauses = useSignal<readonly Clause[]>([]);
  const when = useSignal<WhenName>('now');
  const note = useSignal('');
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  if (partners.value.length === 0) return <PickPartner />;
  const several = partners.value.length > 1;
  const they = several ? '*' : (partners.value[0] as string);
  const open = view.deals.find((deal) => deal.status === 'open' && deal.by === they && !several);
  const command: Command = several
    ? { type: 'deal.circulate', states: [...partners.value], clauses: timed(clauses.value, when.value) }
    : open
      ? { type: 'deal.counter', deal: open.id, clauses: timed(clauses.value, when.value) }
      : { type: 'deal.propose', to: [they], clauses: timed(clauses.value, when.value) };
  const why = clauses.value.length > 0 ? whyRefused(command) : null;
  const add = (clause: Clause) => {
    clauses.value = [
      ...clauses.value.filter((other) => !(other.by === clause.by && other.kind === clause.kind && isBonded(other))),
      clause,
    ];
  };
  const column = (by: string) => (
    <div>
      <p class="label">{say(by === view.seat ? 'compose.we' : 'compose.they')}</p>
      {clauses.value.map((clause, i) =>
        clause.by === by ? (
          <Chip key={`${clause.kind}${i}`} clause={clause} onRemove={() => (clauses.value = clauses.value.filter((_, j) => j !== i))} />
        ) : null,
      )}
      <p class="adders">
        {offerable(by, they).map((clause) => (
          <button
            key={clauseText(clause)}
            type="button"
            class={`chip add ${isWords(clause) ? 'words' : ''}`}
            data-testid={`add-${by === view.seat ? 'we' : 'they'}-${clause.kind}`}
            onClick={() => add(clause)}
          >
            + {clauseText(clause)}
          </button>
        ))}
      </p>
    </div>
  );
  return (
    <article class="sheet composer">
      <p class="masthead">
        <h2 tabIndex={-1}>{say('compose.title')}</h2> {several ? <span>{names(partners.value, 3)}</span> : <Plate name={nameOf(they)} />}
        <button type="button" class="x" aria-label={say('compose.other')} onClick={() => (partners.value = [])}>
          ×
        </button>
      </p>
      <fieldset class="switch">
        <legend class="vh">{say('compose.when')}</legend>
        {(['now', 'elected', 'acted'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={when.value === name}
            disabled={name === 'acted' && !clauses.value.some(isBonded)}
            onClick={() => (when.value = name)}
          >
            {say(`compose.when.${name}`)}
          </button>
        ))}
      </fieldset>
      <div class="two">
        {column(they)}
        {column(view.seat)}
      </div>
      <label class="note">
        <span class="label">{say('compose.note')}</span>
        <input value={note.value} maxLength={280} onInput={(event) => (note.value = event.currentTarget.value)} />
      </label>
      <div class="impossible">
        <button type="button" class="chip no" aria-disabled="true" aria-describedby="why-not" data-testid="impossible">
          <Lock /> {say('compose.ballot')}
        </button>
        <p class="word" id="why-not">
          <b>{say('compose.cannot')}</b> {say('compose.cannot.why')}
        </p>
      </div>
      {why ? <p class="problem">{refusalText(why)}</p> : null}
      <div class="buttons">
        <span class="muted small">{say('compose.cost')}</span>
        <button
          type="button"
          class="btn ink"
          data-testid="send-offer"
          disabled={clauses.value.length === 0 || why !== null}
          onClick={() => {
            const all = note.value.trim()
              ? [...timed(clauses.value, when.value), { kind: 'note', by: view.seat, text: note.value.trim() } as Clause]
              : timed(clauses.value, when.value);
            void give({ ...command, clauses: all } as Command).then((sent) => {
              if (!sent) return;
              clauses.value = [];
              partners.value = [];
              stack.value = 'awaiting';
            });
          }}
        >
          {say('compose.send')}
        </button>
      </div>
    </article>
  );
}

/** Goods move now, if somebody is elected, or once the other side's visible act has been done. */
function timed(clauses: readonly Clause[], when: WhenName): Clause[] {
  const bond = clauses.findIndex(isBonded);
  const view = seatView.value;
  const w = world.value;
  return clauses.map((clause): Clause => {
    if (clause.kind !== 'aid' && clause.kind !== 'letter') return clause;
    const elected =
      view?.candidate ??
      w?.candidates.find((candidate) => clauses.some((other) => 'candidate' in other && other.candidate === candidate.id))?.id ??
      w?.candidates[0].id ??
      '';
    const value: When = when === 'now' ? 'now' : when === 'elected' ? { elected } : bond >= 0 ? { acted: bond } : 'now';
    return { ...clause, when: value };
  });
}

/** The clauses this party could put on the table, one chip each. */
function offerable(by: string, they: string): Clause[] {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return [];
  const to = by === view.seat ? they : view.seat;
  const row = w.seatRows.get(by);
  const isCandidate = row?.kind === 'candidate';
  const isState = by === '*' || w.indexOf.has(by);
  const played = by !== '*' && hasPlayer(pub, by);
  const toState = to === '*' || w.indexOf.has(to);
  const kinds = new Set<ClauseKind>(w.scenario.clauses);
  const campaignOf = (id: string) => w.seatRows.get(id)?.candidate;
  const list: (Clause | null)[] = [
    played && !isCandidate ? { kind: 'aid', by, to, n: 1 } : null,
    played && !isCandidate ? { kind: 'aid', by, to, n: 2 } : null,
    played && !isCandidate && to !== '*' && w.seatRows.has(to) ? { kind: 'letter', by, to, n: 1 } : null,
    isCandidate && toState ? { kind: 'chair', by, to } : null,
    ...(isState && row?.kind !== 'sponsor'
      ? w.candidates.map((candidate): Clause => ({ kind: 'endorse', by, candidate: candidate.id }))
      : []),
    ...(isState && row?.kind !== 'sponsor'
      ? w.candidates
          .filter((candidate) => campaignOf(to) === candidate.id)
          .map((candidate): Clause => ({ kind: 'promise', by, candidate: candidate.id }))
      : []),
    isState && played ? { kind: 'silence', by } : null,
    ...(isState && w.scenario.rollCall && pub.rollCall === null
      ? (['yes', 'abstain'] as const).map((vote): Clause => ({ kind: 'rollcall', by, vote }))
      : []),
  ];
  return list.filter((clause): clause is Clause => clause !== null && kinds.has(clause.kind));
}

function PickPartner() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  return (
    <article class="sheet composer">
      <h2 tabIndex={-1}>{say('compose.to-whom')}</h2>
      <p class="muted">{say('compose.to-whom.text')}</p>
      <p class="adders">
        {pub.seats
          .filter((seat) => seat.id !== view.seat && seat.held !== 'game')
          .map((seat) => (
            <button key={seat.id} type="button" class="plate sm as-button" onClick={() => (partners.value = [seat.id])}>
              {nameOf(seat.id)}
            </button>
          ))}
      </p>
    </article>
  );
}

const Lock = () => (
  <svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true">
    <rect x="4" y="11" width="16" height="10" rx="1" />
    <path d="M8 11V7a4 4 0 0 1 8 0v4" />
  </svg>
);
