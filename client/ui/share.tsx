import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { room } from '../store/store.ts';
import { say } from '../store/words.ts';

/** The address that brings others here. */
const roomLink = (code: string): string => `${location.origin}/?room=${code}`;

/** Addresses that lead everybody to their own device. */
const ONLY_HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether the address of this page leads nobody here but this machine, so that it must not be offered to others. */
export const onlyHere = (): boolean => ONLY_HERE.test(location.hostname);

/** The square with the address; it comes only where it is wanted. */
export function RoomQr({ code }: { code: string }) {
  const [Qr, setQr] = useState<FunctionComponent<{ text: string }> | null>(null);
  useEffect(() => {
    // Without the square the code and the address are still there.
    void import('./qr.tsx').then(
      (module) => setQr(() => module.Qr),
      () => {},
    );
  }, []);
  return Qr ? <Qr text={roomLink(code)} /> : <span class="qr" />;
}

/** How others come in: the code, the address as a field that can be copied by hand, the square, and a page for the wall. */
export function Share() {
  const facts = room.value;
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no');
  if (!facts) return null;
  const link = roomLink(facts.code);
  const byHand = () => {
    field.current?.focus();
    field.current?.select();
    setCopied('by-hand');
  };
  const copy = () => {
    if (!navigator.clipboard) return byHand();
    void navigator.clipboard.writeText(link).then(() => setCopied('yes'), byHand);
  };
  return (
    <div class="lobby-code">
      <p class="code" data-testid="code">
        {facts.code}
      </p>
      {onlyHere() ? null : <RoomQr code={facts.code} />}
      <div class="share">
        <label>
          <span>{say('lobby.share')}</span>
          <input ref={field} readOnly value={link} data-testid="room-link" onFocus={(event) => event.currentTarget.select()} />
        </label>
        {onlyHere() ? (
          <p class="only-here" data-testid="only-here">
            {say('lobby.only-here', { host: location.hostname })}
          </p>
        ) : null}
        <p class="buttons">
          <button type="button" class="btn sm" data-testid="copy-link" onClick={copy}>
            {say('lobby.copy')}
          </button>
          <a class="btn sm" href={`/?room=${facts.code}&projector=1`} target="_blank" rel="noopener" data-testid="projector">
            {say('project.open')}
          </a>
        </p>
        <p class="small" aria-live="polite">
          {copied === 'no' ? '' : say(`lobby.copied.${copied}`)}
        </p>
      </div>
    </div>
  );
}
