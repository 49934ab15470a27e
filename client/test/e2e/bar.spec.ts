import { expect, test } from '@playwright/test';
import { openRoom, sit } from './lobby.ts';

/** Least distance of one part of the bar from the words of the next (px). */
const APART = 10;

/** Parts of the bar whose words reach into what stands beside them, and the page itself where it became wider than it is. */
const crowded = (apart: number) => {
  // What is cut off reaches no further than its part.
  const words = (part: Element) => {
    if (getComputedStyle(part).overflowX === 'hidden') return part.getBoundingClientRect();
    const all = document.createRange();
    all.selectNodeContents(part);
    return all.getBoundingClientRect();
  };
  const parts = [...document.querySelectorAll('.bar > :not(.purse), .purse > li')].filter((part) => part.checkVisibility());
  const close = parts.slice(0, -1).filter((part, i) => (parts[i + 1]?.getBoundingClientRect().left ?? 0) - words(part).right < apart);
  const { scrollWidth, clientWidth } = document.documentElement;
  const bar = document.querySelector('.bar');
  const over = bar ? bar.scrollWidth > bar.clientWidth : false;
  return [
    ...close.map((part) => `${part.className}: ${part.textContent}`),
    ...(over ? ['the bar'] : []),
    ...(scrollWidth > clientWidth ? ['the page'] : []),
  ];
};

test('in the bar nothing touches its neighbour on any width, and what waits is told only while something does', async ({ page }) => {
  await page.goto('/?scenario=bucharest-2022&seed=11&seat=gh&stage=off');
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'briefing');
  await expect(page.locator('.purse')).toContainText('letters');
  await expect(page.locator('.purse')).not.toContainText('waiting');
  await page.getByTestId('ready').click();
  await expect(page.locator('.purse .lit')).toHaveText(/^[1-9]\d* waiting$/);
  for (const width of [1440, 1280, 1181, 1100, 1000, 861, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(crowded, APART), `at ${width}`).toEqual([]);
  }
});

test('on every width my goals are in sight or one tap away, under a name that can be read', async ({ page }) => {
  await page.goto('/?scenario=two-names&seed=11&seat=tamber&stage=off');
  await page.getByTestId('ready').click();
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'corridor');
  const [rail, pocket] = [page.locator('.rail').getByTestId('my-goals'), page.locator('.pocket')];
  for (const width of [1440, 1181, 1180, 1024, 861, 390]) {
    await page.setViewportSize({ width, height: 800 });
    if (width > 1180) {
      await expect(rail).toBeVisible();
      await expect(pocket).toBeHidden();
      continue;
    }
    await expect(rail).toBeHidden();
    await pocket.getByText('Goals and ladder').click();
    await expect(pocket.getByTestId('my-goals')).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(crowded, APART), `at ${width}`).toEqual([]);
    await pocket.getByText('Goals and ladder').click();
    await expect(pocket.getByTestId('my-goals')).toBeHidden();
  }
});

test('a clock that is stopped and the longest name have room in the bar; goods that have none there are in the pocket', async ({
  page,
}) => {
  await page.goto('/?stage=off');
  await page.locator('select[name=scenario]').selectOption('bucharest-2022');
  await page.locator('select[name=time]').selectOption('relaxed');
  await openRoom(page);
  await sit(page, 'us');
  await page.getByTestId('start').click();
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'briefing');
  await page.getByTestId('ready').click();
  await expect(page.locator('html')).toHaveAttribute('data-phase', 'corridor');
  await page.getByTestId('console-pause').click();
  await expect(page.locator('.bar .stopped')).toBeVisible();
  const goods = page.locator('.pocket .at-end');
  for (const width of [1440, 1280, 1181, 1101, 1100, 1024, 1000, 900, 861, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(crowded, APART), `at ${width}`).toEqual([]);
    await (width > 1100 ? expect(goods).toBeHidden() : expect(goods).toContainText('letters'));
  }
});
