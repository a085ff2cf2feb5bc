import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { t } from "./texts";

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
      {t.signedOut} <a href="/sign-in?next=/playground">{t.signIn}</a>
      {t.orToken} <em>Headers</em>: <code>{'{ "Authorization": "Bearer TOKEN" }'}</code>
      {t.and}{" "}
      <button type="button" onClick={introspect}>
        {t.tryAgain}
      </button>
      .
    </p>,
    above,
  );
}
