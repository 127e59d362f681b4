import * as path from "node:path";

/** The folder that holds package.json: data files and templates are read from here, never from the working directory. */
export const packageRoot = path.resolve(__dirname, "..", "..", "..");
