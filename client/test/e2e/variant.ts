import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Scenario } from '#shared/scenario/schema.ts';

type Mutable = { -readonly [K in keyof Scenario]: Scenario[K] };

/** Serves *Two names* with changes of a test's own, so that rules that no scenario here plays yet can be seen on the page. */
export async function serveVariant(page: Page, change: (scenario: Mutable) => void): Promise<void> {
  const path = new URL('../../../assets/scenarios/two-names.json', import.meta.url);
  const scenario = JSON.parse(readFileSync(path, 'utf8')) as Mutable;
  change(scenario);
  const body = `export default ${JSON.stringify(Scenario.parse(scenario))};`;
  await page.route(/two-names-(?!aloud)[\w-]+\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
}

/** Four names, two posts after the first, quiet backers, votes that may be handed over. */
export function grand(scenario: Mutable): void {
  const [corin, vela] = scenario.candidates as [Scenario['candidates'][number], Scenario['candidates'][number]];
  const more = (from: typeof corin, id: string, short: string, nominatedBy: string, flip: number) => ({
    ...from,
    id,
    short,
    name: `${short} of ${nominatedBy}`,
    nominatedBy,
    platform: from.platform.map((x, k) => (k === flip ? -x : x)),
    side: 0 as const,
  });
  scenario.candidates = [corin, more(corin, 'maro', 'Maro', 'halden', 0), more(vela, 'orsini', 'Orsini', 'tamber', 1), vela];
  const seatOf = (id: string) => scenario.seats.find((row) => row.id === id) as Scenario['seats'][number];
  const seat = (id: string, title: string, like: string) => ({
    ...seatOf(like),
    id,
    candidate: id,
    title,
    briefs: seatOf(like).briefs,
  });
  scenario.seats = [...scenario.seats, seat('maro', 'Campaign for Maro', 'corin'), seat('orsini', 'Campaign for Orsini', 'vela')];
  scenario.modules = [...new Set([...scenario.modules, 'backers' as const])];
  scenario.clauses = [...new Set([...scenario.clauses, 'withdraw' as const, 'second' as const])];
  scenario.backers = [
    { state: 'vereda', candidate: 'vela', open: false, label: 'A test.', aid: 9 },
    { state: 'sable-coast', candidate: 'corin', open: true, label: 'A test.', aid: 9 },
  ];
  scenario.linked = [
    {
      id: 'deputy',
      title: 'Deputy Secretary-General',
      contenders: [
        { id: 'ansel', name: 'Ansel', state: 'halden' },
        { id: 'brisco', name: 'Brisco', state: 'kestrel-union' },
        { id: 'cato', name: 'Cato', state: 'port-amber' },
      ],
    },
  ];
  scenario.ballot = { rule: 'lowest-out', most: 3, open: false, proxy: true };
  scenario.scoring = 'rank';
}

/** The same with every vote said aloud. */
export function openBallot(scenario: Mutable): void {
  grand(scenario);
  scenario.ballot = { ...scenario.ballot, open: true };
  scenario.scoring = 'welfare';
}
