import { Link } from '@tanstack/react-router';
import { t } from '../texts';
import { Notice } from './Failure';
import type { OrdersSearch } from './listSearch';
import classes from './NoSuchOrder.module.css';

interface Props {
  number: string;
  /** The list that one came from. */
  list?: OrdersSearch;
}

/** Where an order is looked for that is not there: back to the list, or on to a search. */
export function NoSuchOrder({ number, list }: Props) {
  return (
    <Notice
      title={t.details.notFound(number)}
      action={
        <p className={classes.ways}>
          <Link to="/orders" search={list ?? {}}>
            {t.keys.back}
          </Link>
          <Link to="/orders" search={{ q: number }}>
            {t.details.searchFor(number)}
          </Link>
        </p>
      }
    >
      {t.details.notFoundHint}
    </Notice>
  );
}
