export { type LoadedDocument, type PathStep, showPath } from "./document";
export { readDocument } from "./read";
export { parseWith } from "./zod-faults";
