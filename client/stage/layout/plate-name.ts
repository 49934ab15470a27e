/**
 * A state's name as its plate has room for it: without what stands in brackets, and with the usual short forms, given as
 * `long=short|long=short` in the words of the page. The full name stays on the tag, in the dossier and in the list.
 */
export function plateName(name: string, forms: string): string {
  const pairs = forms.split('|').map((pair) => pair.split('='));
  const bare = name.replace(/\s*\([^)]*\)/g, '');
  return pairs.reduce((text, [long = '', short = '']) => (long === '' ? text : text.replace(long, short)), bare);
}
