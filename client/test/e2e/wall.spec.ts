import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Scenario } from '#shared/scenario/schema.ts';
import { openRoom, sit } from './lobby.ts';

const hall = Scenario.parse(JSON.parse(readFileSync(new URL('../../../assets/scenarios/two-names-aloud.json', import.meta.url), 'utf8')));
const VOTES = ['yes', 'no', 'abstain', 'absent'] as const;

/** Says that one is ready, phase after phase, until the room has come to this one. */
async function until(page: Page, phase: string): Promise<void> {
  const root = page.locator('html');
  for (let n = 0; n < 12 && (await root.getAttribute('data-phase')) !== phase; n++) {
    const day = page.locator('.days [aria-current]');
    const before = `${await root.getAttribute('data-phase')} ${await day.textContent()}`;
    const ready = page.getByTestId('ready');
    await ready.waitFor();
    if ((await ready.getAttribute('aria-pressed')) !== 'true') await ready.click();
    await expect.poll(async () => `${await root.getAttribute('data-phase')} ${await day.textContent()}`).not.toBe(before);
  }
  await expect(root).toHaveAttribute('data-phase', phase);
}

/** A picture of the wall in `test-results/screens`, and axe on it. */
async function look(page: Page, what: string): Promise<void> {
  await page.screenshot({ path: `test-results/screens/wall-${what}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.target}`),
    what,
  ).toEqual([]);
}

test('on the wall the roll-call is a board of all names and votes; the sum stands when the last has been called', async ({ browser }) => {
  const host = await (await browser.newContext()).newPage();
  await host.goto('/?stage=off');
  await host.locator('select[name=scenario]').selectOption(hall.id);
  const code = await openRoom(host);
  await sit(host, 'marrow-isles');
  const wall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await wall.goto(`/?room=${code}&projector=1&stage=off`);
  await expect(wall.locator('.wall-code')).toContainText(code);
  // This address is the machine's name for itself: nothing to scan on either, and what to do instead.
  await expect(wall.getByTestId('join')).toContainText('No phone can follow');
  for (const page of [wall, host]) await expect(page.locator('.qr')).toHaveCount(0);
  await look(wall, 'lobby');
  await host.getByTestId('start').click();
  await until(host, 'rollcall');
  await expect(wall.getByRole('heading', { name: hall.rollCall?.title ?? '', exact: true })).toBeVisible();
  await look(wall, 'motion');
  await host.getByTestId('vote-yes').click();
  await host.getByTestId('ready').click();

  const board = wall.getByRole('region', { name: 'Roll-call by region' });
  await expect(board.getByRole('heading')).toHaveText(['Roll-call by region', ...hall.regions.map(({ name }) => name)]);
  // What the colours mean is told from the first name on, how many there are of each only after the last.
  const sum = wall.locator('.wall-totals');
  await expect(sum).toBeVisible();
  const onLadder = wall.locator('.rung-rollcall span');
  for (const figure of [...(await sum.locator('b').all()), sum.locator('em'), onLadder]) await expect(figure).toBeHidden();
  for (const region of hall.regions) {
    const called = board.locator('section', { hasText: region.name }).getByRole('listitem');
    const names = hall.states.filter((row) => row.region === region.id).map(({ name }) => name);
    // Each name, and for ears the vote beside it.
    expect((await called.allTextContents()).map((text) => text.replace(/ (yes|no|abstain|absent)$/, ''))).toEqual(names.toSorted());
  }
  await expect(board.getByRole('listitem').filter({ hasText: /^Marrow Isles yes$/ })).toHaveClass(/\byes\b/);

  await expect(sum.locator('em')).toBeVisible();
  const votes = await Promise.all(VOTES.map((vote) => board.locator(`.called.${vote}`).count()));
  expect(votes.reduce((all, n) => all + n, 0)).toBe(hall.states.length);
  await expect(sum.locator('b')).toHaveText(votes.map(String));
  await expect(onLadder).toBeVisible();
  await expect(onLadder).toHaveText(votes.slice(0, 3).join(' : '));
  await expect(sum.locator('em')).toHaveText(/^(carried|lost)$/);
  const last = await board.getByRole('listitem').last().boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan((await wall.locator('footer').boundingBox())?.y ?? 0);
  await look(wall, 'board');
});
