import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Whether the tests are skipped: there is no browser, and nobody said (by CI=true) that there must be one. */
export const withoutBrowser = !existsSync(executablePath) && process.env.CI !== 'true';
if (withoutBrowser) console.warn(`The tests in a browser are skipped: there is no ${executablePath}; CHROMIUM says where it is.`);

export const launch = () =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });

/** A window of a browser that has never been here, and what went wrong in it. */
export interface Window {
  page: Page;
  wrongs: string[];
}

/** Opens a window that may talk to nobody but the server. */
export async function open(browser: Browser, address: string, path: string, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
    baseURL: address,
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const wrongs: string[] = [];
  // Listening costs less than standing in the way of every request; nothing can leave the machine, see launch.
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== address && url.protocol.startsWith('http')) wrongs.push(`asked ${url}`);
  });
  await context.exposeBinding('forbidden', (_source, what: string) => wrongs.push(`the policy forbade ${what}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { forbidden: (what: string) => void }).forbidden(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => wrongs.push(`threw ${error.stack}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrongs.push(`${message.type()}: ${message.text()}`);
  });
  await page.goto(path);
  return { page, wrongs };
}

const everyRule: axe.RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** The other scheme differs in colours only. */
const rulesOfColours: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * That nothing on the page is out of reach for anybody: WCAG 2.2, A and AA, dark and light; it ends in the scheme in which
 * it began. covered: what lies below a popup at the moment.
 */
export async function expectAccessible(page: Page, covered?: string): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const [other, begun] = isDark ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
  await show(page, other);
  await expectToPass(page, rulesOfColours, covered);
  await show(page, begun);
  await expectToPass(page, everyRule, covered);
}

/** The same in the scheme that is shown. */
export const expectAccessibleAsShown = (page: Page, covered?: string) => expectToPass(page, everyRule, covered);

/** Shows the page as where the system has this scheme. */
export async function show(page: Page, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  // A scheme that was chosen in the menu stays.
  await page.waitForFunction(
    (scheme) =>
      (localStorage.getItem('mantine-color-scheme-value') ?? 'auto') !== 'auto' ||
      document.documentElement.dataset.mantineColorScheme === scheme,
    colorScheme,
  );
}

async function expectToPass(page: Page, runOnly: axe.RunOnly, covered?: string): Promise<void> {
  // A page has it until it is left; reading it in takes a fifth of the time of a look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async ([only, under]) => {
      // A colour in the middle of a transition belongs to neither state.
      const ending = document.getAnimations().filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime));
      await Promise.all(ending.map((each) => each.finished.catch(() => undefined)));
      // Half a button that shows beside a dialog is not for pressing.
      const beside = document.querySelector('[aria-modal=true]') ? '#page' : '';
      const exclude = [under, beside].filter((each) => each !== '' && document.querySelector(each));
      const look = (window as unknown as { axe: typeof axe }).axe.run;
      const { violations } = await look({ exclude }, { runOnly: only, resultTypes: ['violations'] });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`,
      );
    },
    [runOnly, covered ?? ''] as const,
  );
  expect(found).toEqual([]);
}

/** That the page is no wider than its window. */
export async function expectToFit(page: Page): Promise<void> {
  // A phone zooms out to fit what is too wide, so its own measure of the window is no help.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** Waits until it is on the screen. */
export const see = (locator: Locator) => locator.filter({ visible: true }).first().waitFor();
/** Waits until it is not on the screen. */
export const gone = (locator: Locator) => locator.first().waitFor({ state: 'hidden' });

/** The popup at the top right. */
export const popup = (page: Page, text: string | RegExp) => page.getByRole('region', { name: 'Notifications' }).getByText(text);
export const row = (page: Page, number: string) => page.getByRole('row', { name: new RegExp(`#${number}\\b`) });
