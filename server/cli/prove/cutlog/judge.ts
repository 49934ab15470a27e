import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, TableRefused } from '../../../store/journal.ts';
import { openSqliteJournal } from '../../../store/sqlite-journal.ts';
import { type Disk, writeDisk } from './disk.ts';
import { NEIGHBOUR, type Sample, type Texts, TORN, textsOf } from './sample.ts';

/** What became of a damaged copy: `wrong` when it was taken for something it is not. */
export interface Verdict {
  readonly outcome: 'whole' | 'cut' | 'table refused' | 'file refused' | 'wrong';
  readonly why: string;
}

/** Opens a damaged copy as a starting server does, and looks at what it takes the tables to be. */
export function judge(folder: string, damaged: Disk, sample: Sample): Verdict {
  writeDisk(folder, damaged);
  const journal = opened(folder);
  if (!journal) return asFound(folder, damaged) ? fine('file refused') : wrong('a refused file was changed');
  try {
    const [torn, neighbour] = [judgeTable(journal, TORN, sample), judgeTable(journal, NEIGHBOUR, sample)];
    if (neighbour.outcome === 'wrong') return wrong(`the neighbour: ${neighbour.why}`);
    if (sample.what !== 'file' && neighbour.outcome !== 'whole') return wrong(`the neighbour: ${neighbour.outcome}`);
    const cut = torn.outcome === 'cut' || neighbour.outcome === 'cut';
    return cut && !keptAside(folder, damaged) ? wrong('what was cut is not kept') : torn;
  } finally {
    journal.close();
  }
}

/** Either the table is what it was, or it is shorter and says by how much, or it is refused in the way that is written down. */
function judgeTable(journal: Journal, code: string, { tables }: Sample): Verdict {
  const was = tables.get(code) as Texts;
  try {
    const lost = journal.mend(code);
    const is = textsOf(journal, code);
    if (is === null) return fine('table refused');
    if (is.header !== was.header) return wrong('the header is another');
    if (is.acts.some((act, n) => act !== was.acts[n])) return wrong('an act is another');
    const gone = was.acts.length - is.acts.length;
    if (lost !== gone) return wrong(`${gone} acts are gone, ${lost} were said`);
    if (!goesOn(journal, code)) return wrong('the game does not go on');
    return fine(lost === 0 ? 'whole' : 'cut');
  } catch (error) {
    return error instanceof TableRefused ? fine('table refused') : wrong(`${(error as Error).name}: ${(error as Error).message}`);
  }
}

/** Whether one more act can be kept and all of them be read again. */
function goesOn(journal: Journal, code: string): boolean {
  const kept = journal.entries(code);
  journal.append(code, { seq: kept.length, entry: { by: 'host', command: { type: 'beat' }, events: [] }, request: null });
  return journal.mend(code) === 0 && journal.entries(code).length === kept.length + 1;
}

function opened(folder: string): Journal | null {
  try {
    return openSqliteJournal(folder);
  } catch (error) {
    if (error instanceof TableRefused || typeof (error as { errcode?: unknown }).errcode === 'number') return null;
    throw error;
  }
}

const fine = (outcome: Verdict['outcome']): Verdict => ({ outcome, why: '' });
const wrong = (why: string): Verdict => ({ outcome: 'wrong', why });

const asFound = (folder: string, damaged: Disk): boolean =>
  [...damaged].every(([name, bytes]) => readdirSync(folder).includes(name) && readFileSync(join(folder, name)).equals(bytes));

/** Whether the damaged bytes still lie in the folder, in a copy aside. */
const keptAside = (folder: string, damaged: Disk): boolean =>
  [...damaged]
    .filter(([name, bytes]) => name !== 'tables.marks' && bytes.length > 0)
    .every(([, bytes]) => readdirSync(folder).some((name) => name.includes('.damaged-') && readFileSync(join(folder, name)).equals(bytes)));
