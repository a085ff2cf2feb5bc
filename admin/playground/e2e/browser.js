import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/**
 * Why there is no browser to test with, if there is none. Where everything must
 * hold (CI=true) a missing browser is a failure and no reason to skip.
 */
export const withoutBrowser =
  existsSync(executablePath) || process.env.CI === "true" ? false : `there is no ${executablePath}; set CHROMIUM`;

/** Starts the browser. */
export const launch = () =>
  chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });

/**
 * A page of a browser that has never been here, and what it did wrong: errors in
 * its console, requests to other hosts (none gets out), and what its policy forbade.
 * @param {import("playwright-core").Browser} browser
 * @param {string} address of the server
 * @param {import("playwright-core").BrowserContextOptions} options
 */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  /** @type {string[]} */
  const wrongs = [];
  await context.route(
    (url) => url.origin !== address && url.protocol.startsWith("http"),
    (route) => {
      wrongs.push(`asked ${route.request().url()}`);
      return route.abort();
    },
  );
  await context.exposeBinding("forbidden", (_source, what) => wrongs.push(`the policy forbade ${what}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      // @ts-expect-error exposed above
      window.forbidden(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => wrongs.push(`threw ${error}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      wrongs.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on("websocket", (socket) => {
    if (new URL(socket.url()).host !== new URL(address).host) {
      wrongs.push(`connected to ${socket.url()}`);
    }
  });
  await page.goto(`${address}/playground`);
  await ready(page);
  return { page, wrongs };
}

/**
 * Waits until the editors are there.
 * @param {import("playwright-core").Page} page
 */
export async function ready(page) {
  for (const name of ["Operation Editor", "Result Window"]) {
    await page.getByRole("region", { name }).getByRole("code").waitFor();
  }
}
