import { useGraphiQL } from "@graphiql/react";
import { language, t } from "./texts";

/** Says that a subscription runs, and how to give it something to tell. */
export function Waiting() {
  const watching = useGraphiQL((state) => Boolean(state.subscription));
  const nothingYet = useGraphiQL((state) => state.isFetching);
  return (
    <div role="status" lang={language} className="waiting" data-alone={watching && nothingYet}>
      {watching && <p>{nothingYet ? t.waiting : t.waitingOn}</p>}
      {watching && nothingYet && (
        <p>
          {t.another}{" "}
          <a href="/orders" target="_blank" rel="noreferrer">
            {t.dashboard}
          </a>
          {t.orA}{" "}
          <a href="/playground" target="_blank" rel="noreferrer">
            {t.second}
          </a>
          .
        </p>
      )}
    </div>
  );
}
