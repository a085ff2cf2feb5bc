import icon from "../../src/shell/icon.svg";
import { Session } from "./Session";
import { t } from "./texts";

/** The dashboard's header, so that one never left it. */
export function Header({ refused }: { refused: boolean }) {
  return (
    <header className="header">
      <a href="/orders" className="brand" aria-label="Waybill">
        <img src={icon} alt="" width="28" height="28" />
        <span>Waybill</span>
      </a>
      <nav aria-label={t.menu}>
        <a href="/orders">{t.orders}</a>
        <a href="/playground" aria-current="page">
          Playground
        </a>
      </nav>
      <Session refused={refused} />
    </header>
  );
}
