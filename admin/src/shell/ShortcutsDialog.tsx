import { Modal } from '@mantine/core';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import { commandKey } from '../parts/keys';
import { t } from '../texts';
import classes from './ShortcutsDialog.module.css';

const groups = () => [
  {
    title: t.keys.anywhere,
    keys: [
      ['o', t.keys.goOrders],
      [`u, ${commandKey} Z`, t.keys.undo],
      ['n', t.keys.nextToFulfill],
      ['?', t.keys.help],
    ],
  },
  {
    title: t.keys.list,
    keys: [
      ['j, ↓', t.keys.down],
      ['k, ↑', t.keys.up],
      ['Enter', t.keys.open],
      ['f', t.keys.fulfill],
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
      ['f', t.keys.fulfill],
      ['e', t.keys.edit],
      ['p', t.keys.print],
      ['b', t.keys.back],
    ],
  },
  { title: t.keys.fulfillPage, keys: [[`${commandKey} Enter`, t.keys.submit]] },
];

/** All keyboard shortcuts. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={t.keys.title} closeButtonProps={{ 'aria-label': t.app.close }}>
      {groups().map((group) => (
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
