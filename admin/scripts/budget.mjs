// What the pages weigh, against what they may. Run after a build.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '../dist');
const kB = 1000;
const limits = { firstScripts: 205 * kB, firstStyles: 22 * kB, page: 25 * kB, dist: 1_200 * kB };

const zipped = (path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length;
const sum = (paths) => [...paths].reduce((total, path) => total + zipped(path), 0);

/** The files that a script needs before it runs, itself among them. */
function needs(script, found = new Set()) {
  if (found.has(script)) return found;
  found.add(script);
  const text = readFileSync(join(dist, script), 'utf8');
  for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g)) needs(`assets/${name}`, found);
  return found;
}

const index = readFileSync(join(dist, 'index.html'), 'utf8');
const entry = /<script type="module"[^>]* src="\/([^"]+)"/.exec(index)?.[1];
const styles = [...index.matchAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)"/g)].map(([, path]) => path);
const first = needs(entry);

const failures = [];
function check(name, size, limit) {
  console.log(`${(size / kB).toFixed(1).padStart(8)} kB of ${(limit / kB).toFixed(0).padStart(5)}  ${name}`);
  if (size > limit) failures.push(name);
}

check('first scripts of Orders, gzip', sum(first), limits.firstScripts);
check('first styles, gzip', sum(styles), limits.firstStyles);
/** Pages and dialogs, each after what is there before it. */
const pages = {
  OrderPage: [],
  Dialogs: ['OrderPage'],
  EditDialog: ['OrderPage', 'Dialogs'],
  FulfillPage: [],
  UnpaidDialog: ['FulfillPage'],
  BulkDialog: [],
  FilterPanel: [],
  ShortcutsDialog: [],
  PackingSlips: [],
  SignInPage: [],
  de: [],
};
const assets = readdirSync(join(dist, 'assets'));
const script = (page) => `assets/${assets.find((file) => file.startsWith(`${page}-`) && file.endsWith('.js'))}`;
for (const [page, before] of Object.entries(pages)) {
  const there = new Set([...first, ...before.flatMap((other) => [...needs(script(other))])]);
  check(
    `${page}, gzip, on top of ${before.at(-1) ?? 'the first'}`,
    sum([...needs(script(page))].filter((path) => !there.has(path))),
    limits.page,
  );
}
const all = readdirSync(dist, { recursive: true }).filter((path) => statSync(join(dist, path)).isFile());
check(
  'everything, as it is',
  all.reduce((total, path) => total + statSync(join(dist, path)).size, 0),
  limits.dist,
);
if (failures.length > 0) {
  console.error(`too heavy: ${failures.join('; ')}`);
  process.exit(1);
}
