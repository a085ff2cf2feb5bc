import { useGraphiQL } from "@graphiql/react";
import { useEffect, useRef } from "react";

/**
 * Takes what was typed in one tab to the next one where it is missing: the
 * order's ID, so that the samples can be tried one after the other on the same
 * order, and the headers, so that a token has to be given only once. Both are
 * forgotten when the page is closed.
 */
export function KeepWhatWasTyped() {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const orderId = useRef("");
  const headers = useRef("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is the reason to look
  useEffect(() => {
    const variables = parse(variableEditor?.getValue());
    if (variables?.orderId === "" && orderId.current) {
      variableEditor?.setValue(JSON.stringify({ ...variables, orderId: orderId.current }, null, 2));
    }
    if (headers.current && !headerEditor?.getValue().trim()) {
      headerEditor?.setValue(headers.current);
    }
  }, [tab, variableEditor, headerEditor]);

  // The editors are listened to, because their tab hears of it only a little later.
  useEffect(() => {
    const heard = variableEditor?.onDidChangeModelContent(() => {
      orderId.current = String(parse(variableEditor.getValue())?.orderId || orderId.current);
    });
    return () => heard?.dispose();
  }, [variableEditor]);
  useEffect(() => {
    const heard = headerEditor?.onDidChangeModelContent(() => {
      headers.current = headerEditor.getValue().trim() || headers.current;
    });
    return () => heard?.dispose();
  }, [headerEditor]);
  return null;
}

function parse(json = ""): Record<string, unknown> | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // while it is being typed
  }
}
