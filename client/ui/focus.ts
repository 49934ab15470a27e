import { useEffect, useRef, useState } from 'preact/hooks';

/** The heading of something that took the place of a pressed control: whoever came by key or by ear goes on there. */
export function useHeading() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return heading;
}

/** A question in the place of the button that leads to it: it is answered where it is asked, and put aside it gives the button back. */
export function useQuestion() {
  const [asked, setAsked] = useState(false);
  const question = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(false);
  useEffect(() => {
    const place = asked ? question.current : before.current ? button.current : null;
    before.current = asked;
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  return { asked, setAsked, question, button };
}
