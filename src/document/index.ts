export { type LoadedDocument, type PathStep, pathBelow, showPath } from "./document";
export { parseWith } from "./parse-with";
export { type ReadOptions, readDocument, readDocumentText } from "./read";
export { natureOf, programText, publicText } from "./text-natures";
