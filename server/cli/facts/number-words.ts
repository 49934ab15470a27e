const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number below a hundred in words, a larger one in digits. */
export function inWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return String(n);
  if (n < 20) return SMALL[n] as string;
  const ones = n % 10;
  return `${TENS[(n - ones) / 10]}${ones === 0 ? '' : `-${SMALL[ones]}`}`;
}

/** A sentence whose `{1}`, `{2}`, `{3}` are the numbers of the goals beside it, in words; one of a thing is no plural. Throws where a goal has no number. */
export function filled(sentence: string, numbers: readonly (number | null)[]): string {
  const text = sentence.replace(/\{([123])\}(?:( [a-z]+?)(s)?\b)?/g, (_, place: string, thing = '', many = '') => {
    const n = numbers[Number(place) - 1];
    if (n === null || n === undefined) throw new Error(`"${sentence}": goal ${place} has no number`);
    return `${inWords(n)}${thing}${n === 1 ? '' : many}`;
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}
