import { useEffect, useState } from "react";
import { t } from "./texts";

interface Viewer {
  id: string;
  name: string;
  role: string;
}

/**
 * Who is signed in here, and the way out. A token among the headers of a tab may
 * speak for somebody else; this is whom the tabs without one speak for.
 */
export function Session({ refused }: { refused: boolean }) {
  const [viewer, setViewer] = useState<Viewer>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: that it was refused, or no longer is, is the reason to ask
  useEffect(() => {
    let current = true;
    const ask = () => void whoAmI().then((found) => current && setViewer(found));
    ask();
    windows?.addEventListener("message", ask);
    return () => {
      current = false;
      windows?.removeEventListener("message", ask);
    };
  }, [refused]);
  if (!viewer) {
    return null;
  }
  const role = t.role[viewer.role] ?? viewer.role;
  return (
    <span className="session">
      <span title={t.runAs(viewer.name)}>
        {viewer.name}
        {role !== viewer.name && ` · ${role}`}
      </span>
      {viewer.id !== "demo" && (
        <button type="button" onClick={signOut}>
          {t.signOut}
        </button>
      )}
    </span>
  );
}

async function whoAmI(): Promise<Viewer | undefined> {
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ query: "query WhoAmI { viewer { id name role } }", operationName: "WhoAmI" }),
    });
    return (await response.json()).data?.viewer ?? undefined; // which a refusal has not
  } catch {
    return undefined; // the server is away, which the first operation will say
  }
}

async function signOut(): Promise<void> {
  forgetTyped();
  await fetch("/session", { method: "DELETE" }).catch(() => undefined);
  windows?.postMessage("out");
  location.reload();
}

/** All windows have one session; the dashboard tells, too. */
const windows = typeof BroadcastChannel === "function" ? new BroadcastChannel("waybill.session") : undefined;

/** What was typed into the dashboard in this window, see its kept.ts. */
function forgetTyped(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("waybill.typed.")) {
      sessionStorage.removeItem(key);
    }
  }
}
