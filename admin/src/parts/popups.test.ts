import { expect, test, vi } from 'vitest';
import { renewStore } from '../api/store';
import { popup, shownPopup, undoBy } from './popups';

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
