import { StarIcon, ToolbarButton, ToolbarMenu, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { moreSamples, type Sample, samples } from "./samples";
import { t } from "./texts";

/** Opens a sample in a new tab, for whoever has closed or changed the one that was there. */
export function SampleMenu() {
  const { addTab, updateActiveTabValues } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = (sample: Sample) => {
    addTab();
    queryEditor?.setValue(sample.query);
    variableEditor?.setValue(sample.variables ?? "");
    // The tab would hear of it a moment later, and not at all where the schema comes within that moment.
    updateActiveTabValues({ query: sample.query, variables: sample.variables ?? "" });
  };
  return (
    // Not modal: that would hide the page from screen readers while its buttons can still be reached.
    <ToolbarMenu
      modal={false}
      button={
        <ToolbarButton label={t.openSample}>
          <StarIcon className="graphiql-toolbar-icon" aria-hidden="true" />
        </ToolbarButton>
      }
    >
      {[...samples, ...moreSamples].map((sample) => (
        <ToolbarMenu.Item key={sample.name} onSelect={() => open(sample)}>
          {sample.name}
        </ToolbarMenu.Item>
      ))}
    </ToolbarMenu>
  );
}
