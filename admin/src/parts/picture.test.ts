import { expect, test } from 'vitest';
import { pictureOf } from './Picture';

test.each([
  ['one of this server', '/pictures/mug.svg', true],
  ['a named host', 'https://cdn.example/mug.png', true],
  ['a named host in capitals', 'HTTPS://CDN.Example/mug.png', true],
  ['another host', 'https://elsewhere.example/mug.png', false],
  ['a host that only begins like it', 'https://cdn.example.elsewhere/mug.png', false],
  ['a name before the host', 'https://cdn.example@elsewhere.example/mug.png', false],
  ['no encryption', 'http://cdn.example/mug.png', false],
  ['another path of this server', '/session', false],
  ['a host without a scheme', '//cdn.example/mug.png', false],
  ['none', null, false],
])('a picture from %s', (_what, url, shown) => {
  expect(pictureOf(url, ['cdn.example'])).toBe(shown ? url : undefined);
});
