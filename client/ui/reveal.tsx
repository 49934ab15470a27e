import { NOTHING } from '#shared/game/record.ts';
import { floorActs, publicView, seatView, world } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { MovedToday } from './affairs/moved.tsx';
import { otherActs } from './affairs/record-text.ts';
import { nameOf } from './gesture.ts';
import { clauseText, Ink, names, Plate, Sheet } from './parts.tsx';
import { Ready } from './ready.tsx';

/** What everybody said in public: who stood up for whom today and who spoke to whom about what, under the names. */
export function Reveal() {
  const pub = publicView.value;
  const w = world.value;
  if (!pub || !w) return null;
  const today = pub.states.filter((state) => state.changed === pub.day && pub.day > 0);
  const records = pub.record.filter((line) => line.day === pub.day && line.phase === 'seal' && !/^record\.(floor$|host\.)/.test(line.key));
  // The same breach stands on the record once for each partner; it is said once.
  const lines = [...new Set(records.map((line) => say(line.key, line.args)))];
  const floor = pub.record.find((line) => line.day === pub.day && line.key === 'record.floor');
  const took = today.filter((state) => state.backs === null);
  const speeches = Number(floor?.args.speeches ?? 0);
  const told = floorActs.value.filter(({ act }) => act.act === 'speak').length === speeches;
  return (
    <Sheet title={say('reveal.title')}>
      {floor ? (
        <div class={`stood-up of-${w.candidates.length}`}>
          {w.candidates.map((candidate) => {
            const backers = today.filter((state) => state.backs === candidate.id);
            return (
              <section key={candidate.id}>
                <h2>
                  <Ink id={candidate.id} /> {say('reveal.for', { name: candidate.short })}
                </h2>
                {backers.length === 0 ? <p class="muted">{say('reveal.nobody')}</p> : null}
                <p class="chips">
                  {backers.map((state) => (
                    <Plate key={state.id} name={nameOf(state.id)} size="sm" />
                  ))}
                </p>
                {told ? <Speeches candidate={candidate.id} /> : null}
              </section>
            );
          })}
        </div>
      ) : null}
      {!told && speeches > 0 ? <p>{say('reveal.speeches', { n: speeches })}</p> : null}
      {took.length > 0 ? <p>{say('reveal.took-back', { names: took.map((state) => nameOf(state.id)).join(', ') })}</p> : null}
      {lines.map((line) => (
        <p key={line} class="word big">
          {line}
        </p>
      ))}
      {floor && typeof floor.args.other === 'string' && floor.args.other !== NOTHING ? <p>{otherActs(floor)}</p> : null}
      <MovedToday />
      <Broken />
      <Ready label={sayTogether('reveal.go')} />
    </Sheet>
  );
}

/** Who spoke for this name, to which bloc, on what; the same speech by several is one line. */
function Speeches({ candidate }: { candidate: string }) {
  const s = world.value?.scenario;
  const groups = new Map<string, string[]>();
  for (const { by, act } of floorActs.value) {
    if (act.act !== 'speak' || act.candidate !== candidate) continue;
    const key = `${act.bloc}|${act.issue}`;
    groups.set(key, [...(groups.get(key) ?? []), by]);
  }
  if (!s || groups.size === 0) return null;
  return (
    <div class="speeches">
      <h3>{say('reveal.spoke.for', { name: s.candidates.find(({ id }) => id === candidate)?.short ?? '' })}</h3>
      <ul>
        {[...groups].map(([key, by]) => {
          const [bloc, issue] = key.split('|');
          return (
            <li key={key}>
              {say('reveal.spoke', {
                names: names(by, 6),
                bloc: s.blocs.find(({ id }) => id === bloc)?.name ?? '',
                issue: s.issues.find(({ id }) => id === issue)?.name ?? '',
              })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Acts of my own deals that were signed for today and not done: each once, with the partners to whom the goods go back. */
function Broken() {
  const view = seatView.value;
  const day = publicView.value?.day;
  if (!view) return null;
  const broken = new Map<string, Set<string>>();
  for (const deal of view.deals) {
    for (const [i, clause] of deal.clauses.entries()) {
      if (deal.clauseStatus[i] !== 'breached' || deal.day !== day) continue;
      const text = `${nameOf(clause.by)}: ${clauseText(clause)}`;
      const partners = broken.get(text) ?? new Set<string>();
      for (const party of deal.parties) if (party !== clause.by) partners.add(party);
      broken.set(text, partners);
    }
  }
  return (
    <>
      {[...broken].map(([act, partners]) => (
        <p key={act} class="muted">
          {say('reveal.returned.of', { act, names: names([...partners]) })}
        </p>
      ))}
    </>
  );
}
