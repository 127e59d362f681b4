/** Plug-ins of the IBM Cloud CLI by the command that they bring. Source: IBM Cloud documentation, "Installing CLI plug-ins". */
const plugIns: Readonly<Record<string, string>> = {
  "ae-v3": "analytics-engine-v3",
  atracker: "atracker",
  cbr: "cbr",
  cdb: "cloud-databases",
  ce: "code-engine",
  cis: "cis",
  cos: "cloud-object-storage",
  cr: "container-registry",
  ks: "container-service",
  is: "vpc-infrastructure",
};

/** Commands that the CLI has without a plug-in. */
const core: ReadonlySet<string> = new Set(["account", "iam", "login", "plugin", "resource", "target"]);

/** Commands of the CLI that texts and scripts call. */
export function cliCommands(texts: Iterable<string>): string[] {
  const found = [...texts].flatMap((text) => [...text.matchAll(/\bibmcloud +([a-z][a-z0-9-]*)\b/g)]);
  return [...new Set(found.map(([, command = ""]) => command))].sort();
}

/** Plug-ins that the texts and scripts need. */
export function plugInsFor(texts: Iterable<string>): string[] {
  return cliCommands(texts)
    .filter((command) => !core.has(command))
    .flatMap((command) => plugIns[command] ?? []);
}

/** Commands that neither the CLI nor a known plug-in has. */
export function unknownCommands(texts: Iterable<string>): string[] {
  return cliCommands(texts).filter((command) => !core.has(command) && plugIns[command] === undefined);
}
