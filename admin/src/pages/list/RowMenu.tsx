import { Menu } from '@mantine/core';
import { type HistoryState, Link, useRouter } from '@tanstack/react-router';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { mayFulfill } from '../../parts/actions';
import { EyeIcon, KebabIcon, LinkIcon, TruckIcon } from '../../parts/icons';
import { popup, remark } from '../../parts/popups';
import { t } from '../../texts';
import classes from './RowMenu.module.css';
import type { Row } from './useOrderList';

interface Props {
  row: Row;
  list: HistoryState['list'];
  onOpen: (open: boolean) => void;
}

/** What can be done with an order straight from the list. A hundred menus would cost more than all else: each is made when it is wanted. */
export function RowMenu(props: Props) {
  const [wanted, setWanted] = useState(false);
  if (wanted) return <Entries {...props} />;
  return <Kebab number={props.row.number} aria-haspopup="menu" aria-expanded={false} onClick={() => setWanted(true)} />;
}

function Kebab({ number, ...props }: { number: string } & ComponentProps<'button'>) {
  return (
    <button type="button" className={classes.kebab} {...props} aria-label={t.orders.actionsFor(number)}>
      <KebabIcon />
    </button>
  );
}

function Entries({ row, list, onOpen }: Props) {
  const router = useRouter();
  const params = { number: row.number };
  const copy = async () => {
    const link = location.origin + router.buildLocation({ to: '/orders/$number', params }).href;
    try {
      await navigator.clipboard.writeText(link);
      remark(t.orders.copied);
    } catch {
      popup({ kind: 'bad', message: t.orders.copyFailed(link) });
    }
  };
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = useRef(false);
  const change = (open: boolean) => {
    isOpen.current = open;
    setOpened(open);
    onOpen(open);
  };
  const open = useRef(() => change(true));
  useEffect(() => {
    button.current?.focus({ preventScroll: true }); // it comes back here
    open.current();
    return () => {
      if (isOpen.current) onOpen(false); // a row may go with its menu open
    };
  }, [onOpen]);
  return (
    <Menu position="bottom-end" width={180} opened={opened} onChange={change}>
      <Menu.Target>
        <Kebab ref={button} number={row.number} />
      </Menu.Target>
      <Menu.Dropdown>
        {mayFulfill(row.actions) && (
          <Menu.Item
            leftSection={<TruckIcon />}
            renderRoot={(props) => <Link to="/orders/$number/fulfill" params={params} state={{ list }} {...props} />}
          >
            {t.orders.fulfill}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<EyeIcon />}
          renderRoot={(props) => <Link to="/orders/$number" params={params} state={{ list }} {...props} />}
        >
          {t.orders.view}
        </Menu.Item>
        <Menu.Item leftSection={<LinkIcon />} onClick={copy}>
          {t.orders.copyLink}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
