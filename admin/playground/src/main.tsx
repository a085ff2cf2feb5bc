import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./workers";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "graphiql/graphiql.css";
import "../../src/theme/tokens.css";
import "./playground.css";
import { Playground } from "./Playground";
import { language } from "./texts";

document.documentElement.lang = language;

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Playground />
    </StrictMode>,
  );
}
