import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { launch, open, type Window, withoutBrowser } from './browser';
import { Server } from './server';

/** With what the program is started. */
interface Start {
  args: string[];
  env?: Record<string, string>;
}

/** The store of 300 orders in every state, without a sign-in. */
export const demo: Start = { args: ['--demo'] };
/** A store of one's own that begins empty, and asks for a sign-in. */
export const empty: Start = { args: [] };

/** Where the tests of one server take place. */
export interface Place {
  server: Server;
  /** Opens a window of a browser that has never been here. */
  open: (path: string, options?: BrowserContextOptions) => Promise<Window>;
}

/** Tests in a browser, with a server of the real program that is theirs alone. */
export function withServer(what: string, start: Start, tests: (place: Place) => void): void {
  describe.skipIf(withoutBrowser)(what, () => {
    const server = new Server();
    let browser: Browser;
    beforeAll(async () => {
      await server.start(start.args, start.env);
      browser = await launch();
    });
    afterAll(async () => {
      await browser?.close();
      await server.remove();
    });
    tests({ server, open: (path, options) => open(browser, server.address, path, options) });
  });
}
