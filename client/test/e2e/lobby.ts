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
