import { useAnnounced } from '../../parts/announce';
import { t } from '../../texts';
import classes from './News.module.css';

interface Props {
  /** How many new orders there are. */
  placed: number;
  onShow: () => void;
}

/** Says that the list has changed while no row may move. It stands where no row is. */
export function News({ placed, onShow }: Props) {
  const news = placed > 0 ? t.orders.newOrders(placed) : t.orders.changedOrders;
  useAnnounced(news);
  return (
    <div className={classes.news}>
      <button type="button" onClick={onShow}>
        {news}
      </button>
    </div>
  );
}
