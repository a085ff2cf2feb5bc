import { Button } from '@mantine/core';
import { t } from '../texts';
import classes from './Resumed.module.css';

/** Says that what stands here was typed earlier, and offers to begin anew. */
export function Resumed({ onForget }: { onForget: () => void }) {
  return (
    <div role="status" className={classes.resumed}>
      {t.kept.resumed}
      <Button variant="default" size="xs" onClick={onForget}>
        {t.kept.forget}
      </Button>
    </div>
  );
}
