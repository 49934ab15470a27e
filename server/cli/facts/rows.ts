/** One line of a CSV file in `assets/facts`, by column name. An empty cell is the empty string. */
export type Row = Readonly<Record<string, string>>;

/** Reads the CSV: commas, quotes around cells that hold a comma, a header line. */
export function readRows(text: string): readonly Row[] {
  const [head, ...lines] = text.trim().split('\n').map(cells);
  return lines.map((line) => Object.fromEntries((head as string[]).map((name, i) => [name, line[i] ?? ''])));
}

const cells = (line: string): string[] =>
  (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''));
