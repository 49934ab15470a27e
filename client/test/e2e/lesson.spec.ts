import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** The two-minute lesson, walked by nothing but the controls that it points at. */
const ORDER = ['you', 'names', 'offer', 'moved', 'ballot', 'floor', 'hand', 'guess', 'booth', 'count', 'end'];
/** What one must do in it, with some room; at four seconds each it takes under two minutes. */
const MOST_ACTS = 26;
/** A card that has just come under the finger takes no tap until then, milliseconds; nobody has read it sooner. */
const READ = 700;
const SOON = { intervals: [30, 30, 60, 120] };

const guide = (page: Page) => page.getByTestId('guide');
/** The card's sentences; they change when the thing is done. */
const said = (page: Page) => guide(page).getByRole('status').innerText();

test('the first day is a lesson: eleven steps by what is pointed at, on a phone', async ({ page }) => {
  // A phone points at more controls than a wide page does: the thumb bar and its question too.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/?stage=off');
  await page.getByTestId('learn').click();
  const walked: string[] = [];
  let acts = 0;
  for (; acts < MOST_ACTS; acts++) {
    const step = (await guide(page).getAttribute('data-step')) ?? '';
    if (walked.at(-1) !== step) walked.push(step);
    if (step === 'end') break;
    const target = page.locator('[data-guided]').first();
    await expect(target, `${step}: something is pointed at`).toBeVisible();
    const before = `${await said(page)}|${await target.textContent()}`;
    if (step === 'offer') await page.waitForTimeout(READ);
    // One by keyboard from the card, the others by hand.
    if (step === 'moved') {
      await page.getByTestId('guide-show').press('Enter');
      await expect(target).toBeFocused();
      await page.keyboard.press('Enter');
    } else if ((await target.getAttribute('aria-disabled')) === 'true') await target.press('Enter');
    else await target.click();
    await expect
      .poll(async () => `${await said(page)}|${await page.locator('[data-guided]').first().textContent()}`, SOON)
      .not.toBe(before);
  }
  expect(walked).toEqual(ORDER);
  test.info().annotations.push({ type: 'acts', description: String(acts) });
  await expect(guide(page)).toContainText('Nobody will ever know whose.');
  const found = await new AxeBuilder({ page }).include('.guide').analyze();
  expect(found.violations.map((violation) => violation.id)).toEqual([]);
  await page.getByTestId('guide-play').click();
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'briefing');
  await expect(guide(page)).toHaveCount(0);
});

test('who skips the lesson plays the day without it', async ({ page }) => {
  await page.goto('/?scenario=first-day&seed=3&stage=off');
  await page.getByTestId('guide-skip').click();
  await page.getByTestId('ready').click();
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'corridor');
  await expect(guide(page)).toHaveCount(0);
  await expect(page.locator('[data-guided]')).toHaveCount(0);
});
