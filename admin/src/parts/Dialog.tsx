import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../texts';
import classes from './dialog.module.css';

interface Props {
  title: string;
  confirm: string;
  back: string;
  danger?: boolean;
  busy: boolean;
  disabled?: boolean;
  size?: number;
  /** What is wrong and stands beside no field. */
  problems?: string[];
  conflict?: boolean;
  conflictText?: string;
  onConfirm: () => void;
  /** What the close button and Escape do, and the way back unless onBack is given. */
  onClose: () => void;
  onBack?: () => void;
  children: ReactNode;
}

/**
 * A question with a form, a way back, and the button that does it. Enter alone never
 * does it: it is what a scanner ends with and what a hurried hand hits. So the form
 * has no submit button, and the way back has the focus where no field takes it.
 */
export function Dialog(props: Props) {
  const {
    title,
    confirm,
    back,
    danger,
    busy,
    disabled,
    size = 460,
    problems = [],
    conflict,
    conflictText,
    onConfirm,
    onClose,
    onBack = onClose,
    children,
  } = props;
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t.app.close }}>
      <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
        {conflict && (
          <p role="alert" className={classes.notice}>
            {conflictText ?? t.failure.conflict}
          </p>
        )}
        {problems.length > 0 && (
          <div role="alert" className={classes.error}>
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </div>
        )}
        {children}
        <div className={classes.buttons}>
          <Button data-autofocus variant="default" onClick={onBack}>
            {back}
          </Button>
          <Button color={danger ? 'red.8' : undefined} loading={busy} disabled={disabled} onClick={onConfirm}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
