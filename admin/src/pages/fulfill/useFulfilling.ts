import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Refusal, useAct } from '../../api/act';
import { useKept } from '../../api/kept';
import { FulfillOrderDocument, type OrderToShipFragment, UpdateOrderDocument } from '../../generated/graphql';
import { isUnpaid } from '../../parts/actions';
import { type AddressErrors, check, isSame, toInput, toText } from '../../parts/address';
import { useIsHere } from '../../parts/here';
import { useNextOrder } from '../../parts/nextOrder';
import { checkTracking, toTrackingInput } from '../../parts/tracking';
import { offerUndoFulfill } from '../../parts/undo';
import { t } from '../../texts';
import { chosen, nothingTyped, openLines, type Typed, toLines } from './typed';

interface Props {
  order: OrderToShipFragment;
  refetch: () => void;
  /** Nothing was sent, or it was refused: what is wrong is to be shown. */
  onProblem: () => void;
}

/** What is typed into Manual Fulfillment, whether it can be sent like that, and sending it. */
export function useFulfilling({ order, refetch, onProblem }: Props) {
  const navigate = useNavigate();
  const isHere = useIsHere(order.id);
  const nextOrder = useNextOrder();
  const kept = useKept<Typed>(`fulfill.${order.id}`, nothingTyped);
  const typed = kept.value;
  const [checked, setChecked] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [failure, setFailure] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [own, setOwn] = useState(0);
  const [fulfill, fulfilling] = useAct(FulfillOrderDocument, 'fulfillOrder');
  const [update, saving] = useAct(UpdateOrderDocument, 'updateOrder');

  const lines = openLines(order.lines);
  const going = lines.reduce((sum, line) => sum + chosen(line, typed.quantities), 0);
  const shippingAddress = toInput(order.shippingAddress, typed.address);
  const wrongAddress: AddressErrors =
    shippingAddress === undefined ? {} : check(toText(order.shippingAddress, typed.address), order.shippingAddress);

  /** A billing address that was the same stays the same; it can only be saved before the order has left. */
  const saveBoth = async () => {
    const both = { shippingAddress, billingAddress: shippingAddress };
    setOwn(order.version + 1);
    const saved = await update({ orderId: order.id, ...both, expectedVersion: order.version });
    return { saved, version: saved.payload?.order?.version ?? order.version };
  };

  const submit = async (allowUnpaid: boolean) => {
    setAsking(false);
    const wrong =
      going === 0 || Object.keys(wrongAddress).length > 0 || typed.tracking.some((row) => Object.keys(checkTracking(row)).length > 0);
    setChecked(wrong); // what is sent is not checked again: when it has left, nothing of it is chosen any more
    if (wrong) return onProblem();
    if (isUnpaid(order.actions) && !allowUnpaid) return setAsking(true);
    setFailure(undefined);
    const billingToo = shippingAddress && isSame(order.shippingAddress, order.billingAddress) && !typed.keepBilling;
    const { saved, version } = billingToo ? await saveBoth() : { saved: undefined, version: order.version };
    if (saved?.done !== false) setOwn(version + 1);
    const outcome =
      saved?.done === false
        ? saved
        : await fulfill({
            orderId: order.id,
            lines: toLines(order.lines, typed.quantities),
            tracking: toTrackingInput(typed.tracking),
            allowUnpaid,
            expectedVersion: version,
            ...(shippingAddress === undefined || saved ? {} : { shippingAddress }),
          });
    setRefusals(outcome.refusals.filter(({ code, field }) => code !== 'VERSION_CONFLICT' && field?.[0] !== 'billingAddress'));
    if (outcome.done) {
      kept.forget();
      offerUndoFulfill(outcome.payload, [{ label: t.popup.nextOrder, key: 'n', run: () => void nextOrder(order) }]);
      if (isHere()) void navigate({ to: '/orders/$number', params: { number: order.number }, state: true, replace: true });
      return;
    }
    setOwn(saved?.done ? version : own);
    if (outcome.payload) refetch();
    else setFailure(outcome.failure); // no answer, so there is none to be had now
    onProblem();
  };

  return {
    ...kept,
    lines,
    going,
    left: lines.reduce((sum, line) => sum + line.unfulfilledQuantity, 0),
    addressErrors: checked ? wrongAddress : {},
    checked,
    refusals,
    failure,
    asking,
    ask: setAsking,
    busy: fulfilling || saving,
    submit,
    /** The version of the order that was made here last, or is being made: its event may come before its answer. */
    own,
  };
}
