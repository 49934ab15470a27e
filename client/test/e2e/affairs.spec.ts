import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { grand, openBallot, serveVariant } from './variant.ts';

test.describe.configure({ timeout: 120_000 });

const phase = (page: Page) => page.locator('html').getAttribute('data-phase');
const at = (page: Page, name: string) => expect(page.locator('html')).toHaveAttribute('data-phase', name);

/** What is looked at in every run; with `PICTURES=1` every screen of the walk is. */
const ALWAYS = /^(3|5|6|14|17|phone-2-(groups|documents)|phone-[45])/;

/** A picture in `test-results/affairs`, and axe on what it shows. */
async function look(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES && !ALWAYS.test(name)) return;
  await page.waitForTimeout(300);
  await page.screenshot({ path: `test-results/affairs/${name}.png`, fullPage: true });
  // The list of states without the stage has headings of its own level; it is not what is looked at here.
  const found = await new AxeBuilder({ page }).exclude('.state-list').analyze();
  expect.soft(found.violations.map((violation) => `${name}: ${violation.id} ${violation.nodes[0]?.target}`)).toEqual([]);
}

/** Presses Tab until the element with this test id has the focus, then the key. */
async function press(page: Page, testId: string, key = 'Enter'): Promise<void> {
  for (let n = 0; n < 260; n++) {
    if (await page.evaluate((id) => document.activeElement?.getAttribute('data-testid') === id, testId)) {
      await page.keyboard.press(key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${testId} by Tab in ${await phase(page)}`);
}

async function enter(page: Page, seat: string, query = '&stage=off'): Promise<void> {
  await page.goto(`/?scenario=two-names&seed=affairs&seat=${seat}${query}`);
  await at(page, 'briefing');
}

/** From the briefing to the affairs of the hall, by keyboard. */
async function toAffairs(page: Page): Promise<void> {
  await press(page, 'ready');
  await at(page, 'corridor');
  await press(page, 'tab-affairs');
  await expect(page.getByRole('heading', { name: 'Affairs of the hall' })).toBeVisible();
}

/** Closes phases until this one is open. */
async function until(page: Page, name: string): Promise<void> {
  const where = async () => `${await phase(page)} ${await page.locator('.days [aria-current]').textContent()}`;
  const there = async (id: string) => (await page.getByTestId(id).count()) > 0;
  for (let n = 0; n < 40 && (await phase(page)) !== name; n++) {
    // Two screens have a button of the same name: the old one must be gone before it is pressed.
    // If the phase has moved on meanwhile, the next turn of the loop looks again.
    const now = (await phase(page)) ?? '';
    if (['booth', 'count'].includes(now))
      await page
        .locator(`main.at-${now}`)
        .waitFor({ timeout: 3000 })
        .catch(() => {});
    const before = await where();
    if (await there('roll-on')) await page.getByTestId('roll-on').click();
    if (await there('skip-forecast')) await page.getByTestId('skip-forecast').click();
    if (await there('vote-abstain')) await page.getByTestId('vote-abstain').click();
    if (await there('to-result')) await page.getByTestId('to-result').click();
    if (await there('mark-0')) {
      await page.locator('.box').first().click();
      await page.getByTestId('cast').click();
      await expect(page.getByTestId('envelope')).toBeVisible();
    }
    // The roll is called once one has answered.
    if ((await there('aloud-blank')) && (await page.getByTestId('ready').isDisabled())) await page.getByTestId('aloud-blank').click();
    // On a phone the day is closed under the thumb.
    await page.locator('[data-testid=ready]:visible, [data-testid=thumb-close]:visible').first().click();
    if (await there('sure')) await page.getByTestId('sure').click();
    await expect.poll(where, { intervals: [40] }).not.toBe(before);
  }
  await at(page, name);
}

test('a delegation: line, caucus, straw poll, rooms, texts, quote, papers, asking around', async ({ page }) => {
  await enter(page, 'marrow-isles');
  await toAffairs(page);
  // Nothing is tabled yet: the vote is greyed and says why.
  await expect(page.getByTestId('line-vote-yes')).toBeDisabled();
  await expect(page.getByTestId('affair-blocs')).toContainText('Nothing is tabled in your bloc tonight.');
  await press(page, 'table-isles-vela');
  await expect(page.getByTestId('affair-blocs')).toContainText('Tonight The Isles votes on a line for Vela.');
  await press(page, 'line-vote-yes');
  await expect(page.getByTestId('line-vote-yes')).toHaveAttribute('aria-pressed', 'true');
  await press(page, 'straw-neither');
  await expect(page.getByTestId('straw-neither')).toHaveAttribute('aria-pressed', 'true');
  await look(page, '1-blocs');
  await press(page, 'open-groups');
  await press(page, 'staff-connect');
  const groups = page.getByTestId('affair-groups');
  await expect(groups).toContainText('you are in this room');
  await press(page, 'nudge-connect-high');
  await expect(page.getByTestId('news')).toContainText('Marrow Isles moves the text on Connection towards publicly financed.');
  await expect(groups).toContainText(/this morning 0, now [+−]\d/);
  await expect(groups).toContainText('You have nobody in that room.');
  await expect(groups).toContainText('You have none to spend.');
  await look(page, '2-groups');
  await press(page, 'open-press');
  await press(page, 'quote-the-corridor-none');
  await expect(page.getByTestId('affair-press')).toContainText('Marrow Isles to The Corridor: “Let us see”');
  await expect(page.getByTestId('affair-press')).toContainText('It has your quote of today.');
  await press(page, 'open-inquiry');
  await expect(page.getByTestId('affair-inquiry')).toContainText('No talks left today.');
  await press(page, 'open-independence');
  await expect(page.getByTestId('affair-independence')).toContainText('Vela has not pledged it.');
  // The next day: the straw polls and what the caucus made of it.
  await until(page, 'briefing');
  await page.getByTestId('ready').click();
  await page.getByTestId('tab-affairs').click();
  await expect(page.getByTestId('affair-blocs')).toContainText('Straw poll, day 1');
  await press(page, 'investigate-corin');
  await expect(page.getByTestId('news')).toContainText('Corin');
  await expect(page.getByTestId('affair-inquiry')).toContainText('You have asked around about it today.');
  await look(page, '3-second-day');
  await until(page, 'verdict');
  await expect(page.getByTestId('grade')).toContainText(/Grade \d+/);
  await page.getByTestId('score-parts').click();
  await look(page, '4-debrief');
});

test('a candidate: private pledge, papers shown, public pledge and a moved platform', async ({ page }) => {
  await enter(page, 'vela');
  await toAffairs(page);
  // Bots table lines too, and the first of a night stands: whichever bloc is still free.
  const free = page.locator('[data-testid^=table-][data-testid$=-vela]:not([disabled])').first();
  await press(page, (await free.getAttribute('data-testid')) ?? '');
  await expect(page.getByTestId('affair-blocs')).toContainText('Something is tabled there for tonight.');
  await press(page, 'open-independence');
  await press(page, 'oath-bend');
  await expect(page.getByTestId('affair-independence')).toContainText('Private pledges of your campaign so far: 1.');
  await expect(page.getByTestId('affair-independence')).toContainText('You have pledged today.');
  await press(page, 'open-documents');
  await press(page, 'show-to-corin', 'Space');
  await press(page, 'show-some');
  await expect(page.getByTestId('news')).toContainText('You showed a document to Campaign Corin.');
  await press(page, 'show-all');
  await expect(page.getByTestId('affair-documents')).toContainText('Everyone has seen it.');
  await look(page, '5-papers');
  await press(page, 'open-inquiry');
  await expect(page.getByTestId('affair-inquiry')).toContainText('That is your own campaign.');
  await until(page, 'seal');
  await press(page, 'seal-pivot-high');
  await expect(page.getByTestId('seal-pivot-high')).toHaveAttribute('aria-pressed', 'true');
  await press(page, 'seal-pledge');
  await expect(page.getByTestId('seal-pledge')).toHaveAttribute('aria-pressed', 'true');
  await look(page, '6-floor');
  await page.getByTestId('ready').click();
  await at(page, 'reveal');
  await expect(page.locator('main .sheet')).toContainText('Pledged independence');
  await look(page, '7-reveal');
});

test('a sector member lobbies with expertise, a newsroom prints', async ({ page }) => {
  await enter(page, 'loomworks');
  await toAffairs(page);
  await press(page, 'open-groups');
  await page.getByTestId('tokens-connect').selectOption('2');
  await press(page, 'lobby-connect-low');
  await expect(page.getByTestId('news')).toContainText('Loomworks moves the text on Connection towards market-led.');
  await expect(page.getByTestId('affair-groups')).toContainText('You have 2.');
  await enter(page, 'the-corridor');
  await toAffairs(page);
  await press(page, 'open-press');
  await press(page, 'print-issue');
  await expect(page.getByTestId('affair-press')).toContainText('The Corridor: a story about Who decides');
  await press(page, 'print-forecast');
  await expect(page.getByTestId('affair-press')).toContainText('The Corridor: 21 votes for Corin');
  await expect(page.getByTestId('affair-press')).toContainText('You have printed one of that kind today.');
  await look(page, '8-press');
  await until(page, 'seal');
});

test('four names: votes handed over, support for a later post, quiet aid, two papers', async ({ page }) => {
  await serveVariant(page, grand);
  await enter(page, 'tamber');
  await page.getByTestId('proxy-to').selectOption('halden');
  await look(page, '9-proxy');
  await press(page, 'proxy-give');
  await expect(page.locator('.proxy')).toContainText('Tamber has handed its vote to Halden.');
  await until(page, 'booth');
  await expect(page.getByTestId('handed-over')).toContainText('Tamber has handed its vote to Halden.');
  await enter(page, 'vela');
  await toAffairs(page);
  await press(page, 'open-backers');
  await expect(page.getByTestId('affair-backers')).toContainText(/quiet, \d aid left/);
  await press(page, 'open-names');
  await expect(page.getByTestId('affair-names')).toContainText('On it: Corin, Maro, Orsini, Vela.');
  await expect(page.getByTestId('affair-names')).toContainText('Not in this part (corridor).');
  await press(page, 'open-linked');
  await expect(page.getByTestId('affair-linked')).toContainText('Ansel, of Halden');
  await look(page, '10-four-names');
  await page.getByTestId('tab-compose').click();
  await page.getByRole('button', { name: 'Halden', exact: true }).click();
  await page.getByTestId('add-they-attend').first().click();
  await page.getByTestId('add-we-quiet-aid').click();
  await look(page, '11-composer');
  await page.getByTestId('send-offer').click();
  await expect(page.getByTestId('problem')).toHaveText('');
  await until(page, 'seal');
  await press(page, 'seal-second-brisco');
  await expect(page.getByTestId('seal-second-brisco')).toHaveAttribute('aria-pressed', 'true');
  await look(page, '12-floor');
  await until(page, 'handshake');
  await until(page, 'count');
  await page.getByTestId('to-result').click();
  await look(page, '13-count');
  await until(page, 'verdict');
  await expect(page.getByRole('heading', { name: 'The other posts' })).toBeVisible();
  await look(page, '15-debrief');
});

test('between two ballots a candidate leaves the paper and speaks for another', async ({ page }) => {
  await serveVariant(page, (scenario) => {
    openBallot(scenario);
    scenario.ballot = { ...scenario.ballot, rule: 'majority' };
    // Papers by lot: four names of equal chances, so that the first ballot elects nobody.
    scenario.constants = { ...scenario.constants, TAU: 30 };
  });
  await enter(page, 'vela');
  await until(page, 'recess');
  await expect(page.getByTestId('recess')).toContainText('Ballot 1 elected nobody.');
  await look(page, '14-recess');
  await press(page, 'leave-paper');
  await expect(page.getByTestId('recess')).toContainText('No longer on the paper: Vela.');
  await expect(page.getByTestId('leave-for-orsini')).toHaveText('Speak for Orsini');
  await press(page, 'leave-for-orsini');
  await expect(page.getByTestId('leave-for-orsini')).toHaveCount(0);
  await until(page, 'verdict');
});

test('a post after the first: its contenders on a paper of its own', async ({ page }) => {
  await serveVariant(page, (scenario) => {
    grand(scenario);
    scenario.ballot = { rule: 'majority', most: 1, open: false, proxy: false };
  });
  await enter(page, 'halden');
  await until(page, 'count');
  await page.getByTestId('to-result').click();
  await page.getByTestId('ready').click();
  await at(page, 'booth');
  await expect(page.getByRole('heading', { name: 'Deputy Secretary-General' })).toBeVisible();
  await expect(page.locator('.box')).toHaveText([/Ansel/, /Brisco/, /Cato/, /blank/]);
  await look(page, '19-linked');
  await page.locator('.box').nth(1).click();
  await page.getByTestId('cast').click();
  await page.getByTestId('ready').click();
  await at(page, 'count');
  await page.getByTestId('to-result').click();
  await expect(page.getByTestId('count-brisco')).toBeVisible();
  await look(page, '20-linked-count');
  await until(page, 'verdict');
});

test('an open ballot: said aloud, by keyboard, and read out by name', async ({ page }) => {
  await serveVariant(page, openBallot);
  // With the painted stage: four inks on plates, and four heaps.
  await enter(page, 'marrow-isles', '');
  await page.getByTestId('ready').click();
  await expect(page.locator('.stage-host canvas')).toBeVisible({ timeout: 15_000 });
  await page.waitForTimeout(700);
  await look(page, '15-hall');
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await page.waitForTimeout(900);
  await look(page, '15-map');
  await until(page, 'handshake');
  await look(page, '16-hands');
  await until(page, 'booth');
  await expect(page.getByRole('heading', { name: 'Say it aloud' })).toBeVisible();
  await expect(page.getByTestId('ready')).toBeDisabled();
  await press(page, 'aloud-orsini');
  await expect(page.getByTestId('said-aloud')).toContainText('You say: Orsini.');
  await look(page, '17-aloud');
  await page.getByTestId('ready').click();
  await at(page, 'count');
  await expect(page.getByTestId('speaker')).toHaveText(/^[A-Z].+: .+/);
  // The painted heaps have the width of the page, however many names there are.
  expect((await page.locator('.stage-host.of-count').boundingBox())?.width ?? 0).toBeGreaterThan(600);
  await page.getByTestId('to-result').click();
  await expect(page.getByTestId('said-list')).toContainText('Marrow Isles');
  await look(page, '18-said');
  await until(page, 'verdict');
  const debrief = page.locator('main');
  await expect(debrief).toContainText('Three rungs, and then the roll');
  await expect(page.locator('.curtain')).toHaveCount(0);
  await expect(debrief).not.toContainText(/nobody looked|nobody can look|ever know whose|In the booth|only you know/);
});

test('the same on a phone, in the evening', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await enter(page, 'vela');
  await page.getByTestId('ready').click();
  await at(page, 'corridor');
  await page.getByTestId('tab-affairs').click();
  await look(page, 'phone-1-blocs');
  for (const id of ['groups', 'independence', 'documents', 'inquiry', 'press']) {
    await page.getByTestId(`open-${id}`).click();
    await look(page, `phone-2-${id}`);
    await page.getByTestId(`open-${id}`).click();
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await until(page, 'seal');
  await look(page, 'phone-3-floor');
  await serveVariant(page, openBallot);
  await enter(page, 'marrow-isles');
  await until(page, 'booth');
  await look(page, 'phone-4-aloud');
  await expect(page.locator('.thin-rungs .out-loud')).toBeVisible();
  await expect(page.locator('.curtain')).toHaveCount(0);
  await page.getByTestId('aloud-blank').click();
  await page.getByTestId('ready').click();
  await page.waitForTimeout(1500);
  await look(page, 'phone-5-count');
  await page.getByTestId('to-result').click();
  await look(page, 'phone-6-said');
});
