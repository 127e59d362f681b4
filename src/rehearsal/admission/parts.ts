import type { Reader } from "./written";

/** What stands at the top of a Terraform JSON file and is rehearsed. */
const topLevel: ReadonlySet<string> = new Set([
  ...["//", "terraform", "provider", "resource", "data", "variable", "locals", "output"],
  ...["import", "moved", "removed", "check"],
]);

/** What stands in a `terraform` block: in the copy, `backend` and `cloud` are replaced. */
const settings: ReadonlySet<string> = new Set(["//", "required_version", "required_providers", "backend", "cloud"]);

/** Refuses each part of the language that is not known to run nothing and to open nothing. */
export function refuseParts(reader: Reader): void {
  const { json } = reader.stack;
  for (const { labels } of reader.blocks(json.module, "module", 1)) {
    reader.refuse("RH005", "modules are not rehearsed", `module.${labels[0]}`, {
      got: "a module, which Terraform would fetch or read in place, and which may run anything",
      fix: "Rehearse the module's own folder, or write its resources into this configuration.",
    });
  }
  for (const key of Object.keys(json)) {
    if (key === "module" || topLevel.has(key)) continue;
    reader.refuse("RH007", `${key} is not rehearsed`, key, {
      expected: [...topLevel].filter((name) => name !== "//").join(", "),
      fix: "Remove it from the configuration that you rehearse.",
    });
  }
  for (const { body } of reader.blocks(json.terraform, "terraform")) {
    for (const key of Object.keys(body)) {
      if (settings.has(key)) continue;
      reader.refuse("RH007", `the setting ${key} is not rehearsed`, `terraform.${key}`, {
        expected: [...settings].filter((name) => name !== "//").join(", "),
        fix: "Remove it from the configuration that you rehearse.",
      });
    }
  }
}
