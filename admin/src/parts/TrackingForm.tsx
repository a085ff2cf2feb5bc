import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Refusal } from '../api/act';
import { t } from '../texts';
import { PlusIcon, TrashIcon } from './icons';
import { errorAt } from './refusals';
import classes from './TrackingForm.module.css';
import { checkTracking, emptyTracking, mostTracking, type TrackingText } from './tracking';

interface Props {
  rows: TrackingText[];
  onChange: (rows: TrackingText[]) => void;
  /** Whether what is wrong is shown: not before the first attempt. */
  checked: boolean;
  refusals: Refusal[];
}

/** Carriers that people send with; any other may be typed. */
const carriers = [
  'DHL',
  'UPS',
  'FedEx',
  'USPS',
  'DPD',
  'GLS',
  'Hermes',
  'Royal Mail',
  'PostNL',
  'La Poste',
  'Canada Post',
  'Australia Post',
];

/** The tracking numbers of a fulfillment to type. */
export function TrackingForm({ rows, onChange, checked, refusals }: Props) {
  const set = (key: number, change: Partial<TrackingText>) => onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <div className={classes.form}>
      <datalist id="carriers">
        {carriers.map((carrier) => (
          <option key={carrier} value={carrier} />
        ))}
      </datalist>
      {rows.map((row, i) => {
        const errors = checked ? checkTracking(row) : {};
        return (
          <div key={row.key} className={classes.parcel}>
            <TextInput
              label={t.tracking.number}
              value={row.number}
              maxLength={255}
              autoComplete="off"
              error={errors.number ?? errorAt(refusals, 'tracking', String(i), 'number')}
              onChange={(event) => set(row.key, { number: event.currentTarget.value })}
            />
            <TextInput
              label={t.tracking.carrier}
              value={row.carrier}
              maxLength={255}
              list="carriers"
              error={errorAt(refusals, 'tracking', String(i), 'carrier')}
              onChange={(event) => set(row.key, { carrier: event.currentTarget.value })}
            />
            <TextInput
              className={classes.link}
              label={t.tracking.url}
              type="url"
              value={row.url}
              maxLength={2048}
              placeholder="https://"
              error={errors.url ?? errorAt(refusals, 'tracking', String(i), 'url')}
              onChange={(event) => set(row.key, { url: event.currentTarget.value })}
            />
            {rows.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                className={classes.remove}
                aria-label={t.tracking.remove}
                onClick={() => onChange(rows.filter((other) => other.key !== row.key))}
              >
                <TrashIcon />
              </ActionIcon>
            )}
          </div>
        );
      })}
      {rows.length < mostTracking && (
        <Button variant="subtle" size="xs" leftSection={<PlusIcon size={13} />} onClick={() => onChange([...rows, emptyTracking()])}>
          {t.tracking.add}
        </Button>
      )}
    </div>
  );
}
