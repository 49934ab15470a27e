import { request as call, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { serve } from '../../../server/test/rig.ts';
import { openRoom, sit } from './lobby.ts';

const phase = (page: Page) => page.locator('html').getAttribute('data-phase');

/** A laptop and a phone. */
const SIZES = [
  [1440, 900],
  [390, 844],
] as const;

/** Errors of pages, breaches of the content policy among them. */
const errors: string[] = [];
const watch = (page: Page): Page =>
  page
    .on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    .on('pageerror', (error) => errors.push(error.message));

// A page left open would go on looking for the server of its test, and say so in the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  errors.length = 0;
});

async function open(browser: Browser, path: string): Promise<Page> {
  const page = watch(await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage());
  await page.goto(path);
  return page;
}

/** Everything of a page where a choice could be left behind, the screen of the booth apart. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify([
      location.href,
      history.length,
      history.state,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      performance.getEntriesByType('resource').filter((entry) => /paper|choice|mark/.test(entry.name)).length,
      document.querySelectorAll(':checked, [aria-checked=true], .box').length,
    ]),
  );

/** Marks this box and puts the paper in; nothing but the screen may be other than before the mark. */
async function cast(page: Page, box: number): Promise<void> {
  const before = JSON.parse(await traces(page)) as unknown[];
  await page.locator('.box').nth(box).click();
  await page.getByTestId('cast').click();
  // The box may close at once behind the last paper.
  await expect(page.locator('.box')).toHaveCount(0);
  const after = JSON.parse(await traces(page)) as unknown[];
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
  expect(after.at(-1)).toBe(0);
}

/** The booth's screen after each paper, kept by the page itself: behind the last paper the box may close before anybody could ask. */
const keepEnvelopes = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const kept: string[] = [];
    Object.assign(globalThis, { envelopes: kept });
    let seen: Element | null = null;
    new MutationObserver(() => {
      const envelope = document.querySelector('[data-testid=envelope]');
      if (envelope && envelope !== seen) kept.push(document.querySelector('.booth')?.innerHTML ?? '');
      seen = envelope;
    }).observe(document.body, { childList: true, subtree: true });
  });
const envelopesOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as { envelopes?: readonly string[] }).envelopes ?? []);

/** Does what this phase asks of a person and says that they are ready. */
async function step(page: Page, box: number): Promise<void> {
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
    if ((await page.locator('.box').count()) > 0) await cast(page, box);
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
  // The host's page has its painted stage, so that the policy is kept by everything there is.
  const host = await open(browser, '/');
  const code = await openRoom(host);
  expect(code).toMatch(/^[A-Z2-9]{6}$/);
  await sit(host, 'marrow-isles');

  let guest = await open(browser, '/?stage=off');
  await guest.locator('input[name=code]').fill(code.toLowerCase());
  await guest.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(guest.getByTestId('seat-marrow-isles')).toBeDisabled();
  await sit(guest, 'halden');
  await expect(host.getByTestId('seat-halden')).toBeDisabled();
  // Asked once more while the guest is not ready, and not asked when the guest is.
  await host.getByTestId('start').click();
  await expect(host.getByTestId('start')).toHaveText('Begin all the same');
  await expect(host.getByRole('alert')).toContainText('waiting for 1');
  await guest.getByTestId('lobby-ready').click();
  await expect(host.locator('.seat-list li', { hasText: 'Halden' })).toContainText('ready');
  await expect(guest.locator('.seat-list li', { hasText: 'Marrow Isles' })).toContainText('facilitator');
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
  // Here the day is closed by all together, and the button says so.
  await expect(guest.getByTestId('ready')).toHaveText('Ready: close the day when all are');
  await expect(host.locator('.stage-host canvas')).toBeVisible({ timeout: 20_000 });

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
      guest = watch(await context.newPage());
      await guest.goto(`/?room=${code}&stage=off`);
      await expect(guest.locator('.bar .plate')).toHaveText('Halden');
    }
    if (before.startsWith('handshake')) for (const page of [host, guest]) await keepEnvelopes(page);
    await Promise.all([step(host, 0), step(guest, 1)]);
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
  // One marked the first box, the other the second; the screen was the same to the byte, and the policy was kept all along.
  const envelopes = await Promise.all([host, guest].map(envelopesOf));
  for (const own of envelopes) expect(own.length).toBeGreaterThan(0);
  expect(new Set(envelopes.flat()).size).toBe(1);
  expect(errors).toEqual([]);
});

test('a wrong code is said where it was typed', async ({ page }) => {
  await page.goto('/');
  await page.locator('input[name=code]').fill('ZZZZZZ');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.locator('.join [role=alert]')).toContainText('There is no room with that code.');
});

test('kill -9 and restart under an open page: the page finds its way back to its seat, and the game goes on', async ({ browser }) => {
  let served = await serve();
  const { port, folder } = served;
  const page = await open(browser, `http://127.0.0.1:${port}/?stage=off`);
  await openRoom(page);
  await sit(page, 'tamber');
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

test('what a link or a browser may bring along: a script for a code, a megabyte, garbage in the storage, no storage at all', async ({
  browser,
}) => {
  for (const code of ['<script>alert(1)</script>', '../../x', 'ABCDE', 'A'.repeat(1500)]) {
    const page = await open(browser, `/?room=${encodeURIComponent(code)}&room=ZZZZZZ&lang=tlh&level=9&stage=off`);
    const notice = page.getByRole('alert').first();
    await expect(notice).toContainText('There is no room with that code.');
    await expect(notice).toContainText('may be over or deleted');
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await expect(notice).toBeInViewport({ ratio: 1 });
    }
    await page.context().close();
  }
  const page = watch(await (await browser.newContext()).newPage());
  await page.addInitScript(() => {
    sessionStorage.setItem('pv.solo', '{"scenario":7,"seed":"x","seat":"","level":3,"steps":"many"}');
    for (const key of Object.keys(localStorage)) if (key.startsWith('pv.token.')) localStorage.setItem(key, 'x'.repeat(500_000));
  });
  await page.goto('/?stage=off');
  await expect(page.getByTestId('play-now')).toBeEnabled();
  // A key of garbage to a room that is there: it comes in as somebody new.
  await openRoom(page);
  expect(await page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('pv.token.')))).toBe(true);
  await sit(page, 'halden');
  await page.reload();
  await expect(page.getByTestId('seat-halden')).toBeDisabled();
  await page.context().close();
  const bare = watch(await (await browser.newContext()).newPage());
  await bare.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('no storage here', 'SecurityError');
        },
      });
  });
  await bare.goto('/?stage=off');
  await openRoom(bare);
  await expect(bare.getByText('This browser keeps nothing')).toBeVisible();
  await sit(bare, 'halden');
  await bare.context().close();
  expect(errors).toEqual([]);
});

test('a network that lets the page through and no WebSocket: the page says so, and what to tell whoever runs it', async ({ browser }) => {
  const served = await serve();
  // A filter as they are met: requests pass, an upgrade is answered with its own page.
  const filter = createServer((request, answer) => {
    const { method, url, headers } = request;
    const through = call({ host: '127.0.0.1', port: served.port, method, path: url, headers }, (real) => {
      answer.writeHead(real.statusCode ?? 500, real.headers);
      real.pipe(answer);
    });
    request.pipe(through);
  });
  filter.on('upgrade', (_request, socket) =>
    socket.end('HTTP/1.1 302 Found\r\nLocation: http://filter.example/\r\nContent-Length: 0\r\n\r\n'),
  );
  await new Promise<void>((resolve) => filter.listen(0, '127.0.0.1', resolve));
  const { port } = filter.address() as AddressInfo;
  const page = await (await browser.newContext()).newPage();
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await page.goto(`http://127.0.0.1:${port}/?stage=off`);
    await page.getByTestId('host').click();
    await expect(page.getByTestId('blocked')).toContainText('This network keeps rooms closed');
    await expect(page.getByRole('heading', { name: 'This network keeps rooms closed' })).toBeInViewport({ ratio: 1 });
    await expect(page.locator('.notice')).toBeFocused();
  }
  await page.getByTestId('blocked').locator('summary').click();
  await expect(page.getByTestId('blocked')).toContainText(`ws://127.0.0.1:${port}/`);
  await page.context().close();
  filter.close();
  filter.closeAllConnections();
  await served.kill();
});

test('a session that its host deletes: asked in full sight in the lobby, the console and under Help; every page says so and has a way out', async ({
  browser,
}) => {
  const host = await open(browser, '/?stage=off');
  const code = await openRoom(host);
  const asks = async (from: Locator) => {
    for (const [width, height] of SIZES) {
      await host.setViewportSize({ width, height });
      await from.getByTestId('erase').click();
      await expect(from.getByTestId('erase-asked')).toBeInViewport({ ratio: 1 });
      await expect(from.getByTestId('erase-sure')).toBeVisible();
      await from.getByTestId('erase-keep').click();
    }
  };
  await asks(host.locator('.lobby'));
  await sit(host, 'marrow-isles');
  const guest = await open(browser, `/?room=${code}&stage=off`);
  await expect(guest.getByTestId('erase')).toHaveCount(0);
  await sit(guest, 'halden');
  await guest.getByTestId('lobby-ready').click();
  const wall = await open(browser, `/?room=${code}&projector=1&stage=off`);
  await expect(host.locator('.seat-list li', { hasText: 'Halden' })).toContainText('ready');
  await host.getByTestId('start').click();
  await expect(wall.locator('.join-code')).toContainText(code);
  await expect(host.getByTestId('console')).toBeVisible();
  await asks(host.getByTestId('console'));
  await host.locator('.help > summary').click();
  await asks(host.locator('.help'));
  await host.locator('.help > summary').click();
  await host.getByTestId('console').getByTestId('erase').click();
  await host.getByTestId('console').getByTestId('erase-sure').click();
  for (const page of [host, guest, wall]) await expect(page.getByTestId('connection')).toContainText('has deleted this session');
  for (const page of [host, guest]) await expect(page.locator('main')).toHaveAttribute('inert');
  await expect(host.getByTestId('erase-asked')).toHaveCount(0);
  await expect(host.getByTestId('console')).toHaveCount(0);
  await expect(wall.locator('.join-code')).toHaveCount(0);
  await expect(wall.locator('h1')).toHaveText('This page is no longer in its room.');
  for (const page of [host, guest, wall]) {
    await page.getByTestId('way-out').click();
    await expect(page.locator('html')).toHaveAttribute('data-phase', 'first');
    await page.context().close();
  }
});

test('a server that cannot save: the wall says so, as every page does; the end of the room leaves nothing stale', async ({ browser }) => {
  const served = await serve();
  const at = `http://127.0.0.1:${served.port}/`;
  const host = await open(browser, `${at}?stage=off`);
  const code = await openRoom(host);
  await sit(host, 'marrow-isles');
  const wall = await open(browser, `${at}?room=${code}&projector=1&stage=off`);
  await host.getByTestId('start').click();
  await host.getByTestId('ready').click();
  await expect(host.locator('html')).toHaveAttribute('data-phase', 'corridor');
  const disk = new DatabaseSync(join(served.folder, 'tables.db'));
  disk.exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE');
  await host.getByTestId('ready').click();
  for (const page of [host, wall]) await expect(page.locator('.connection')).toContainText('The server cannot save');
  await expect(host.getByTestId('problem').first()).toContainText('could not save');
  disk.exec('COMMIT');
  disk.close();
  for (const page of [host, wall]) await expect(page.locator('.connection')).toHaveCount(0, { timeout: 10_000 });
  await host.getByTestId('console').getByTestId('erase').click();
  await host.getByTestId('console').getByTestId('erase-sure').click();
  await expect(wall.getByTestId('connection')).toContainText('has deleted this session');
  await expect(host.getByTestId('problem').first()).toBeEmpty();
  await served.kill();
});

test('too many papers of people to be hidden: everybody reads it in the lobby, and what helps; it goes when somebody leaves', async ({
  browser,
}) => {
  const host = await open(browser, '/?stage=off');
  const code = await openRoom(host);
  // Here the address is this computer's name for itself, which leads nobody else here.
  await expect(host.getByTestId('only-here')).toContainText('localhost');
  await sit(host, 'marrow-isles');
  const guests: Page[] = [];
  for (const seat of ['halden', 'auster']) {
    const guest = await open(browser, `/?room=${code}&stage=off`);
    await expect(guest.getByTestId('cover-note')).toBeEmpty();
    await sit(guest, seat);
    guests.push(guest);
  }
  const [first, second] = guests as [Page, Page];
  for (const page of [host, first, second]) await expect(page.getByTestId('cover-note')).toContainText('does not begin yet');
  await host.getByTestId('start').click();
  await expect(host.getByTestId('problem')).toContainText('people may hold at most 2 here, or five and more');
  await expect(host.getByTestId('cover-note')).toBeEmpty();
  // A seat without a vote is no paper.
  await second.getByTestId('seat-the-corridor').or(second.getByTestId('seat-corin')).first().click();
  for (const page of [host, first, second]) await expect(page.getByTestId('cover-note')).toBeEmpty();
  await expect(host.getByTestId('problem')).toBeEmpty();
  for (const page of [host, first, second]) await page.context().close();
});
