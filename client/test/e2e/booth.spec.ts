import { type Browser, expect, type Page, test } from '@playwright/test';
import { openRoom, sit } from './lobby.ts';

async function open(browser: Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(path);
  return page;
}

/** Everything in this page that could tell what was marked: the document, what is stored, where it is and how it came here. */
const everything = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).length + (await caches.keys()).length;
    const forms = [...document.querySelectorAll('input')].map((input) => `${input.value}${input.checked}`);
    const stored = JSON.stringify({ ...localStorage, ...sessionStorage });
    return [
      document.documentElement.outerHTML,
      forms,
      stored,
      databases,
      location.href,
      JSON.stringify(history.state),
      history.length,
      document.cookie,
    ].join('|');
  });

test('in a room: after a paper the page holds nothing of it, with a cipher of the browser’s and without one', async ({ browser }) => {
  test.setTimeout(120_000);
  const reports: string[] = [];
  let host = await open(browser, '/?stage=off');
  const code = await openRoom(host);
  await sit(host, 'marrow-isles');
  const guest = await (await browser.newContext()).newPage();
  // What a page finds that came by plain HTTP from a laptop in the room.
  await guest.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  const library: string[] = [];
  guest.on('request', (request) => library.push(request.url()));
  for (const page of [host, guest]) page.on('console', (message) => message.type() === 'error' && reports.push(message.text()));
  for (const page of [host, guest]) page.on('pageerror', (error) => reports.push(error.message));
  await guest.goto(`/?room=${code}&stage=off`);
  await sit(guest, 'halden');
  await guest.getByTestId('lobby-ready').click();
  await host.getByTestId('start').click();
  await host.getByTestId('console-booth').click();
  await host.getByTestId('console-booth').click();
  for (const page of [host, guest]) await expect(page.locator('html')).toHaveAttribute('data-phase', 'booth', { timeout: 20_000 });
  // Closing it by hand is asked once more: nobody sees whether papers are missing.
  await host.getByTestId('console-close').click();
  await expect(host.getByTestId('console-close')).toContainText('though papers may be missing');
  await expect(host.locator('html')).toHaveAttribute('data-phase', 'booth');
  const pages: string[] = [];
  for (const mark of [0, 1, 2]) {
    await host.locator('.box').nth(mark).click();
    await host.getByTestId('cast').click();
    await expect(host.getByTestId('envelope')).toBeVisible();
    pages.push(await everything(host));
    await host.getByTestId('new-paper').click();
  }
  expect(new Set(pages).size).toBe(1);
  // A paper in the box is still there for whoever loads the page again.
  const context = host.context();
  await host.close();
  host = await context.newPage();
  await host.goto(`/?room=${code}&stage=off`);
  await expect(host.getByTestId('envelope')).toBeVisible();
  expect(library.some((url) => /seal/.test(url))).toBe(false);
  await guest.locator('.box').first().click();
  await guest.getByTestId('cast').click();
  await expect(guest.getByTestId('envelope')).toBeVisible();
  expect(reports).toEqual([]);
  for (const page of [host, guest]) await expect(page.locator('html')).toHaveAttribute('data-phase', 'count', { timeout: 30_000 });
  expect(library.some((url) => /seal/.test(url))).toBe(true);
  expect(reports).toEqual([]);
});

/** What is drawn of the paper, by the names of its elements. */
const visible = (page: Page): Promise<string[]> =>
  page
    .locator('.ballot-paper *')
    .evaluateAll((parts) => parts.filter((part) => getComputedStyle(part).visibility !== 'hidden').map((part) => part.localName));

test('a paper for practice looks like the real one, goes nowhere and is gone after a moment', async ({ page }) => {
  await page.goto('/?scenario=two-names&seed=same&stage=off');
  await page.locator('.help > summary').click();
  await page.getByTestId('practice').click();
  const practice = await page.locator('.booth').evaluate((booth) => booth.outerHTML);
  await page.locator('.box').first().click();
  await page.keyboard.down('c');
  await expect(page.locator('.ballot-paper')).toHaveClass(/covered/);
  expect(await visible(page)).toEqual([]);
  await page.keyboard.up('c');
  expect(await visible(page)).toContain('path');
  await page.getByTestId('cast').click();
  const folded = await page.locator('.booth').evaluate((booth) => booth.outerHTML);
  await expect(page.getByTestId('envelope')).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'briefing');
  const now = async () =>
    `${await page.locator('html').getAttribute('data-phase')} ${await page.locator('.days [aria-current]').textContent()}`;
  for (let n = 0; n < 30 && !(await now()).startsWith('booth'); n++) {
    const before = await now();
    if ((await page.getByTestId('roll-on').count()) > 0) await page.getByTestId('roll-on').click();
    if (before.startsWith('rollcall')) await page.getByTestId('vote-abstain').click();
    if (before.startsWith('forecast')) await page.getByTestId('skip-forecast').click();
    await page.getByTestId('ready').click();
    await expect.poll(now).not.toBe(before);
  }
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'booth');
  expect(await page.locator('.booth').evaluate((booth) => booth.outerHTML)).toBe(practice);
  await page.locator('.box').first().click();
  await page.getByTestId('cast').click();
  await expect(page.getByTestId('envelope')).toBeVisible();
  // The real one's button is marked for the tests alone.
  const real = await page.locator('.booth').evaluate((booth) => booth.outerHTML);
  expect(real.replace(' data-testid="ready"', '')).toBe(folded);
});

test('on a phone the paper can be covered without scrolling, by a finger that stays', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto('/?scenario=two-names&seed=same&stage=off');
  await page.locator('.help > summary').click();
  await page.getByTestId('practice').click();
  const cover = page.getByTestId('cover');
  await page.locator('.box').first().click();
  for (const down of [0, 400]) {
    await page.evaluate((y) => scrollTo(0, y), down);
    await expect(cover).toBeInViewport({ ratio: 1 });
    await cover.hover();
    await page.mouse.down();
    expect(await visible(page)).toEqual([]);
    await page.mouse.up();
    expect(await visible(page)).toContain('path');
  }
});

test('a room that its host deletes during the ballot leaves no mark in sight', async ({ browser }) => {
  const page = await open(browser, '/?stage=off');
  await openRoom(page);
  await sit(page, 'marrow-isles');
  await page.getByTestId('start').click();
  await page.getByTestId('console-booth').click();
  await page.getByTestId('console-booth').click();
  await page.locator('.box').first().click();
  expect(await visible(page)).toContain('path');
  await page.getByTestId('erase').click();
  await page.getByTestId('erase-sure').click();
  await expect(page.getByTestId('way-out')).toBeVisible();
  expect(await visible(page)).toEqual([]);
});
