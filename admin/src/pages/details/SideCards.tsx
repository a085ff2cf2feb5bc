import { ActionIcon, Tooltip } from '@mantine/core';
import type { AddressFieldsFragment } from '../../generated/graphql';
import { Attributes, shownAttributes } from '../../parts/Attributes';
import { addressLines } from '../../parts/addressLines';
import { Card } from '../../parts/Card';
import { CopyIcon } from '../../parts/icons';
import { remark } from '../../parts/popups';
import { t } from '../../texts';
import { isolated } from '../../texts/isolated';
import { Annotated } from './Annotated';
import type { FullOrder } from './ask';
import classes from './SideCards.module.css';

/** Whom it is for, where it goes, and what was noted. */
export function SideCards({ order, refetch }: { order: FullOrder; refetch: () => void }) {
  const same = order.shippingAddress && addressLines(order.billingAddress).join('\n') === addressLines(order.shippingAddress).join('\n');
  return (
    <div className={classes.side}>
      <Annotated order={order} what="contact" title={t.details.customer} refetch={refetch} above={<Customer order={order} />}>
        {order.email && <a href={`mailto:${encodeURIComponent(order.email).replace('%40', '@')}`}>{order.email}</a>}
        {order.phone && <a href={`tel:${order.phone.replace(/[^+\d]/g, '')}`}>{order.phone}</a>}
      </Annotated>
      <Card title={t.details.shipping} aside={<Copy address={order.shippingAddress} />}>
        <Address address={order.shippingAddress} />
        {order.deliveryMethod && <p className={classes.delivery}>{order.deliveryMethod}</p>}
      </Card>
      <Card title={t.details.billing}>
        {same ? <p className={classes.faint}>{t.details.sameAsShipping}</p> : <Address address={order.billingAddress} />}
      </Card>
      <Annotated order={order} what="note" title={t.details.note} refetch={refetch}>
        <p className={classes.faint}>{order.note ? t.details.noteAbove : t.details.noNote}</p>
      </Annotated>
      <Annotated order={order} what="tags" title={t.details.tags} refetch={refetch}>
        {order.tags.length > 0 ? (
          <ul className={classes.tags}>
            {order.tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        ) : (
          <p className={classes.faint}>{t.details.noTags}</p>
        )}
      </Annotated>
      {shownAttributes(order.attributes).length > 0 && (
        <Card title={t.details.attributes}>
          <Attributes of={order.attributes} />
        </Card>
      )}
      {order.source && (
        <Card title={t.details.source}>
          <p>
            {isolated(order.source)} <span className={classes.faint}>{isolated(order.sourceId ?? '')}</span>
          </p>
        </Card>
      )}
    </div>
  );
}

function Customer({ order: { customer } }: { order: FullOrder }) {
  if (!customer) return <p className={classes.faint}>{t.details.guest}</p>;
  return (
    <>
      <p className={classes.name}>{customer.name}</p>
      <p className={classes.faint}>{t.details.orderCount(customer.orderCount)}</p>
    </>
  );
}

function Address({ address }: { address: AddressFieldsFragment | null | undefined }) {
  const lines = addressLines(address);
  if (lines.length === 0) return <p className={classes.faint}>{t.details.noAddress}</p>;
  return (
    <address className={classes.address}>
      {lines.map((line, i) => (
        <span key={i}>{line}</span>
      ))}
      {address?.phone && <span className={classes.faint}>{address.phone}</span>}
    </address>
  );
}

function Copy({ address }: { address: AddressFieldsFragment | null | undefined }) {
  const lines = addressLines(address);
  if (lines.length === 0 || !navigator.clipboard) return null;
  const copy = () => navigator.clipboard.writeText(lines.join('\n')).then(() => remark(t.details.addressCopied));
  return (
    <Tooltip label={t.details.copyAddress}>
      <ActionIcon variant="subtle" color="gray" className={classes.copy} aria-label={t.details.copyAddress} onClick={copy}>
        <CopyIcon />
      </ActionIcon>
    </Tooltip>
  );
}
