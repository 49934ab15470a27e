import { optionOf } from '../../store/ballots.ts';
import { publicView, scenario, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { CloseBox } from '../booth.tsx';
import { give, nameOf, refusalText, whyRefused } from '../gesture.ts';
import { Ink, Problem, Sheet } from '../parts.tsx';
import { BoundTo } from './bound.tsx';
import { postTitle } from './names.ts';

/** Where the ballot is open there is no curtain: one says a name, and everybody listens. */
export function Aloud() {
  const pub = publicView.value;
  const view = seatView.value;
  const s = scenario.value;
  if (!pub || !s) return null;
  const votes = view !== null && view.state !== null;
  const unanswered = votes && view.attending && view.aloud === null;
  return (
    <div class="aloud">
      <Sheet title={say('aloud.title')}>
        <p class="label">{say('booth.head', { body: s.body, delegations: s.states.length, n: pub.round })}</p>
        <h2>{postTitle(pub.post)}</h2>
        <p class="word big">{say('aloud.text')}</p>
        <BoundTo kind="attend" />
        {!votes ? <p>{say('aloud.watching')}</p> : view.attending ? <Answers /> : <Outside />}
        {votes && view.attending ? (
          <p>
            <b class="say">{say('aloud.seen')}</b> <span class="small muted">{say('aloud.seen.text')}</span>
          </p>
        ) : null}
        <Problem />
        <CloseBox label={say('aloud.go')} unanswered={unanswered ? say('aloud.first') : null} />
      </Sheet>
    </div>
  );
}

/** The names on the paper and a blank, in one size; nothing is chosen beforehand. */
function Answers() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  const said = view.aloud;
  const answers = [...pub.options, null].map((option) => {
    const command = { type: 'vote.aloud', option } as const;
    const name = option === null ? null : optionOf(option);
    return { option, name, command, why: whyRefused(command) };
  });
  const why = answers.find((answer) => answer.why)?.why ?? null;
  return (
    <fieldset class="votes-aloud">
      <legend>{say('aloud.ask', { name: nameOf(view.seat) })}</legend>
      {answers.map(({ option, name, command, why: refused }) => (
        <button
          key={option ?? ''}
          type="button"
          class="btn"
          aria-pressed={said !== null && said.option === option}
          data-testid={`aloud-${option ?? 'blank'}`}
          disabled={refused !== null}
          onClick={() => void give(command)}
        >
          {option === null ? null : <Ink id={option} certainty={2} />}
          <b>{name?.name ?? say('aloud.blank')}</b>
          {name ? <small>{say('brief.nominated', { state: nameOf(name.from) })}</small> : null}
        </button>
      ))}
      {why ? <small class="why">{refusalText(why)}</small> : null}
      <p class="word" role="status" data-testid="said-aloud">
        {said === null
          ? null
          : said.option === null
            ? say('aloud.said.blank')
            : say('aloud.said', { name: optionOf(said.option)?.short ?? '' })}{' '}
        <span class="small muted">{say('aloud.change')}</span>
      </p>
      <Leave />
    </fieldset>
  );
}

function Leave() {
  const command = { type: 'attend', present: false } as const;
  const why = whyRefused(command);
  return (
    <p>
      <button type="button" class="link" data-testid="stay-away" disabled={why !== null} onClick={() => void give(command)}>
        {say('booth.away')}
      </button>
      {why ? <small class="why">{refusalText(why)}</small> : null}
    </p>
  );
}

/** Outside the room; where the vote was handed over, there is no way back in. */
function Outside() {
  const command = { type: 'attend', present: true } as const;
  const why = whyRefused(command);
  return (
    <>
      <p>{say('aloud.outside')}</p>
      <p>
        <button type="button" class="btn" data-testid="come-back" disabled={why !== null} onClick={() => void give(command)}>
          {say('booth.return')}
        </button>
        {why ? <small class="why">{refusalText(why)}</small> : null}
      </p>
    </>
  );
}

/** After an open ballot: who said what, name by name, in the order of the roll. */
export function SaidAloud({ aloud, options }: { aloud: readonly (string | null)[]; options: readonly string[] }) {
  const w = world.value;
  if (!w) return null;
  const of = (answer: string | null) => w.states.filter((_, i) => aloud[i] === answer).map((row) => row.name);
  const absent = of(null);
  const group = (key: string, title: string, list: readonly string[], ink: boolean) =>
    list.length === 0 ? null : (
      <section key={key}>
        <h3>
          {ink ? <Ink id={key} certainty={2} /> : null} {title} <b>{list.length}</b>
        </h3>
        <ul>
          {list.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </section>
    );
  return (
    <section class="sheet said-aloud" data-testid="said-list">
      <h2>{say('aloud.list')}</h2>
      <div class="said-columns">
        {options.map((id) => group(id, optionOf(id)?.short ?? id, of(id), true))}
        {group('blank', say('aloud.list.blank'), of(''), false)}
        {group('absent', say('aloud.list.absent'), absent, false)}
      </div>
    </section>
  );
}
