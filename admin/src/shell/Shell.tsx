import { Link, Outlet } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useRouteFocus } from '../parts/focus';
import { BoxIcon } from '../parts/icons';
import { t } from '../texts';
import { AccountMenu } from './AccountMenu';
import { Connection } from './Connection';
import { News } from './News';
import { Popups } from './Popups';
import { readAhead } from './readAhead';
import classes from './Shell.module.css';
import { Shortcuts } from './Shortcuts';
import { useScanner } from './useScanner';

/** The frame around the pages: a header that stays, and the page. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  useRouteFocus(main);
  useEffect(readAhead, []);
  useScanner();
  return (
    <>
      <a href="#page" className={classes.skip}>
        {t.app.skip}
      </a>
      <header className={classes.header}>
        <Link to="/orders" className={classes.brand} aria-label={t.app.name}>
          <Logo />
          <span className={classes.name}>{t.app.name}</span>
        </Link>
        <nav aria-label={t.app.menu} className={classes.nav}>
          <Link to="/orders" className={classes.item} activeProps={{ 'aria-current': 'page' }} title={t.app.orders}>
            <BoxIcon size={20} />
            <span className={classes.label}>{t.app.orders}</span>
          </Link>
          <a href="/playground" className={classes.item}>
            {t.app.playground}
          </a>
        </nav>
        <Popups />
        <div className={classes.end}>
          <Connection />
          <AccountMenu />
        </div>
      </header>
      <main id="page" ref={main} tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <News />
      <Shortcuts />
    </>
  );
}

function Logo() {
  return (
    <svg aria-hidden="true" width="28" height="28" viewBox="0 0 32 32">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M7 9v14M11 9v14M14 9v14M19 9v14M22 9v14M25 9v14" stroke="#fff" strokeWidth="2" />
      <path d="M16.5 9v14" stroke="#fff" strokeWidth="1" />
    </svg>
  );
}
