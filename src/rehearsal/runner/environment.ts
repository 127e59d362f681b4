/** What a program needs to run at all, and to write text: everything else that Terraform is told is made here. */
const passedOn = /^(PATH|HOME|TMPDIR|LANG|LC_[A-Z]+)$/;

/** Terraform takes the value of a variable from here. */
export const variablePrefix = "TF_VAR_";

/**
 * The environment in which Terraform runs: made, not inherited. Data folders, workspaces, arguments, logs, caches, proxies and
 * credentials that the user's environment names for live runs have no place in a rehearsal.
 *
 * @param from the user's environment
 * @param variables names of the variables whose value is taken from it
 */
export function madeEnvironment(from: NodeJS.ProcessEnv, variables: ReadonlySet<string>): NodeJS.ProcessEnv {
  const taken = Object.entries(from).filter(
    ([name]) =>
      passedOn.test(name) || (name.startsWith(variablePrefix) && variables.has(name.slice(variablePrefix.length))),
  );
  // Terraform lives for a second or two at a time: it may use more memory and collect less, a fifth of its processor time.
  return { ...Object.fromEntries(taken), TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1", GOGC: "400" };
}

/** Those of the names whose value the user's environment gives, sorted. */
export function givenVariables(from: NodeJS.ProcessEnv, names: Iterable<string>): string[] {
  return [...new Set(names)].filter((name) => from[`${variablePrefix}${name}`] !== undefined).sort();
}

/**
 * Terraform's own settings for a rehearsal: providers come from nowhere but from the servers that the rehearsal starts. The folder
 * is empty, and there is no `direct` beside it, so that no registry is ever asked.
 */
export function terraformSettings(emptyFolder: string): string {
  return [
    "disable_checkpoint = true",
    "provider_installation {",
    "  filesystem_mirror {",
    `    path = ${JSON.stringify(emptyFolder)}`,
    "  }",
    "}",
    "",
  ].join("\n");
}
