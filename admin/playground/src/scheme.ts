import { useLayoutEffect, useSyncExternalStore } from "react";

/** Where the dashboard keeps the colours that were chosen in its menu. Anything else than these two is as the system. */
const key = "mantine-color-scheme-value";
const system = matchMedia("(prefers-color-scheme: dark)");

type Scheme = "light" | "dark";

/** Shows the page in the colours that the dashboard has, also when they are changed in another tab. */
export function useScheme(): Scheme {
  const scheme = useSyncExternalStore(listen, current);
  useLayoutEffect(() => {
    document.documentElement.dataset.mantineColorScheme = scheme; // by which the dashboard's tokens.css goes
  }, [scheme]);
  return scheme;
}

function current(): Scheme {
  const chosen = localStorage.getItem(key);
  if (chosen === "light" || chosen === "dark") {
    return chosen;
  }
  return system.matches ? "dark" : "light";
}

function listen(changed: () => void): () => void {
  addEventListener("storage", changed);
  system.addEventListener("change", changed);
  return () => {
    removeEventListener("storage", changed);
    system.removeEventListener("change", changed);
  };
}
