import { expect, type Page } from '@playwright/test';

/** Opens a room from the first page. Returns its code. */
export async function openRoom(page: Page): Promise<string> {
  await page.getByTestId('host').click();
  return (await page.getByTestId('code').textContent())?.trim() ?? '';
}

/** Takes this seat in the lobby and waits until the room has given it. */
export async function sit(page: Page, seat: string): Promise<void> {
  await page.getByTestId(`seat-${seat}`).click();
  await expect(page.getByTestId(`seat-${seat}`)).toHaveAttribute('aria-pressed', 'true');
}

/** How far the painted picture reaches over the box it lies in, on the side where it does most (px). */
const paintedOver = () => {
  const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
  const [host, canvas] = [box('.stage-host'), box('.stage-host canvas')];
  return Math.max(host.left - canvas.left, host.top - canvas.top, canvas.right - host.right, canvas.bottom - host.bottom);
};

/** Waits until the stage is painted, and whole inside its box. */
export async function painted(page: Page): Promise<void> {
  await expect(page.locator('.stage-host canvas')).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => page.evaluate(paintedOver)).toBeLessThan(1);
}
