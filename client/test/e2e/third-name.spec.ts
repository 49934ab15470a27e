import { expect, test } from '@playwright/test';

/** What sticks out of its sheet, or makes the page scroll sideways. */
const sticksOut = () => {
  const page = document.documentElement;
  const out = [...document.querySelectorAll('.sheet *')].filter((part) => {
    const sheet = part.closest('.sheet')?.getBoundingClientRect().right ?? 0;
    return part.getBoundingClientRect().right > sheet + 1;
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
