import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { painted } from './lobby.ts';

/** Pictures of every screen, desktop by day and phone by evening, in `test-results/screens`; and axe on each. */
const phase = (page: Page) => page.locator('html').getAttribute('data-phase');

async function look(page: Page, name: string, size: string): Promise<void> {
  await page.waitForTimeout(350);
  await page.screenshot({ path: `test-results/screens/${name}-${size}.png` });
  const found = await new AxeBuilder({ page }).analyze();
  expect.soft(found.violations.map((violation) => `${name} ${size}: ${violation.id} ${violation.nodes[0]?.target}`)).toEqual([]);
}

/** Both sides offer aid for public backing sooner or later: having signed with one, the other's card refuses and says why. */
async function refusedOnPaper(page: Page): Promise<void> {
  await page.getByTestId('tab-awaiting').click();
  const card = page.getByTestId('offer-card').filter({ hasText: 'public backing' }).first();
  const refusal = page.locator('.card .problem');
  for (let n = 0; n < 7 && (await refusal.count()) === 0; n++) {
    if ((await card.count()) === 0) await page.getByTestId('wait').click();
    else if ((await card.getByTestId('accept').count()) === 0) await card.click();
    else if (await card.getByTestId('accept').isEnabled()) await card.getByTestId('accept').click();
    await page.waitForTimeout(250);
  }
  await expect(refusal).not.toBeEmpty();
}

for (const [size, width, height, light] of [
  ['desktop', 1440, 900, 'light'],
  ['phone', 390, 844, 'dark'],
] as const) {
  test(`every screen, ${size}, ${light === 'dark' ? 'evening' : 'day'}`, async ({ page }) => {
    test.setTimeout(150_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: light });
    await page.goto('/');
    await look(page, '1-first', size);
    await page.goto('/?scenario=bucharest-2022&seed=11');
    await expect.poll(() => phase(page)).toBe('briefing');
    await look(page, '2-brief', size);
    await page.getByTestId('ready').click();
    await expect.poll(() => phase(page)).toBe('corridor');
    await look(page, '3-waiting', size);
    await page.getByRole('button', { name: 'Hall', exact: true }).click();
    await painted(page);
    await page.waitForTimeout(700);
    await look(page, '3-hall', size);
    await page.getByRole('button', { name: 'Map', exact: true }).click();
    await painted(page);
    await page.locator('.bench-plate').first().click();
    await page.waitForTimeout(900);
    await look(page, '4-map', size);
    await page.getByTestId('offer').click();
    await page.getByTestId('add-they-endorse').first().click();
    await page.getByTestId('add-we-aid').first().click();
    await look(page, '5-composer', size);
    await refusedOnPaper(page);
    await look(page, '5-refused', size);
    for (let n = 0; n < 40 && (await phase(page)) !== 'booth'; n++) {
      const before = `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`;
      if ((await page.getByTestId('roll-on').count()) > 0) {
        await painted(page);
        await look(page, '6-called', size);
        await page.getByTestId('roll-on').click();
      }
      if ((await phase(page)) === 'forecast') {
        await page.getByTestId('skip-forecast').click();
        await look(page, '7-forecast', size);
      }
      if ((await phase(page)) === 'rollcall') {
        await look(page, '6-rollcall', size);
        await page.getByTestId('vote-abstain').click();
      }
      if ((await phase(page)) === 'handshake') await look(page, '7-handshake', size);
      if (size === 'phone' && (await phase(page)) === 'corridor') {
        await page.getByTestId('thumb-close').click();
        const sure = page.getByTestId('sure');
        if ((await sure.count()) > 0) await sure.click();
      } else await page.getByTestId('ready').click();
      await expect.poll(async () => `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`).not.toBe(before);
    }
    await look(page, '8-booth', size);
    await page.locator('.box').nth(2).click();
    await page.getByTestId('cast').click();
    await expect(page.getByTestId('envelope')).toBeVisible();
    await look(page, '9-envelope', size);
    await page.getByTestId('ready').click();
    await page.waitForTimeout(4000);
    await painted(page);
    await look(page, '10-count', size);
    await page.getByTestId('to-result').click();
    for (let n = 0; n < 3 && (await phase(page)) !== 'verdict'; n++) {
      const before = await phase(page);
      await page.getByTestId('ready').click();
      // The next phase may take its time to come; a button of the last one that is pressed again never answers.
      await expect.poll(() => phase(page)).not.toBe(before);
    }
    await expect.poll(() => phase(page)).toBe('verdict');
    await look(page, '11-debrief', size);
    await page.screenshot({ path: `test-results/screens/11-debrief-${size}-whole.png`, fullPage: true });
  });
}
