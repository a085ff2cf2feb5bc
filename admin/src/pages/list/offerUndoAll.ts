import { popup, undoBy } from '../../parts/popups';
import { t } from '../../texts';
import { type TakenBack, takeBackAll } from './bulk';

/** Says how many orders were fulfilled together, with a way to take all of that back that nobody has changed since. */
export function offerUndoAll(fulfillments: TakenBack[]): void {
  if (fulfillments.length === 0) return;
  popup({
    message: t.bulk.done.fulfill(fulfillments.length),
    actions: [undoBy(() => void undoAll(fulfillments))],
  });
}

async function undoAll(fulfillments: TakenBack[]): Promise<void> {
  let done = 0;
  await takeBackAll(fulfillments, (_, result) => {
    if (result.done) done++;
  });
  const left = fulfillments.length - done;
  popup({
    kind: left > 0 ? 'bad' : 'good',
    message: [t.bulk.done.takeBack(done), ...(left > 0 ? [t.bulk.changed(left)] : [])].join(' '),
  });
}
