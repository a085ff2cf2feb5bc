import { beforeEach, expect, test, vi } from 'vitest';
import type { OrderEvent } from '../api/live';
import { renewStore } from '../api/store';
import { happened, popup, remark, shownPopup, undoBy } from './popups';

beforeEach(renewStore);

test('what one person did is not there for the next one to take back', () => {
  const [run, onClose] = [vi.fn(), vi.fn()];
  popup({ message: 'Order #1001 is fulfilled.', actions: [undoBy(run)] });
  popup({ kind: 'news', message: 'Order #1002 is fulfilled.', onClose });
  expect(shownPopup()?.actions).toHaveLength(1);
  renewStore();
  expect(shownPopup()).toBeUndefined();
  expect(run).not.toHaveBeenCalled();
  expect(onClose).toHaveBeenCalledOnce();
});

test('something small that is done leaves a way back where it is, and is said beside it', () => {
  popup({ message: 'Order #1001 is fulfilled.', actions: [undoBy(vi.fn())] });
  remark('Order #1001 is saved.');
  expect(shownPopup()).toMatchObject({ message: 'Order #1001 is fulfilled.', remark: 'Order #1001 is saved.' });
  expect(shownPopup()?.actions).toHaveLength(1);
  popup({ message: 'Order #1002 is paid.' });
  remark('Link copied.');
  expect(shownPopup()).toMatchObject({ message: 'Link copied.' });
  expect(shownPopup()?.remark).toBeUndefined();
});

test('a way back goes with what makes it impossible and with nothing else, and the popup says that it has', () => {
  const event = (kind: string) => ({ entry: { kind } }) as OrderEvent;
  const next = { label: 'Next order', run: vi.fn() };
  popup({ message: 'Order #1001 is fulfilled.', actions: [undoBy(vi.fn(), ({ entry }) => entry.kind === 'FULFILLMENT_CANCELLED'), next] });
  happened([event('COMMENTED'), event('EDITED')]);
  expect(shownPopup()?.actions).toHaveLength(2);
  expect(shownPopup()?.lapsed).toBeUndefined();
  happened([event('COMMENTED'), event('FULFILLMENT_CANCELLED')]);
  expect(shownPopup()?.actions).toEqual([next]);
  expect(shownPopup()?.lapsed).toBe(true);
});
