import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { LineFieldsFragment } from '../../generated/graphql';
import { LinePicker } from './LinePicker';

const line = (id: string, unfulfilledQuantity: number) =>
  ({ id, title: id, attributes: [] as object[], unfulfilledQuantity }) as LineFieldsFragment;

function Picker({ left }: { left: number }) {
  const [quantities, setQuantities] = useState({});
  return (
    <MantineProvider env="test">
      <LinePicker
        along={[]}
        lines={[line('Mug', left), line('Bowl', 2)]}
        quantities={quantities}
        left={left + 2}
        errorOf={() => undefined}
        onChange={setQuantities}
      />
    </MantineProvider>
  );
}

test('why fewer go than were asked for is told until another number stands there, whoever changed it', () => {
  const { rerender } = render(<Picker left={3} />);
  const told = () => screen.queryByText(/left to fulfill, so it is/) !== null;
  const ask = (typed: string) => fireEvent.change(screen.getByLabelText('Quantity of Mug'), { target: { value: typed } });
  ask('9');
  expect(told()).toBe(true);
  fireEvent.click(screen.getByText('All'));
  expect(told()).toBe(false);
  ask('8');
  expect(told()).toBe(true);
  fireEvent.click(screen.getByText('None'));
  expect(told()).toBe(false);
  ask('7');
  expect(told()).toBe(true);
  rerender(<Picker left={2} />);
  expect(told()).toBe(false);
});
