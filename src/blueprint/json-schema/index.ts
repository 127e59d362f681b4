/** JSON Schema of a blueprint's text, for editors; nothing that makes it is loaded before it is asked for. */
export function blueprintJsonSchema(): object {
  const { blueprintJsonSchema: make } = require("./blueprint") as typeof import("./blueprint");
  return make();
}
