/** Finds the control that the lesson speaks of, marks it, and puts the card beside it. */
const GAP = 14;
const EDGE = 10;
/** For so long after a new sentence the control is brought into sight, milliseconds; then whoever scrolls is left alone. */
const FETCHING = 700;

/** Where a card's corner goes, and on which side of the control that is. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly side: 'right' | 'left' | 'above' | 'below' | 'none';
}

const selectorOf = (id: string): string => (id.endsWith('*') ? `[data-testid^="${id.slice(0, -1)}"]` : `[data-testid="${id}"]`);

/** Elements of the first of these test ids that is on the screen and can be used; empty if none is. */
export function controlsOnScreen(ids: readonly string[]): readonly HTMLElement[] {
  for (const id of ids) {
    const found = [...document.querySelectorAll<HTMLElement>(selectorOf(id))].filter(
      (element) => element.getClientRects().length > 0 && !element.matches(':disabled'),
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** Keeps `card` beside the control and the control marked, until the returned function is called. */
export function pointAt(card: HTMLElement, ids: readonly string[]): () => void {
  const began = performance.now();
  let marked: readonly HTMLElement[] = [];
  let frame = 0;
  const mark = (now: readonly HTMLElement[]) => {
    for (const element of marked) if (!now.includes(element)) delete element.dataset.guided;
    for (const element of now) element.dataset.guided = '';
    marked = now;
  };
  const place = () => {
    frame = 0;
    const found = controlsOnScreen(ids);
    // A radio is as large as its label.
    mark(found.map((element) => element.closest('label') ?? element));
    const [first] = marked;
    if (!first) return dock(card);
    if (performance.now() - began < FETCHING && !inSight(first)) first.scrollIntoView({ block: 'center' });
    beside(card, marked);
  };
  const soon = () => {
    frame ||= requestAnimationFrame(place);
  };
  const watch = new MutationObserver(soon);
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'aria-pressed', 'class'] });
  addEventListener('scroll', soon, true);
  addEventListener('resize', soon);
  // A new phase is scrolled to its top after it is drawn; look once more when that is over.
  const later = setTimeout(soon, FETCHING / 2);
  soon();
  return () => {
    watch.disconnect();
    removeEventListener('scroll', soon, true);
    removeEventListener('resize', soon);
    clearTimeout(later);
    cancelAnimationFrame(frame);
    mark([]);
  };
}

/** Where the page ends for a card: above the bar under the thumb, unless that bar is what is meant. */
function floorOf(target: DOMRect): number {
  const bar = document.querySelector('.thumb-bar')?.getBoundingClientRect();
  return bar && bar.height > 0 && target.bottom <= bar.top ? bar.top : innerHeight;
}

const inSight = (element: HTMLElement): boolean => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= floorOf(box);
};

/** All of them where they fit on the page together, else the first. */
function boxOf(elements: readonly HTMLElement[]): DOMRect {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const all = new DOMRect(left, top, Math.max(...boxes.map((box) => box.right)) - left, Math.max(...boxes.map((box) => box.bottom)) - top);
  return all.height < innerHeight * 0.6 ? all : (boxes[0] as DOMRect);
}

function beside(card: HTMLElement, elements: readonly HTMLElement[]): void {
  const box = boxOf(elements);
  const { width, height } = card.getBoundingClientRect();
  const floor = floorOf(box);
  const [right, bottom] = [innerWidth - width - EDGE, floor - height - EDGE];
  const level = Math.max(EDGE, Math.min(box.top, bottom));
  const across = Math.max(EDGE, Math.min(box.left, right));
  const near: readonly Place[] = [
    { x: box.right + GAP, y: level, side: 'right' },
    { x: across, y: box.bottom + GAP, side: 'below' },
    { x: across, y: box.top - height - GAP, side: 'above' },
    { x: box.left - width - GAP, y: level, side: 'left' },
  ];
  // Something as large as the page has no place beside it: a corner, then.
  const large = box.height > innerHeight * 0.45;
  const fit = large ? [] : near.filter(({ x, y }) => x >= EDGE && y >= EDGE && x <= right && y <= bottom);
  const corners = [bottom, EDGE].flatMap((y) => [right, EDGE].map((x): Place => ({ x, y, side: 'none' })));
  const others = wanted().filter((element) => !card.contains(element) && !elements.includes(element));
  const covered = ({ x, y }: Place): number => {
    const place = new DOMRect(x, y, width, height);
    return others.filter((element) => overlap(place, element.getBoundingClientRect())).length;
  };
  const [best] = (fit.length > 0 ? fit : corners).map((place) => ({ place, hides: covered(place) })).sort((a, b) => a.hides - b.hides);
  if (!best) return;
  const { x, y, side } = best.place;
  // The notch sits where the control is, not where the card begins.
  const upright = side === 'above' || side === 'below';
  const along = upright ? box.left + Math.min(box.width / 2, 60) - x : box.top + Math.min(box.height / 2, 24) - y;
  card.style.setProperty('--notch', `${Math.round(Math.max(14, Math.min(along, (upright ? width : height) - 14)))}px`);
  put(card, best.place);
}

/** What somebody may want to press or has to read now: the card covers as little of it as it can. */
const wanted = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(
    'button:enabled, select, input, summary, [role="alertdialog"], h1, .problem, .card h2, .card p, .card .chip',
  ),
];

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  b.width > 0 && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Nothing to point at: the card waits at the foot of the page. */
function dock(card: HTMLElement): void {
  const { width, height } = card.getBoundingClientRect();
  put(card, { x: innerWidth - width - EDGE, y: floorOf(new DOMRect()) - height - EDGE, side: 'none' });
}

function put(card: HTMLElement, { x, y, side }: Place): void {
  card.style.left = `${Math.round(x)}px`;
  card.style.top = `${Math.round(y)}px`;
  card.dataset.side = side;
}
