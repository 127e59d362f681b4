import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../../core/package-root";

/** File name of the rotation job's code in its config map. */
export const rotationFile = "rotate.mjs";

/** The rotation job's code, as Terraform has to read it: `${` and `%{` are JavaScript here. */
export function rotationCode(): string {
  const file = path.join(packageRoot, "templates", "code-engine", rotationFile);
  return fs.readFileSync(file, "utf8").replace(/[$%](?=\{)/g, (sign) => sign + sign);
}
