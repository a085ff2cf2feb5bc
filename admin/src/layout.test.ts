import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** A folder may import itself and what stands before it; pages know nothing of each other. */
const layers = ['generated', 'texts', 'theme', 'api', 'parts', 'pages', 'shell', ''];

const source = import.meta.dirname;
const sources = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(source, file)).isFile());
const files = sources.filter((file) => /\.tsx?$/.test(file));
const read = (file: string) => readFileSync(join(source, file), 'utf8');

/** The folder that a file belongs to: a page's own, or one of the layers; "" for what starts the program. */
function folderOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  if (!layers.includes(first)) return file.includes('/') ? first : '';
  return first === 'pages' ? `pages/${second}` : first;
}

const layerOf = (folder: string) => layers.indexOf(folder.split('/')[0] ?? '');

/** What a file imports of ours, now or later. */
function importsOf(file: string): string[] {
  const names = [...read(file).matchAll(/(?:\bfrom\s|\bimport\s?\(?)\s*'(\.[^']+)'/g)].map(([, name]) => name as string);
  return names.map((name) => relative(source, join(source, dirname(file), name)));
}

test('no folder imports one above it, nor one page another', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => {
        const [from, to] = [folderOf(file), folderOf(imported)];
        return from !== to && layerOf(to) >= layerOf(from);
      })
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(wrong).toEqual([]);
});

test('every folder has its place among the layers', () => {
  expect(files.map(folderOf).filter((folder) => layerOf(folder) < 0)).toEqual([]);
});

// Enter in a field presses a submit button. What moves money or cannot be undone is asked for by parts/Dialog, which has none.
test('Enter sends nothing but what can be written anew', () => {
  const submits = files.filter((file) => !/\.test\./.test(file) && readFileSync(join(source, file), 'utf8').includes('type="submit"'));
  expect(submits.toSorted()).toEqual([
    'pages/details/AnnotateForm.tsx',
    'pages/details/CommentBox.tsx',
    'pages/list/FilterPanel.tsx',
    'pages/sign-in/SignInPage.tsx',
  ]);
});

test('a file has at most 400 lines', () => {
  const written = sources.filter((file) => !file.startsWith('generated/'));
  expect(written.filter((file) => read(file).split('\n').length > 401)).toEqual([]); // the last line ends, too
});

test('a component has at most 100 lines', () => {
  expect(
    files.flatMap((file) =>
      componentsOf(file)
        .filter(({ lines }) => lines > 100)
        .map(({ name, lines }) => `${name} in ${file}: ${lines}`),
    ),
  ).toEqual([]);
});

/** The functions of a file whose names begin with a capital; each ends at the next line that begins with its bracket. */
function componentsOf(file: string): { name: string; lines: number }[] {
  const all = read(file).split('\n');
  return all.flatMap((line, start) => {
    const [, name] = /^(?:export )?(?:default )?(?:function|const) ([A-Z]\w*)\b.*[({]$/.exec(line) ?? [];
    if (!name || !file.endsWith('.tsx')) return [];
    const end = all.findIndex((other, i) => i > start && /^\}/.test(other) && !/^\}.*\{$/.test(other));
    return [{ name, lines: end - start + 1 }];
  });
}
