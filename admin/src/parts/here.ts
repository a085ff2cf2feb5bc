import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';

/** Whether a path is of Order Details or Manual Fulfillment of an order: #1001 is not #100. */
export function isOfOrder(pathname: string, number: string): boolean {
  const [, orders, segment] = pathname.split('/');
  return orders === 'orders' && [number, `#${number}`].some((each) => encodeURIComponent(each) === segment);
}

/**
 * Tells whether one is still on the page that is shown, and has not set out for another
 * one: a late answer leads nobody away from there. page is what the page is about.
 */
export function useIsHere(page: string): () => boolean {
  const { history } = useRouter();
  const here = useMemo(() => history.location.pathname, [page]);
  return () => history.location.pathname === here;
}
