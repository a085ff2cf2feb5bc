import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { FullOrder } from '../ask';
import { EditLines } from './EditLines';
import { type Draft, nothingTyped } from './edit';

const price = { amount: '10.00', currencyCode: 'EUR' };
const line = (title: string, fulfilledQuantity: number) => ({
  ...{ id: title, title, quantity: 3, fulfilledQuantity, unitPrice: price },
  discount: { ...price, amount: '0.00' },
  tax: { ...price, amount: '0.00' },
});
const order = { id: 'o', version: 1, tags: [], total: price, lines: [line('Mug', 0), line('Bowl', 1)] } as unknown as FullOrder;

function Items() {
  const [draft, setDraft] = useState<Draft>(nothingTyped);
  return (
    <MantineProvider env="test">
      <EditLines order={order} draft={draft} refusals={[]} checked={false} onChange={(change) => setDraft({ ...draft, ...change })} />
      <output>{JSON.stringify(draft.quantities)}</output>
    </MantineProvider>
  );
}

test('a quantity is what was typed: emptied first, never ten times as much, and 0 removes what has not left', () => {
  render(<Items />);
  const field = (title: string) => screen.getByLabelText<HTMLInputElement>(`Quantity: ${title}`);
  const type = (title: string, value: string) => fireEvent.change(field(title), { target: { value } });
  const kept = () => JSON.parse(screen.getByRole('status').textContent);
  type('Mug', '');
  expect(field('Mug').value).toBe('');
  type('Mug', '2');
  expect(kept()).toEqual({ Mug: 2 });
  type('Mug', '2.5');
  expect(field('Mug').value).toBe('2');
  expect(kept()).toEqual({ Mug: 2 });
  type('Mug', '');
  fireEvent.blur(field('Mug'));
  expect(field('Mug').value).toBe('2');
  for (const title of ['Mug', 'Bowl']) {
    type(title, '0');
    fireEvent.blur(field(title));
  }
  expect(screen.queryByLabelText('Quantity: Mug')).toBeNull();
  expect(field('Bowl').value).toBe('3');
  expect(kept()).toEqual({ Mug: 0 });
});
