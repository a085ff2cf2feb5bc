import { useMonaco } from "@graphiql/react";
import { useEffect } from "react";

/** Gives the editor's own parts, which no style sheet reaches, the colours of the page. */
export function EditorColours({ scheme }: { scheme: "light" | "dark" }) {
  const editor = useMonaco((state) => state.monaco?.editor);
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const of = (token: string) => style.getPropertyValue(token).trim();
    const [surface, ink, faint] = [of("--surface"), of("--ink"), of("--ink-3")];
    const [accent, soft] = [of("--accent-ink"), of("--accent-soft")];
    // The names are GraphiQL's own, which it has set already.
    editor?.defineTheme(scheme === "dark" ? "graphiql-DARK" : "graphiql-LIGHT", {
      base: scheme === "dark" ? "vs-dark" : "vs",
      inherit: true,
      rules: [{ token: "comment", foreground: of("--green-ink") }],
      colors: {
        "editor.background": "#ffffff00",
        "editorLineNumber.foreground": faint,
        "editorLineNumber.dimmedForeground": faint,
        "editorLineNumber.activeForeground": ink,
        "scrollbar.shadow": "#ffffff00",
        "editorWidget.background": surface,
        "editorHoverWidget.background": surface,
        "editorSuggestWidget.background": surface,
        "editorSuggestWidget.selectedBackground": soft,
        "editorSuggestWidget.selectedForeground": ink,
        "menu.background": surface,
        "menu.selectionBackground": soft,
        "menu.selectionForeground": ink,
        "quickInput.background": surface,
        "quickInputList.focusBackground": soft,
        "quickInputList.focusForeground": ink,
        "list.hoverBackground": soft,
        "list.highlightForeground": accent,
        "list.focusHighlightForeground": accent,
        "textLink.foreground": accent,
        "textLink.activeForeground": accent,
        "editorLink.activeForeground": accent,
        "pickerGroup.foreground": accent,
        focusBorder: accent,
      },
    });
  }, [editor, scheme]);
  return null;
}
