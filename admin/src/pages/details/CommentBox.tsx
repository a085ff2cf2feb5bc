import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '../../api/act';
import { useKept } from '../../api/kept';
import { useViewer } from '../../api/viewer';
import { AddCommentDocument } from '../../generated/graphql';
import { CommentIcon } from '../../parts/icons';
import { whyNot } from '../../parts/undo';
import { t } from '../../texts';
import classes from './TimelineCard.module.css';

interface Props {
  orderId: string;
  onPosted: () => void;
}

/**
 * A comment to write. It stands in the timeline at once; if the server refuses, it
 * comes back into the box. Half a comment is still there when one comes back.
 */
export function CommentBox({ orderId, onPosted }: Props) {
  const viewer = useViewer();
  const { value: body, set: setBody } = useKept(`comment.${orderId}`, () => '');
  // What is on its way is kept as well: the page may go before the answer comes.
  const { set: setSent, resumed } = useKept(`comment.${orderId}.sent`, () => '');
  const [pending, setPending] = useState<string>();
  const [error, setError] = useState<string>();
  const [add] = useAct(AddCommentDocument, 'addOrderComment');

  /** Puts it back into the box, once, whoever does it. */
  const comeBack = () => {
    let text = '';
    setSent((sent) => {
      text = sent;
      return '';
    });
    if (text) setBody((typedSince) => (typedSince ? `${text}\n${typedSince}` : text));
  };
  // It was sent when the page went, and nobody knows what became of it: sent again, it is done once.
  const posting = useRef(false);
  useEffect(() => {
    if (resumed && !posting.current) comeBack();
  });
  const post = async () => {
    const text = body.trim();
    if (!text || posting.current) return;
    posting.current = true;
    setPending(text);
    setSent(text);
    setBody('');
    setError(undefined);
    const outcome = await add({ orderId, body: text });
    setPending(undefined);
    if (outcome.done) {
      setSent('');
      setBody((now) => (now === text ? '' : now)); // it may have come back where the page was opened again meanwhile
    } else {
      setError(whyNot(outcome));
      comeBack();
    }
    posting.current = false;
    if (outcome.payload) onPosted();
  };

  return (
    <>
      <form
        className={classes.box}
        onSubmit={(event) => {
          event.preventDefault();
          void post();
        }}
      >
        <Textarea
          aria-label={t.timeline.comment}
          placeholder={t.timeline.placeholder}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={5000}
          value={body}
          error={error}
          onChange={(event) => setBody(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void post();
          }}
        />
        <Button type="submit" variant="default" disabled={body.trim() === ''}>
          {t.timeline.send}
        </Button>
      </form>
      {pending && (
        <div className={classes.entry} data-kind="COMMENTED">
          <span className={classes.icon}>
            <CommentIcon size={14} />
          </span>
          <div className={classes.text}>
            <strong>{viewer?.name}</strong>
            <p className={classes.comment}>{pending}</p>
          </div>
          <span className={classes.sending}>{t.timeline.sending}</span>
        </div>
      )}
    </>
  );
}
