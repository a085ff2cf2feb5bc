import type {} from "monaco-editor"; // declares MonacoEnvironment
import EditorWorker from "./editor?worker";
import GraphQLWorker from "./graphql?worker";
import JSONWorker from "./json?worker";

// Each worker has a file of its own beside this one, because the bundler finds
// no worker that is named straight inside of a package.
window.MonacoEnvironment = {
  getWorker(_id, label) {
    switch (label) {
      case "graphql":
        return new GraphQLWorker();
      case "json":
        return new JSONWorker();
      default:
        return new EditorWorker();
    }
  },
};
