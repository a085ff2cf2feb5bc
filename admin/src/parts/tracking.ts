import type { TrackingInput } from '../generated/graphql';
import { t } from '../texts';

/** A parcel's tracking as it is typed. */
export interface TrackingText {
  key: number;
  number: string;
  carrier: string;
  url: string;
}

/** As many tracking numbers a fulfillment has at most. */
export const mostTracking = 10;

// Rows are kept through a reload, so keys go on from where the page before cannot have come.
let keys = Date.now();

export function emptyTracking(): TrackingText {
  return { key: ++keys, number: '', carrier: '', url: '' };
}

export function toTrackingText(tracking: { number: string; carrier?: string | null; url?: string | null }[]): TrackingText[] {
  return tracking.map(({ number, carrier, url }) => ({ key: ++keys, number, carrier: carrier ?? '', url: url ?? '' }));
}

/** What was typed, without the rows that were left empty. */
export function toTrackingInput(rows: TrackingText[]): TrackingInput[] {
  return rows
    .filter((row) => !isEmpty(row))
    .map((row) => ({ number: row.number.trim(), carrier: row.carrier.trim() || null, url: row.url.trim() || null }));
}

export interface TrackingErrors {
  number?: string;
  url?: string;
}

export function checkTracking(row: TrackingText): TrackingErrors {
  const errors: TrackingErrors = {};
  if (!isEmpty(row) && row.number.trim() === '') errors.number = t.tracking.numberMissing;
  if (row.url.trim() !== '' && !/^https?:\/\/\S+$/i.test(row.url.trim())) errors.url = t.tracking.urlInvalid;
  return errors;
}

function isEmpty(row: TrackingText): boolean {
  return (row.number + row.carrier + row.url).trim() === '';
}
