import type { StateRow } from '#shared/scenario/schema.ts';
import type { Row } from './rows.ts';

/** What anybody may look up about a state, in the order of the dossier. All of it was public before 29 September 2022. */
export function dossierOf(row: Row): StateRow['facts'] {
  const groups = [
    row.ldc === '1' ? 'least developed country' : '',
    row.lldc === '1' ? 'landlocked developing country' : '',
    row.sids === '1' ? 'small island state' : '',
  ].filter(Boolean);
  return [
    { label: 'People online', value: row.internet_users_pct ? `${row.internet_users_pct} % (${row.internet_year})` : 'no figure' },
    { label: 'Dubai treaty, 2012', value: SIGNED[row.wcit12_signed ?? ''] ?? 'absent or not entitled to sign' },
    { label: 'Assembly, 2 March 2022: Ukraine, withdrawal', value: VOTES[row.es11_1 ?? ''] ?? 'not a member of the Assembly' },
    { label: 'Assembly, 7 April 2022: Russia, Human Rights Council', value: VOTES[row.es11_3 ?? ''] ?? 'not a member of the Assembly' },
    { label: 'Income', value: INCOME[row.income_group ?? ''] ?? 'not classified' },
    ...(groups.length > 0 ? [{ label: 'UN group', value: groups.join(', ') }] : []),
    ...(row.itu_council_2018_22 === '1' ? [{ label: 'ITU Council', value: 'member 2019–2022' }] : []),
    ...(row.itu_region_conf === 'M' ? [{ label: 'ITU region', value: 'our judgement; the list was not found' }] : []),
  ];
}

const VOTES: Readonly<Record<string, string>> = { Y: 'in favour', N: 'against', A: 'abstained', absent: 'did not vote' };
const SIGNED: Readonly<Record<string, string>> = { '1': 'signed', '0': 'did not sign' };
const INCOME: Readonly<Record<string, string>> = { H: 'high', UM: 'upper middle', LM: 'lower middle', L: 'low' };
