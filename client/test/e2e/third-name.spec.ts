import { expect, test } from '@playwright/test';

/** What can be seen sticking out of its sheet (a closed one has no edges), or makes the page scroll sideways. */
const sticksOut = () => {
  const page = document.documentElement;
  const out = [...document.querySelectorAll('.sheet *')].filter((part) => {
    const sheet = part.closest('.sheet')?.getBoundingClientRect().right ?? 0;
    return part.checkVisibility() && part.getBoundingClientRect().right > sheet + 1;
  });
  return [
    ...out.map((part) => `${part.tagName} ${part.getAttribute('class')}`),
    ...(page.scrollWidth > page.clientWidth ? [`the page, ${page.scrollWidth}`] : []),
  ];
};

test('three names on a narrow phone: the debrief keeps to the page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/?scenario=the-third-name&seed=11&autopilot=1&speed=max&stage=off');
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'verdict', { timeout: 50_000 });
  await expect(page.locator('.many-names')).toBeVisible();
  expect(await page.evaluate(sticksOut)).toEqual([]);
});

test('after two ballots every figure says of which it is, and guesses stand beside the ballot that was guessed', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/?scenario=the-third-name&seed=2&autopilot=1&speed=max&stage=off');
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'verdict', { timeout: 50_000 });
  expect(await page.evaluate(sticksOut)).toEqual([]);
  // Dessa dropped out after the first: her papers are those of ballot 1, and nothing of ballot 2.
  const row = (name: string) => page.locator('.many-names tr', { hasText: name }).locator('b');
  const [first, second] = await Promise.all([row('papers, ballot 1').allTextContents(), row('papers, ballot 2').allTextContents()]);
  expect(second[0]).toBe('–');
  await expect(page.locator('.tally b').first()).toHaveText('–');
  for (const part of ['.ending > div:first-child', '.proved h1', '.world h2', '.proved-line'])
    await expect(page.locator(`${part} .which-ballot`).first(), part).toHaveText('ballot 2');
  await expect(page.locator('.guesses h2')).toContainText('ballot 1');
  await expect(page.locator('.guess-legend')).toContainText(`Dessa counted: ${first[0]}`);
  await expect(page.locator('.open-closed')).toContainText(`In the booth, ballot 2: Morrow ${second[1]}, Tane ${second[2]}`);
});
