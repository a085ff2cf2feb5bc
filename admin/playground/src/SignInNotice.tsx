import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";

/**
 * Says where to sign in, above everything else, once the server has refused a
 * request for want of it. It goes when a request gets through, and then the
 * schema is asked for again, which was refused as well.
 */
export function SignInNotice({ refused }: { refused: boolean }) {
  const { introspect } = useGraphiQLActions();
  const hasSchema = useGraphiQL((state) => Boolean(state.schema));
  const wasRefused = useRef(false);
  useEffect(() => {
    if (wasRefused.current && !refused && !hasSchema) {
      introspect();
    }
    wasRefused.current = refused;
  }, [refused, hasSchema, introspect]);
  const above = document.getElementById("notice");
  if (!refused || !above) {
    return null;
  }
  return createPortal(
    <p>
      You are not signed in. <a href="/sign-in?next=/playground">Sign in</a>, or give a token under <em>Headers</em>:{" "}
      <code>{'{ "Authorization": "Bearer TOKEN" }'}</code>, and{" "}
      <button type="button" onClick={introspect}>
        try again
      </button>
      .
    </p>,
    above,
  );
}
