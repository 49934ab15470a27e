import { say } from '../store/words.ts';

/** The page came through and no room does: what that means, what helps now, and what to tell whoever runs the network. */
export function Blocked() {
  const socket = `${location.origin.replace(/^http/, 'ws')}/…`;
  return (
    <section class="blocked" data-testid="blocked" aria-labelledby="blocked-title">
      <h2 id="blocked-title">{say('blocked.title')}</h2>
      <p>{say('blocked.what')}</p>
      <p>{say('blocked.now')}</p>
      <details>
        <summary>{say('blocked.it')}</summary>
        <p>{say('blocked.it.text', { socket })}</p>
        <p>{say('blocked.it.saw', { page: location.origin })}</p>
      </details>
    </section>
  );
}
