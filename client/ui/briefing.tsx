import { opensOn } from '#shared/game/unlock.ts';
import { publicView, scenario, seatView, world } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { ProxyBriefing } from './affairs/proxy.tsx';
import { nameOf } from './gesture.ts';
import { Goals } from './goals.tsx';
import { Plate, Sheet } from './parts.tsx';
import { Ready } from './ready.tsx';

/** The sealed brief and what happened overnight: at most three lines, each with its because. */
export function Briefing() {
  const pub = publicView.value;
  const view = seatView.value;
  const s = scenario.value;
  if (!pub || !s) return null;
  const row = s.seats.find((seat) => seat.id === view?.seat);
  return (
    <div class="briefing">
      <Sheet title={pub.day === 1 ? say('brief.title', { body: s.body }) : say('brief.day', { day: pub.day })}>
        {view ? (
          <>
            <p class="you">
              <Plate name={nameOf(view.seat)} size="lg" /> <span>{row?.blurb}</span>
            </p>
            <dl class="brief">
              <dt>{say('brief.want')}</dt>
              <dd class="word">{view.brief.want}</dd>
              <dt>{say('brief.need')}</dt>
              <dd class="word">{view.brief.need}</dd>
              <dt>{say('brief.fear')}</dt>
              <dd class="word">{view.brief.fear}</dd>
            </dl>
            <h2>{say('brief.goals')}</h2>
            <Goals goals={view.brief.goals} met={null} />
          </>
        ) : (
          <>
            <p class="word big">{say('watch.briefing')}</p>
            <p>{s.blurb}</p>
          </>
        )}
        <NewToday />
        <ProxyBriefing />
        <Ready label={sayTogether('brief.go')} />
      </Sheet>
      <aside class="news">
        <h2>{pub.day === 1 ? say('brief.before') : say('brief.overnight')}</h2>
        <ul>
          {pub.day === 1 && s.ballot.open ? <li class="word">{say('brief.aloud')}</li> : null}
          {pub.briefing.map((line) => (
            <li key={line.key} class="word">
              {say(line.key, line.args)}
            </li>
          ))}
        </ul>
        {pub.day === 1 ? (
          <>
            <h2>{say('brief.candidates')}</h2>
            {s.candidates.map((candidate) => (
              <article key={candidate.id} class="candidate">
                <Plate name={candidate.short} />{' '}
                <span class="muted">{say('brief.nominated', { state: nameOf(candidate.nominatedBy) })}</span>
                <p class="say">{candidate.statement}</p>
                <ul class="standing">
                  {candidate.standing.map((part) => (
                    <li key={part.text}>
                      {part.value < 0 ? '−' : '+'} {part.text}
                    </li>
                  ))}
                </ul>
                <details class="small">
                  <summary>{say('brief.sources')}</summary>
                  <ul class="standing">
                    {candidate.standing.map((part) => (
                      <li key={part.text}>
                        <b>{part.text}:</b> {part.source}
                      </li>
                    ))}
                  </ul>
                </details>
              </article>
            ))}
          </>
        ) : null}
      </aside>
    </div>
  );
}

/** What one may do from this day on: the verbs that open today, as chips. */
function NewToday() {
  const pub = publicView.value;
  const view = seatView.value;
  const w = world.value;
  if (!pub || !view || !w) return null;
  const verbs = opensOn(w, view.kind, pub.day);
  if (verbs.length === 0) return null;
  return (
    <p class="chips new-today" data-testid="new-today">
      <b>{say('brief.new')}</b>
      {verbs.map((type) => (
        <span key={type} class="chip">
          {say(`verb.${type}`)}
        </span>
      ))}
    </p>
  );
}
