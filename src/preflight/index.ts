export { codes as preflightCodes } from "./codes";
export { type NotJudged, type PreflightReport, preflight } from "./preflight";
export { danglingReferences } from "./references";
