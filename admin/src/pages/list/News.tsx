import { useAnnounced } from '../../parts/announce';
import { t } from '../../texts';
import classes from './News.module.css';

interface Props {
  /** How many new orders there are. */
  placed: number;
  /** Whether no popup has told of it. */
  untold: boolean;
  /** byKey: the focus was here, and has to go somewhere. */
  onShow: (byKey: boolean) => void;
}

/** Says that the list has changed while no row may move. It stands where no row is. */
export function News({ placed, untold, onShow }: Props) {
  const news = placed > 0 ? t.orders.newOrders(placed) : t.orders.changedOrders;
  useAnnounced(untold ? news : undefined);
  return (
    <div className={classes.news}>
      <button type="button" onClick={(event) => onShow(event.detail === 0)}>
        {news}
      </button>
    </div>
  );
}
