import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the API: a server started with `go run . --demo`. */
const api = process.env.WAYBILL_URL ?? 'http://127.0.0.1:8080';

/** Styles stand behind the frame of index.html, which is drawn before they have come. */
const stylesBehindFrame: Plugin = {
  name: 'styles-behind-frame',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const styles = /\n *<link rel="stylesheet"[^>]*>/g;
      return html.replace(styles, '').replace(/\n *<\/body>/, (end) => `${(html.match(styles) ?? []).join('')}${end}`);
    },
  },
};

export default defineConfig({
  plugins: [react(), stylesBehindFrame],
  build: {
    target: 'es2022',
    sourcemap: false,
    // Fonts stay files of their own: the policy of the page allows data: for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    // Who wrote what is bundled, and the licences under which it may be.
    license: { fileName: 'licenses.md' },
  },
  server: {
    proxy: {
      '/graphql': { target: api, ws: true },
      '/session': { target: api },
      '/pictures': { target: api },
    },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], environment: 'happy-dom' } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: './e2e/build.ts',
          // Each file has a server and a browser of its own, and waits for them about half of the time.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
