import { GraphiQL } from "graphiql";
import { useState } from "react";
import { connect } from "./fetcher";
import { KeepWhatWasTyped } from "./KeepWhatWasTyped";
import { SampleMenu } from "./SampleMenu";
import { Session } from "./Session";
import { SignInNotice } from "./SignInNotice";
import { samples } from "./samples";

// A history of operations would keep the headers, and so the token, in the
// browser's storage; open tabs are kept without them.
const noHistory: [] = [];

/** GraphiQL with Waybill's samples in its tabs. */
export function Playground() {
  const [refused, setRefused] = useState(false);
  const [fetcher] = useState(() => connect(setRefused));
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={samples}
      defaultEditorToolsVisibility="variables"
      plugins={noHistory}
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <Session refused={refused} />
        <a href="/" className="home">
          Waybill
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <SampleMenu />
          </>
        )}
      </GraphiQL.Toolbar>
      <SignInNotice refused={refused} />
      <KeepWhatWasTyped />
    </GraphiQL>
  );
}
