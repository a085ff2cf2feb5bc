import { columns } from '../../parts/listSearch';
import classes from './Placeholders.module.css';

const rows = Array.from({ length: 12 }, (_, i) => i);
const cells = Array.from({ length: columns.length + 2 }, (_, i) => i);

/** The shape of the rows that are still to come. */
export function Placeholders() {
  return rows.map((row) => (
    <tr key={row} role="row" className={classes.placeholder}>
      {cells.map((cell) => (
        <td key={cell} role="cell">
          <span />
        </td>
      ))}
    </tr>
  ));
}
