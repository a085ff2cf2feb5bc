import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { CommentBox } from './CommentBox';

const mutation = vi.fn();
vi.mock('../../api/store', () => ({
  store: () => ({ client: { mutation: () => ({ toPromise: mutation }) } }),
  onRenewal: () => {},
}));
vi.mock('../../api/viewer', () => ({ useViewer: () => ({ name: 'Ada' }) }));

// happy-dom has no fonts, whose loading the box waits for to measure itself.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

function show() {
  const onPosted = vi.fn();
  render(
    <MantineProvider env="test">
      <CommentBox orderId="o" onPosted={onPosted} />
    </MantineProvider>,
  );
  const box = screen.getByLabelText<HTMLTextAreaElement>('Comment');
  fireEvent.change(box, { target: { value: 'On its way.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Post' }));
  return { box, onPosted };
}

test('a comment stands in the timeline at once; a refused one comes back into the box, with the reason', async () => {
  let answer = (_: object) => {};
  mutation.mockReturnValue(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const { box, onPosted } = show();
  expect(box.value).toBe('');
  expect(screen.getByText('On its way.')).toBeDefined();
  expect(screen.getByText('Posting …')).toBeDefined();
  fireEvent.change(box, { target: { value: 'And more.' } });
  answer({
    data: { addOrderComment: { order: null, userErrors: [{ code: 'TOO_LONG', params: [], field: ['body'], message: 'Too long.' }] } },
  });
  await screen.findByText('Too long.');
  expect(box.value).toBe('On its way.\nAnd more.');
  expect(screen.queryByText('Posting …')).toBeNull();
  expect(onPosted).toHaveBeenCalledOnce();
});
