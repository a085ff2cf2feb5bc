import { ActionIcon, Menu } from '@mantine/core';
import { type HistoryState, Link, useRouter } from '@tanstack/react-router';
import { EyeIcon, KebabIcon, LinkIcon, TruckIcon } from '../shell/icons';
import { popup } from '../shell/popups';
import { t } from '../texts';
import { mayFulfill } from './mayFulfill';
import classes from './OrdersTable.module.css';
import type { Row } from './useOrderList';

interface Props {
  row: Row;
  list: HistoryState['list'];
  onOpen: (open: boolean) => void;
}

/** What can be done with an order straight from the list. */
export function RowMenu({ row, list, onOpen }: Props) {
  const router = useRouter();
  const params = { number: row.number };
  const copy = async () => {
    const link = location.origin + router.buildLocation({ to: '/orders/$number', params }).href;
    try {
      await navigator.clipboard.writeText(link);
      popup({ message: t.orders.copied });
    } catch {
      popup({ kind: 'bad', message: t.orders.copyFailed(link) });
    }
  };
  return (
    <Menu position="bottom-end" width={180} onChange={onOpen}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" className={classes.kebab} aria-label={t.orders.actionsFor(row.number)}>
          <KebabIcon />
        </ActionIcon>
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
