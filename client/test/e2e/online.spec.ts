import { type Browser, expect, type Page, test } from '@playwright/test';
import { serve } from '../../../server/test/rig.ts';

const phase = (page: Page) => page.locator('html').getAttribute('data-phase');

async function open(browser: Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(path);
  return page;
}

/** Does what this phase asks of a person and says that they are ready. */
async function step(page: Page): Promise<void> {
  const now = await phase(page);
  // The root says the phase a moment before its screen is there.
  await page
    .locator('[data-testid=ready], [data-testid=roll-on], [data-testid=skip-forecast], [data-testid=to-result], .box, .envelope')
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => {});
  if ((await page.getByTestId('roll-on').count()) > 0) await page.getByTestId('roll-on').click();
  if (now === 'forecast' && (await page.getByTestId('skip-forecast').count()) > 0) await page.getByTestId('skip-forecast').click();
  if (now === 'rollcall' && (await page.getByTestId('vote-yes').count()) > 0) await page.getByTestId('vote-yes').click();
  if (now === 'count' && (await page.getByTestId('to-result').count()) > 0) await page.getByTestId('to-result').click();
  if (now === 'booth') {
    await page
      .locator('.box')
      .first()
      .waitFor({ timeout: 3000 })
      .catch(() => {});
    if ((await page.locator('.box').count()) > 0) {
      await page.locator('.box').nth(1).click();
      await page.getByTestId('cast').click();
    }
    return;
  }
  const ready = page.getByTestId('ready');
  // A screen of its own comes before the next phase; after it, and after the last paper, there is something to be ready for.
  await ready.waitFor({ timeout: 5000 }).catch(() => {});
  if ((await ready.count()) > 0 && (await ready.getAttribute('aria-pressed')) !== 'true')
    await ready.click({ timeout: 5000 }).catch(() => {});
}

test('two people and bots to the verdict; one reloads, one closes the tab and comes back', async ({ browser }) => {
  test.setTimeout(150_000);
  const host = await open(browser, '/?stage=off');
  await host.getByTestId('host').click();
  const code = (await host.getByTestId('code').textContent())?.trim() ?? '';
  expect(code).toMatch(/^[A-Z2-9]{6}$/);
  await host.getByTestId('seat-marrow-isles').click();
  await expect(host.getByTestId('seat-marrow-isles')).toHaveAttribute('aria-pressed', 'true');

  let guest = await open(browser, '/?stage=off');
  await guest.locator('input[name=code]').fill(code.toLowerCase());
  await guest.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(guest.getByTestId('seat-marrow-isles')).toBeDisabled();
  await guest.getByTestId('seat-halden').click();
  await expect(host.getByTestId('seat-halden')).toBeDisabled();
  // Asked once more while the guest is not ready, and not asked when the guest is.
  await host.getByTestId('start').click();
  await expect(host.getByTestId('start')).toHaveText('Begin all the same');
  await expect(host.getByRole('alert')).toContainText('waiting for 1');
  await guest.getByTestId('lobby-ready').click();
  await expect(host.locator('.seat-list li', { hasText: 'Halden' })).toContainText('ready');
  await expect(guest.locator('.seat-list li', { hasText: 'Marrow Isles' })).toContainText('host');
  await host.getByTestId('start').click();
  for (const page of [host, guest]) await expect(page.locator('html')).toHaveAttribute('data-phase', 'briefing');
  // The host's console, by keyboard: stop, go on, close. It is on the host's page alone.
  await host.getByTestId('console-pause').press('Enter');
  for (const page of [host, guest]) await expect(page.locator('.paused')).toContainText('has stopped the game');
  await guest.getByTestId('ready').click();
  await expect(guest.getByTestId('ready')).toHaveAttribute('aria-pressed', 'false');
  await host.getByTestId('console-pause').press('Enter');
  await expect(guest.locator('.paused')).toHaveCount(0);
  await host.getByTestId('console-close').press('Enter');
  for (const page of [host, guest]) await expect(page.locator('html')).toHaveAttribute('data-phase', 'corridor');
  await expect(guest.getByTestId('console')).toHaveCount(0);

  let reloaded = false;
  let returned = false;
  for (let n = 0; n < 60 && (await phase(host)) !== 'verdict'; n++) {
    const before = `${await phase(host)} ${await host.locator('.days [aria-current]').textContent()}`;
    if (before.startsWith('seal') && !reloaded) {
      reloaded = true;
      await host.reload();
      await expect(host.locator('.bar .plate')).toHaveText('Marrow Isles');
    }
    if (before.startsWith('rollcall') && !returned) {
      returned = true;
      const context = guest.context();
      await guest.close();
      guest = await context.newPage();
      await guest.goto(`/?room=${code}&stage=off`);
      await expect(guest.locator('.bar .plate')).toHaveText('Halden');
    }
    await Promise.all([step(host), step(guest)]);
    await expect
      .poll(async () => `${await phase(host)} ${await host.locator('.days [aria-current]').textContent()}`, { timeout: 30_000 })
      .not.toBe(before);
  }
  for (const page of [host, guest]) await expect(page.locator('html')).toHaveAttribute('data-phase', 'verdict');
  expect([reloaded, returned]).toEqual([true, true]);
  const sums = await Promise.all([host, guest].map((page) => page.locator('.tally').textContent()));
  expect(sums[0]).toBe(sums[1]);
  // The server has told each why bots did what they saw; nobody switched a coach on.
  for (const page of [host, guest]) await expect(page.getByTestId('why-group').first()).toBeVisible();
  await expect(host.getByTestId('coach-count')).toHaveCount(0);
});

test('a wrong code is said where it was typed', async ({ page }) => {
  await page.goto('/');
  await page.locator('input[name=code]').fill('ZZZZZZ');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.locator('.join [role=alert]')).toHaveText('There is no room with that code.');
});

test('kill -9 and restart under an open page: the page finds its way back to its seat, and the game goes on', async ({ browser }) => {
  let served = await serve();
  const { port, folder } = served;
  const page = await open(browser, `http://127.0.0.1:${port}/?stage=off`);
  await page.getByTestId('host').click();
  await page.getByTestId('seat-tamber').click();
  await page.getByTestId('start').click();
  await page.getByTestId('ready').click();
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'corridor');
  await served.kill('SIGKILL');
  await expect(page.getByText('Connection lost. Finding the way back.')).toBeVisible();
  served = await serve({ port, folder });
  await expect(page.getByText('Connection lost. Finding the way back.')).toBeHidden({ timeout: 30_000 });
  await expect(page.locator('.bar .plate')).toHaveText('Tamber');
  await page.getByTestId('ready').click();
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'seal');
  await served.kill();
});
