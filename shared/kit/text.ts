/**
 * Signs that a line of text has no use for and that could make it look like something else: control signs and line ends,
 * halves of signs, and those that turn the direction of what follows.
 */
const HIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;
/** More marks on one letter than any script needs. */
const PILED = /(\p{M}{4})\p{M}+/gu;

/** What is left of a text without hidden signs and piled marks. Everything else people write stays, emoji and every script. */
export const plain = (text: string): string => text.replace(HIDDEN, '').replace(PILED, '$1');

/** Whether a text says something and hides nothing. */
export const isPlain = (text: string): boolean => text.trim() !== '' && plain(text) === text;
