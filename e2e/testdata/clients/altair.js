// Altair, served from a site of its own, as somebody uses it who has only the API's address:
// altair.js ADDRESS CHROMIUM
// prints what its documentation shows of Query, and the result of a query.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import altair from 'altair-static';
import { chromium } from 'playwright-core';

const [address, executablePath] = process.argv.slice(2);
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.json': 'application/json', '.svg': 'image/svg+xml' };
const page = altair.renderAltair({
  baseURL: '/',
  endpointURL: `http://${address}/graphql`,
  initialQuery: 'query Who { viewer { name role } }',
  disableAccount: true,
  initialSettings: { 'alert.disableUpdateNotification': true, 'banners.disable': true },
});

const site = createServer((request, response) => {
  const path = normalize(new URL(request.url, 'http://site').pathname);
  response.setHeader('Content-Type', types[extname(path)] ?? 'text/html');
  if (path === '/') return response.end(page);
  createReadStream(join(altair.getDistDirectory(), path)).on('error', () => response.writeHead(404).end()).pipe(response);
});
await new Promise((listening) => site.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const tab = await browser.newPage();
tab.setDefaultTimeout(60_000);
await tab.goto(`http://127.0.0.1:${site.address().port}/`);
await tab.locator('[track-id=show_docs]').click();
const docs = tab.locator('app-doc-viewer');
await docs.getByText('Query', { exact: true }).first().click();
await docs.getByText('orderByNumber').first().waitFor();
await tab.locator('[track-id=set_request]').click();
const result = tab.locator('app-query-result');
await result.getByText('"viewer"').waitFor();
console.log(JSON.stringify({ docs: await docs.innerText(), result: await result.innerText() }));
await browser.close();
process.exit();
