import { ActionIcon, Tooltip } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useContext, useRef, useState } from 'react';
import { keptAs, Owner, recall } from '../../api/kept';
import { actionOf } from '../../parts/actions';
import { Card } from '../../parts/Card';
import { Coming } from '../../parts/Coming';
import { EditIcon } from '../../parts/icons';
import { t } from '../../texts';
import classes from './Annotated.module.css';
import { annotationName, type FullOrder } from './ask';

const AnnotateForm = lazy(() => import('./AnnotateForm'));

export type Annotation = 'contact' | 'note' | 'tags';

interface Props {
  order: FullOrder;
  what: Annotation;
  title: string;
  refetch: () => void;
  /** What stands there also while one edits. */
  above?: ReactNode;
  children: ReactNode;
}

/** A card of what can be changed in place, whatever has become of the order: a pencil, and a form where it stands. */
export function Annotated({ order, what, title, refetch, above, children }: Props) {
  const owner = useContext(Owner);
  const mayAnnotate = actionOf(order.actions, 'ANNOTATE')?.allowed;
  // What was cut short, as by a sign-in, goes on; but it does not take the focus from somebody who only walks by.
  const [editing, setEditing] = useState<'resumed' | 'asked' | undefined>(() =>
    recall(keptAs(owner, annotationName(what, order.id))) === undefined ? undefined : 'resumed',
  );
  const pencil = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(undefined);
    requestAnimationFrame(() => pencil.current?.focus());
    refetch();
  };
  const label = t.details.annotate[what];
  return (
    <Card
      title={title}
      aside={
        mayAnnotate &&
        !editing && (
          <Tooltip label={label}>
            <ActionIcon
              ref={pencil}
              variant="subtle"
              color="gray"
              className={classes.pencil}
              aria-label={label}
              onClick={() => setEditing('asked')}
            >
              <EditIcon />
            </ActionIcon>
          </Tooltip>
        )
      }
    >
      {above}
      {mayAnnotate && editing ? (
        <Suspense fallback={editing === 'asked' ? <Coming>{children}</Coming> : children}>
          <AnnotateForm order={order} what={what} focused={editing === 'asked'} onClose={close} />
        </Suspense>
      ) : (
        children
      )}
    </Card>
  );
}
