import { cellText, columnsOf, type Line, type Report, type Row } from './report.ts';

/** Where a proof has more lines than this, those that hold are counted: their figures stand in its tables. */
const MANY = 100;

/** One proof as it was run. */
export interface Run {
  readonly command: string;
  readonly report: Report;
}

export interface Circumstances {
  readonly commit: string;
  readonly minutes: number;
  readonly cores: number;
  readonly small: boolean;
}

/** The text of `docs/balance.md`, made from reports and nothing else. */
export function pageOf(runs: readonly Run[], { commit, minutes, cores, small }: Circumstances): string {
  const lines = runs.flatMap(({ report }) => report.lines);
  return [
    '# Balance',
    '',
    'Written by `npm run balance` from what the proofs printed; do not edit. Intervals are 95 %. A seed was drawn for each run; the command repeats it.',
    '',
    `Commit ${commit}. ${minutes} minutes on a machine with ${cores} cores${small ? ', the small version: wide intervals, few lines' : ''}.`,
    `${lines.length} lines, ${lines.filter((line) => line.ok).length} hold, ${lines.filter((line) => !line.ok).length} fail.`,
    '',
    ...runs.flatMap(({ command, report }) => section(titleOf(report, runs), command, report)),
  ].join('\n');
}

/** Its name, and its scenario where the proof was run for several, one at a time. */
const titleOf = ({ proof, scenarios }: Report, runs: readonly Run[]): string =>
  runs.filter(({ report }) => report.proof === proof).length > 1 ? `${proof}, ${scenarios.join(', ')}` : proof;

function section(title: string, command: string, report: Report): string[] {
  const failing = report.lines.filter((line) => !line.ok);
  const holding = report.lines.length - failing.length;
  const many = report.lines.length > MANY;
  return [
    `## ${title}`,
    '',
    `\`${command}\` · ${report.scenarios.join(', ')} · ${report.games} games · ${report.seconds} s`,
    '',
    ...(many ? [`${holding} of ${report.lines.length} lines hold; their figures are in the tables below.`, ''] : []),
    ...table((many ? failing : report.lines).map(rowOf)),
    ...Object.entries(report.tables).flatMap(([name, rows]) => [
      `<details><summary>${name}</summary>`,
      '',
      ...table(rows),
      '</details>',
      '',
    ]),
  ];
}

const rowOf = ({ ok, line, value, interval, wanted }: Line): Row => ({ '': ok ? 'holds' : '**fails**', line, value, interval, wanted });

function table(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const columns = columnsOf(rows);
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '∣')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map((row) => line(columns.map((column) => cellText(row[column])))), ''];
}
