import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { compileWorld } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { digest } from '#shared/kit/digest.ts';
import { playGame } from '../../../server/cli/simulate.ts';
import { painted } from './lobby.ts';

/** A card that has just come under the finger takes no tap until then, milliseconds. */
const SETTLED = 700;
const phase = (page: Page) => page.locator('html').getAttribute('data-phase');
const at = (page: Page, name: string) => expect(page.locator('html')).toHaveAttribute('data-phase', name);

for (const scenario of ['two-names', 'bucharest-2022']) {
  test(`${scenario}: autopilot from the link to the verdict, with the digest that Node computes`, async ({ page }) => {
    const violations: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    await page.goto(`/?scenario=${scenario}&seed=7&autopilot=1&speed=max`);
    await expect(page.locator('html')).toHaveAttribute('data-phase', 'verdict', { timeout: 60_000 });
    const world = compileWorld(JSON.parse(readFileSync(new URL(`../../../assets/scenarios/${scenario}.json`, import.meta.url), 'utf8')));
    const { state } = playGame(world, '7', injectedEntropy('7|booth'));
    await expect(page.locator('html')).toHaveAttribute('data-digest', digest(state));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('voted');
    expect(violations, 'no error and no breach of the content policy').toEqual([]);
  });
}

/** Every scenario that ships, by its file: a new one is played here without being named. */
const SHIPPED = readdirSync(new URL('../../../assets/scenarios/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));

test('every scenario there is: one whole game by autopilot', async ({ context }) => {
  const failed: string[] = [];
  // Side by side: the machine's second core has nothing else to do.
  await Promise.all(
    SHIPPED.map(async (scenario) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => failed.push(`${scenario}: ${error.message}`));
      await page.goto(`/?scenario=${scenario}&seed=5&autopilot=1&speed=max&stage=off`);
      await expect(page.locator('html'), scenario).toHaveAttribute('data-phase', 'verdict', { timeout: 50_000 });
      await expect(page.locator('html'), scenario).toHaveAttribute('data-digest', /^[0-9a-f]{32}$/);
      await expect(page.getByRole('heading', { level: 1 }), scenario).toContainText('voted');
      await page.close();
    }),
  );
  expect(SHIPPED.length).toBeGreaterThan(1);
  expect(failed).toEqual([]);
});

/** Presses Tab until the element with this test id has the focus. */
async function tabTo(page: Page, testId: string): Promise<void> {
  for (let n = 0; n < 220; n++) {
    if (await page.evaluate((id) => document.activeElement?.getAttribute('data-testid') === id, testId)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${testId} by Tab in ${await phase(page)}`);
}
/** Presses Tab until a button of this name has the focus. */
async function tabToNamed(page: Page, name: string): Promise<void> {
  for (let n = 0; n < 220; n++) {
    if (
      await page.evaluate(
        (text) => document.activeElement?.tagName === 'BUTTON' && document.activeElement.textContent?.trim() === text,
        name,
      )
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to the button ${name} by Tab in ${await phase(page)}`);
}
async function press(page: Page, testId: string, key = 'Enter'): Promise<void> {
  await tabTo(page, testId);
  await page.keyboard.press(key);
}

test('a whole game by keyboard alone: first act within 15 s and 3 presses, composer, booth, debrief', async ({ page }) => {
  await page.goto('/?stage=off');
  const began = Date.now();
  await press(page, 'play-now');
  await at(page, 'briefing');
  await press(page, 'ready');
  await at(page, 'corridor');
  // Somebody has come up already: the third press is an answer.
  await expect(page.getByTestId('offer-card').first()).toBeVisible();
  const first = page.getByTestId('offer-card').first();
  const offered = (await first.textContent()) ?? '';
  // A first game has a coach: what the offer is worth and why, and one next act.
  await expect(first.getByTestId('coach-worth')).toContainText(/Worth about [+−]\d+\.\d points to you\. Because: what you/);
  await expect(page.getByTestId('coach-next')).toContainText(/^Next, perhaps/);
  await press(page, 'decline');
  // That offer is gone; whoever comes next takes its place.
  await expect(first).not.toHaveText(offered);
  await expect(page.locator('.cards .card-heading').first()).toBeFocused();
  expect(Date.now() - began).toBeLessThan(15_000);

  // An offer of one's own, with the clause that cannot be there and says why.
  await press(page, 'tab-compose');
  await tabToNamed(page, 'Meridia');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('impossible')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('#why-not')).toContainText('Cannot be shown, cannot be traded.');
  await press(page, 'add-we-endorse');
  await press(page, 'add-they-aid');
  await press(page, 'send-offer');
  await expect(page.getByTestId('problem')).toHaveText('');
  await press(page, 'tab-ledger');
  await expect(page.locator('.deals')).toContainText('Meridia');

  for (let n = 0; n < 30 && (await phase(page)) !== 'booth'; n++) {
    const before = `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`;
    if ((await page.getByTestId('roll-on').count()) > 0) await press(page, 'roll-on');
    if ((await phase(page)) === 'seal') await press(page, 'seal-silent');
    if ((await phase(page)) === 'rollcall') await press(page, 'vote-abstain');
    if ((await phase(page)) === 'handshake') await press(page, 'hand-vela-smile');
    if ((await phase(page)) === 'forecast') await press(page, 'seal-forecast');
    await press(page, 'ready');
    await expect.poll(async () => `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`).not.toBe(before);
  }
  await at(page, 'booth');
  await press(page, 'mark-0', 'ArrowDown');
  await press(page, 'cast');
  await expect(page.getByTestId('envelope')).toBeVisible();
  await press(page, 'ready');
  await at(page, 'count');
  await press(page, 'to-result');
  for (let n = 0; n < 8 && (await phase(page)) !== 'verdict'; n++) {
    const before = await phase(page);
    if (before === 'count' && (await page.getByTestId('to-result').count()) > 0) await press(page, 'to-result');
    if (before === 'booth') {
      await press(page, 'mark-0', 'Space');
      await press(page, 'cast');
    }
    await press(page, 'ready');
    await expect.poll(() => phase(page)).not.toBe(before);
  }
  await at(page, 'verdict');
  await expect(page.getByRole('heading', { name: 'Three rungs, and then the papers' })).toBeVisible();
  // What a bot did before one's eyes has its reason; and the coach goes when it is sent.
  const asked = page.getByTestId('why-group').filter({ hasText: 'in the roll-call' }).first();
  await asked.locator('summary').press('Enter');
  await asked.getByRole('button').first().press('Enter');
  await expect(asked.getByTestId('why-answer')).toContainText(/, day \d\. .+\./);
  await expect(page.getByTestId('coach-count')).toContainText('A count proves sums.');
  await page.locator('.help > summary').press('Enter');
  await page.getByTestId('coach-switch').press('Enter');
  await expect(page.getByTestId('coach-count')).toHaveCount(0);
});

test('after a paper for one, for the other and a blank, the page is the same to the byte', async ({ page }) => {
  const pages: string[] = [];
  for (const mark of [0, 1, 2]) {
    await page.goto('/?scenario=two-names&seed=same&stage=off');
    for (let n = 0; n < 30 && (await phase(page)) !== 'booth'; n++) {
      const before = `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`;
      if ((await page.getByTestId('roll-on').count()) > 0) await page.getByTestId('roll-on').click();
      if ((await phase(page)) === 'rollcall') await page.getByTestId('vote-abstain').click();
      if ((await phase(page)) === 'forecast') await page.getByTestId('skip-forecast').click();
      await page.getByTestId('ready').click();
      await expect.poll(async () => `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`).not.toBe(before);
    }
    const entries = await page.evaluate(() => history.length);
    await page.locator('.box').nth(mark).click();
    await page.getByTestId('cast').click();
    await expect(page.getByTestId('envelope')).toBeVisible();
    pages.push(
      await page.evaluate(
        (before) =>
          [
            document.documentElement.outerHTML,
            location.href,
            JSON.stringify({ ...localStorage, ...sessionStorage }),
            `${history.length - before} ${JSON.stringify(history.state)}`,
          ].join('|'),
        entries,
      ),
    );
  }
  expect(pages[1]).toBe(pages[0]);
  expect(pages[2]).toBe(pages[0]);
});

test('a double tap answers one offer, not the next that slides under the finger; after a moment that one answers too', async ({ page }) => {
  await page.goto('/?scenario=two-names&seed=9&stage=off');
  await page.getByTestId('ready').click();
  await at(page, 'corridor');
  const cards = page.getByTestId('offer-card');
  for (let n = 0; n < 8 && (await cards.count()) < 2; n++) await page.getByTestId('wait').click();
  await page.waitForTimeout(SETTLED);
  const [, next] = await page.evaluate(async () => {
    const open = () => document.querySelector('article[data-testid="offer-card"]')?.textContent;
    const tap = () => document.querySelector<HTMLElement>('[data-testid="decline"]')?.click();
    const before = open();
    tap();
    while (open() === before) await new Promise(requestAnimationFrame);
    const slid = open();
    tap();
    return [before, slid];
  });
  await page.waitForTimeout(SETTLED);
  expect(next).toBeTruthy();
  await expect(cards.first()).toHaveText(next ?? '');
  await page.getByTestId('decline').click();
  await expect(page.getByTestId('offer-card').filter({ hasText: next ?? '' })).toHaveCount(0);
});

test('a reload loses nothing but the paper; leaving asks once', async ({ page }) => {
  await page.goto('/?scenario=two-names&seed=9&stage=off');
  await page.getByTestId('ready').click();
  await at(page, 'corridor');
  await page.waitForTimeout(SETTLED);
  await page.getByTestId('decline').click();
  await page.getByTestId('wait').click();
  await expect(page.locator('.corridor')).toContainText('3 of 8 hours of this day are gone');
  const before = await page.locator('.corridor').textContent();
  await page.reload();
  await at(page, 'corridor');
  await expect.poll(() => page.locator('.corridor').textContent()).toBe(before);
  for (let n = 0; n < 30 && (await phase(page)) !== 'booth'; n++) {
    const now = `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`;
    if ((await page.getByTestId('roll-on').count()) > 0) await page.getByTestId('roll-on').click();
    if ((await phase(page)) === 'rollcall') await page.getByTestId('vote-yes').click();
    if ((await phase(page)) === 'forecast') await page.getByTestId('seal-forecast').click();
    await page.getByTestId('ready').click();
    await expect.poll(async () => `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`).not.toBe(now);
  }
  await page.locator('.box').first().click();
  await page.getByTestId('cast').click();
  await expect(page.getByTestId('envelope')).toBeVisible();
  await page.reload();
  await at(page, 'booth');
  await expect(page.getByTestId('cast')).toBeDisabled();
  await page.locator('.box').first().click();
  await page.getByTestId('cast').click();
  await page.getByTestId('ready').click();
  await at(page, 'count');
  await page.getByTestId('to-result').click();
  const counted = await page.locator('.theatre').textContent();
  await page.reload();
  await at(page, 'count');
  await page.getByTestId('to-result').click();
  await expect(page.locator('.theatre')).toHaveText(counted ?? '');
  await page.locator('.help > summary').click();
  await page.getByTestId('leave').click();
  await expect(page.getByTestId('leave-sure')).toBeVisible();
  await page.getByTestId('leave-sure').click();
  await at(page, 'first');
  await page.reload();
  await at(page, 'first');
});

test('the hall is painted whole inside its box, on a phone with two pixels to a point too', async ({ browser }) => {
  for (const deviceScaleFactor of [1, 2]) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor });
    const page = await context.newPage();
    await page.goto('/?scenario=two-names&seed=9');
    await page.getByTestId('ready').click();
    await at(page, 'corridor');
    await page.getByRole('button', { name: 'Hall', exact: true }).click();
    await painted(page);
    await context.close();
  }
});
