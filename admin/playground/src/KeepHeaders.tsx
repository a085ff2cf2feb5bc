import { useGraphiQL } from "@graphiql/react";
import { useEffect, useRef } from "react";

/**
 * Takes the headers that were typed in one tab to the next one that has none, so
 * that a token has to be given only once. They are forgotten when the page is closed.
 */
export function KeepHeaders() {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);
  const editor = useGraphiQL((state) => state.headerEditor);
  const headers = useRef("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is the reason to look
  useEffect(() => {
    if (headers.current && !editor?.getValue().trim()) {
      editor?.setValue(headers.current);
    }
  }, [tab, editor]);

  // The editor is listened to, because its tab hears of it only a little later.
  useEffect(() => {
    const heard = editor?.onDidChangeModelContent(() => {
      headers.current = editor.getValue().trim() || headers.current;
    });
    return () => heard?.dispose();
  }, [editor]);
  return null;
}
