import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAct } from '../../api/act';
import { CancelFulfillmentDocument } from '../../generated/graphql';
import { actionOf, mayFulfill, reasonOf } from '../../parts/actions';
import { CoinIcon, DownIcon, EditIcon, LeftIcon, PrintIcon, RightIcon, StopIcon, TruckIcon, UndoIcon } from '../../parts/icons';
import { popup } from '../../parts/popups';
import { BalanceChip, owed, PaymentBadge, StatusBadge } from '../../parts/Status';
import { slipsOf } from '../../parts/slips';
import { offerUndoCancel, whyNot } from '../../parts/undo';
import { t } from '../../texts';
import { exact, moment } from '../../texts/format';
import { isolated } from '../../texts/isolated';
import type { Ask, FullOrder } from './ask';
import classes from './OrderPage.module.css';
import type { Neighbour, useNeighbours } from './useNeighbours';

interface Props {
  order: FullOrder;
  neighbours: ReturnType<typeof useNeighbours>;
  onGo: (to: Neighbour | undefined) => void;
  onAsk: (ask: Ask) => void;
  refetch: () => void;
}

/** Which order it is, how far it has got, and what may be done: by `actions` alone. */
export function OrderHead({ order, neighbours, onGo, onAsk, refetch }: Props) {
  return (
    <header className={classes.head}>
      <div className={classes.title}>
        <p className={classes.place}>
          <Link to="/orders" search={neighbours.list?.search ?? {}} className={classes.back}>
            <LeftIcon size={14} />
            {t.details.back}
          </Link>
          <span aria-hidden="true">/</span>
          <span>{t.details.page}</span>
        </p>
        <div className={classes.name}>
          <h1 className="num">#{order.number}</h1>
          <Edit order={order} onAsk={onAsk} />
          <StatusBadge status={order.status} />
          <PaymentBadge status={order.paymentStatus} />
          <BalanceChip order={order} />
        </div>
        <time dateTime={order.placedAt} title={exact(order.placedAt)}>
          {t.details.placed(moment(order.placedAt))}
        </time>
      </div>
      <div className={classes.tools}>
        <Actions order={order} onAsk={onAsk} refetch={refetch} />
        <div className={classes.turn}>
          <Turn label={t.details.previous} to={neighbours.previous} onGo={onGo}>
            <LeftIcon />
          </Turn>
          <Turn label={t.details.next} to={neighbours.next} onGo={onGo}>
            <RightIcon />
          </Turn>
        </div>
      </div>
    </header>
  );
}

interface TurnProps {
  label: string;
  to: Neighbour | undefined;
  onGo: Props['onGo'];
  children: React.ReactNode;
}

function Turn({ label, to, onGo, children }: TurnProps) {
  return (
    <Tooltip label={to ? `${label}: #${isolated(to.number)}` : label}>
      <ActionIcon variant="default" size={36} aria-label={label} disabled={!to} onClick={() => onGo(to)}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** Beside the number; where it is not allowed, it says why not. */
function Edit({ order, onAsk }: Pick<Props, 'order' | 'onAsk'>) {
  const edit = actionOf(order.actions, 'EDIT');
  if (!edit) return null;
  return (
    <Tooltip
      label={reasonOf(order.actions, 'EDIT')}
      disabled={edit.allowed}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={280}
    >
      <Button
        variant="default"
        size="xs"
        leftSection={<EditIcon size={14} />}
        data-disabled={!edit.allowed || undefined}
        aria-disabled={!edit.allowed}
        onClick={() => edit.allowed && onAsk({ what: 'edit' })}
      >
        {t.details.edit}
      </Button>
    </Tooltip>
  );
}

function Actions({ order, onAsk, refetch }: Pick<Props, 'order' | 'onAsk' | 'refetch'>) {
  const [takeBack, busy] = useAct(CancelFulfillmentDocument, 'cancelFulfillment');
  const active = order.fulfillments.filter((fulfillment) => fulfillment.status === 'ACTIVE');

  const cancelFulfillment = async () => {
    if (active.length > 1) return onAsk({ what: 'cancelFulfillment' });
    const outcome = await takeBack({ orderId: order.id, expectedVersion: order.version });
    if (outcome.done) offerUndoCancel(outcome.payload, active);
    else popup({ kind: 'bad', message: whyNot(outcome) });
    refetch();
  };

  return (
    <>
      {actionOf(order.actions, 'CANCEL_FULFILLMENT')?.allowed && (
        <Button variant="default" leftSection={<UndoIcon />} loading={busy} onClick={cancelFulfillment}>
          {t.details.cancelFulfillment}
        </Button>
      )}
      <More order={order} onAsk={onAsk} />
      {mayFulfill(order.actions) && (
        <Button
          leftSection={<TruckIcon />}
          renderRoot={(props) => <Link to="/orders/$number/fulfill" params={{ number: order.number }} state={true} {...props} />}
        >
          {t.details.markFulfilled}
        </Button>
      )}
    </>
  );
}

function More({ order, onAsk }: Pick<Props, 'order' | 'onAsk'>) {
  const mark = actionOf(order.actions, 'MARK_AS_PAID');
  // Of what refunds forgave, Record payment shows how much it records.
  const isForgiven = mark?.allowed && !owed(order);
  const items = [
    { action: isForgiven ? undefined : mark, what: 'markPaid', label: t.details.markPaid, icon: <CoinIcon /> },
    { action: actionOf(order.actions, 'RECORD_PAYMENT'), what: 'recordPayment', label: t.details.recordPayment, icon: <CoinIcon /> },
    { action: actionOf(order.actions, 'REFUND'), what: 'refund', label: t.details.refund, icon: <UndoIcon /> },
    { action: actionOf(order.actions, 'CANCEL'), what: 'cancel', label: t.details.cancel, icon: <StopIcon /> },
  ] as const;
  return (
    <Menu position="bottom-end" width={290}>
      <Menu.Target>
        <Button variant="default" rightSection={<DownIcon size={14} />}>
          {t.details.more}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<PrintIcon />} component="a" href={slipsOf([order])} target="_blank" rel="noreferrer">
          {t.details.slip}
        </Menu.Item>
        {items.map(
          ({ action, what, label, icon }) =>
            action && (
              <Menu.Item
                key={what}
                leftSection={icon}
                data-disabled={!action.allowed || undefined}
                aria-disabled={!action.allowed}
                closeMenuOnClick={action.allowed}
                onClick={() => action.allowed && onAsk({ what })}
              >
                {label}
                {!action.allowed && <span className={classes.reason}>{action.code ? reasonOf([action], action.name) : ''}</span>}
              </Menu.Item>
            ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
