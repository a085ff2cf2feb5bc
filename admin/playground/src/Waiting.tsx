import { useGraphiQL } from "@graphiql/react";

/** Says that a subscription runs, and how to give it something to tell. */
export function Waiting() {
  const watching = useGraphiQL((state) => Boolean(state.subscription));
  const nothingYet = useGraphiQL((state) => state.isFetching);
  return (
    <div role="status" className="waiting" data-alone={watching && nothingYet}>
      {watching && <p>{nothingYet ? "Waiting for a change" : "Waiting for the next change"}</p>}
      {watching && nothingYet && (
        <p>
          Another tab of the browser may make one: the{" "}
          <a href="/orders" target="_blank" rel="noreferrer">
            dashboard
          </a>
          , or a{" "}
          <a href="/playground" target="_blank" rel="noreferrer">
            second playground
          </a>
          .
        </p>
      )}
    </div>
  );
}
