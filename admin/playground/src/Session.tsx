import { useEffect, useState } from "react";

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
    void whoAmI().then((found) => current && setViewer(found));
    return () => {
      current = false;
    };
  }, [refused]);
  if (!viewer) {
    return null;
  }
  return (
    <span className="session">
      <span title={`Operations are run as ${viewer.name}`}>
        {viewer.name} · {viewer.role.charAt(0) + viewer.role.slice(1).toLowerCase()}
      </span>
      {viewer.id !== "demo" && (
        <button type="button" onClick={signOut}>
          Sign out
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
  await fetch("/session", { method: "DELETE" }).catch(() => undefined);
  location.reload();
}
