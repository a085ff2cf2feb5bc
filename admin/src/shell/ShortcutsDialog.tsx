import { Modal } from '@mantine/core';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import { useViewer } from '../api/viewer';
import { commandKey } from '../parts/keys';
import { t } from '../texts';
import classes from './ShortcutsDialog.module.css';

/** The keys of each place; those that change something end in "staff", as who may only look has no use for them. */
const groups = () => [
  {
    title: t.keys.anywhere,
    keys: [
      ['o', t.keys.goOrders],
      [`u, ${commandKey} Z`, t.keys.undo, 'staff'],
      ['n', t.keys.nextToFulfill, 'staff'],
      ['?', t.keys.help],
    ],
  },
  {
    title: t.keys.list,
    keys: [
      ['j, ↓', t.keys.down],
      ['k, ↑', t.keys.up],
      ['Enter', t.keys.open],
      ['f', t.keys.fulfill, 'staff'],
      ['x', t.keys.select],
      ['a', t.keys.selectAll],
      ['Shift j, Shift k', t.keys.stretch],
      ['Shift Click', t.keys.range],
      ['Escape', t.keys.clearSelection],
      ['/', t.keys.search],
    ],
  },
  {
    title: t.keys.inSearch,
    keys: [
      ['Enter', t.keys.findAndOpen],
      ['↓', t.keys.toRows],
      ['Escape', t.keys.leaveSearch],
    ],
  },
  {
    title: t.keys.order,
    keys: [
      ['j', t.keys.down],
      ['k', t.keys.up],
      ['f', t.keys.fulfill, 'staff'],
      ['e', t.keys.edit, 'staff'],
      ['p', t.keys.print],
      ['b', t.keys.back],
    ],
  },
  { title: t.keys.fulfillPage, keys: [[`${commandKey} Enter`, t.keys.submit, 'staff']] },
];

/** All keyboard shortcuts that do something for who asks. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const looksOnly = useViewer()?.role === 'VIEWER';
  const shown = groups()
    .map((group) => ({ ...group, keys: group.keys.filter(([, , who]) => !(who && looksOnly)) }))
    .filter(({ keys }) => keys.length > 0);
  return (
    <Modal opened onClose={onClose} title={t.keys.title} closeButtonProps={{ 'aria-label': t.app.close }}>
      {shown.map((group) => (
        <section key={group.title} className={classes.group}>
          <h3>{group.title}</h3>
          <dl>
            {group.keys.map(([key, what]) => (
              <div key={key}>
                <dt>
                  <Caps keys={key} />
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}

/** Keys as they are written on a keyboard; a comma stands between what does the same. */
function Caps({ keys = '' }: { keys?: string }) {
  return keys.split(', ').map((together) => (
    <span key={together} className={classes.together}>
      {together.split(' ').map((key) => (
        <kbd key={key}>{t.keys.cap(key)}</kbd>
      ))}
    </span>
  ));
}
