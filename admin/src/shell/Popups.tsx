import { Notifications } from '@mantine/notifications';
import { t } from '../texts';

/** Where popups appear. It comes after the first rows; what was to be told before then waits for it. */
export default function Popups() {
  return (
    <Notifications
      position="top-right"
      layout="stacked"
      limit={3}
      containerWidth={420}
      zIndex={450}
      role="region"
      aria-label={t.app.popups}
    />
  );
}
