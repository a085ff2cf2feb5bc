import { GraphiQL } from "graphiql";
import { useState } from "react";
import { ChooseOrder } from "./ChooseOrder";
import { EditorColours } from "./EditorColours";
import { FillInOrder } from "./FillInOrder";
import { connect } from "./fetcher";
import { Header } from "./Header";
import { KeepHeaders } from "./KeepHeaders";
import { SampleMenu } from "./SampleMenu";
import { SignInNotice } from "./SignInNotice";
import { samples } from "./samples";
import { useScheme } from "./scheme";
import { Waiting } from "./Waiting";

// A history of operations would keep the headers, and so the token, in the
// browser's storage; open tabs are kept without them.
const noHistory: [] = [];

/** GraphiQL with Waybill's samples in its tabs, below the dashboard's header. */
export function Playground() {
  const [refused, setRefused] = useState(false);
  const [fetcher] = useState(() => connect(setRefused));
  const scheme = useScheme();
  return (
    <>
      <Header refused={refused} />
      <div id="notice" role="status" />
      {/* GraphiQL speaks English. */}
      <main lang="en">
        <GraphiQL
          fetcher={fetcher}
          defaultTabs={samples}
          defaultEditorToolsVisibility="variables"
          plugins={noHistory}
          shouldPersistHeaders={false}
          forcedTheme={scheme}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
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
          <GraphiQL.Footer>
            <Waiting />
            <ChooseOrder />
          </GraphiQL.Footer>
          <SignInNotice refused={refused} />
          <EditorColours scheme={scheme} />
          <KeepHeaders />
          <FillInOrder refused={refused} />
        </GraphiQL>
      </main>
    </>
  );
}
