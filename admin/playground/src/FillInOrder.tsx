import { useGraphiQL } from "@graphiql/react";
import { useEffect, useRef } from "react";
import { orderToTry } from "./orderToTry";
import { fillIn, isFinal, needOrder, parse } from "./variables";

/**
 * Fills in the order that a sample needs: the one that was typed in another tab,
 * so that the samples can be tried one after the other on the same order, or else
 * the newest that there is. With it come a line and a fulfillment of the same order.
 */
export function FillInOrder({ refused }: { refused: boolean }) {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);
  const operation = useGraphiQL((state) => state.queryEditor);
  const editor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const typed = useRef("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab, and a sign-in, are reasons to look
  useEffect(() => {
    const before = editor?.getValue();
    const variables = parse(before);
    if (!editor || !variables || !needOrder(variables) || isFinal(operation?.getValue())) {
      return;
    }
    let current = true;
    const orderId = String(variables.orderId || typed.current);
    void orderToTry(orderId, parse(headerEditor?.getValue())).then((order) => {
      // What was typed meanwhile is left alone.
      if (order && current && editor.getValue() === before) {
        editor.setValue(JSON.stringify(fillIn(variables, order), null, 2));
      }
    });
    return () => {
      current = false;
    };
  }, [tab, operation, editor, headerEditor, refused]);

  // The editor is listened to, because its tab hears of it only a little later.
  useEffect(() => {
    const heard = editor?.onDidChangeModelContent(() => {
      typed.current = String(parse(editor.getValue())?.orderId || typed.current);
    });
    return () => heard?.dispose();
  }, [editor]);
  return null;
}
