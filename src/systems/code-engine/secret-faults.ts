import type { Fault } from "../../core/fault";
import { pathBelow } from "../../document/document";
import type { CodeEngineProps } from "./code-engine";
import { placed } from "./placed";
import { keysOf, type ProjectSecretProps, variableName, variablesOf } from "./project-secret";

/** What belongs to one format only. */
const only: Readonly<Record<string, ProjectSecretProps["format"]>> = {
  keys: "generic",
  username: "basic_auth",
  knownHosts: "ssh_auth",
  service: "service_access",
  serviceId: "service_access",
  role: "service_access",
};

/** Variables that the system makes by itself. */
const own = ["registry_pull_apikey", "registry_push_apikey", "origin_verify_token", "allow_all_removed"];

/** Secrets whose parts do not fit their format, and variables that two secrets would share. */
export function secretFaults(path: string, props: CodeEngineProps): Fault[] {
  return [
    ...placed(path, "secrets", props.secrets).flatMap(([at, secret]) => formatFaults(at, secret)),
    ...sharedVariables(path, props),
  ];
}

function sharedVariables(path: string, { secrets = {}, registries = {} }: CodeEngineProps): Fault[] {
  const variables = [
    ...own.map((variable) => ({ variable, owner: "the system itself", at: path })),
    ...Object.entries(secrets).flatMap(([name, secret]) =>
      variablesOf(name, secret).map((variable) => ({ variable, owner: name, at: pathBelow(path, "secrets", name) })),
    ),
    ...Object.entries(registries).flatMap(([name, { username }]) =>
      ["password", ...(username === undefined ? ["username"] : [])].map((key) => ({
        variable: variableName(name, key),
        owner: name,
        at: pathBelow(path, "registries", name),
      })),
    ),
  ];
  return variables.flatMap(({ variable, owner, at }, index) => {
    const first = variables.findIndex((other) => other.variable === variable);
    if (first === index) return [];
    return [
      {
        code: "CE006",
        message: `two secrets map to the same variable ${variable}`,
        place: { path: at },
        expected: "names that differ by more than punctuation",
        got: `${variables[first]?.owner} and ${owner}`,
        fix: "Rename one of the secrets, or one of its keys.",
      },
    ];
  });
}

function formatFaults(path: string, secret: ProjectSecretProps): Fault[] {
  const { format, secretsManager = {} } = secret;
  const foreign = Object.entries(only)
    .filter(([part, owner]) => owner !== format && secret[part as keyof ProjectSecretProps] !== undefined)
    .map(([part]) => part);
  const required = format === "generic" ? ["keys"] : format === "service_access" ? ["service", "serviceId"] : [];
  const missing = required.filter((part) => {
    const value = secret[part as keyof ProjectSecretProps];
    return value === undefined || (Array.isArray(value) && value.length === 0);
  });
  const unknownKeys = Object.keys(secretsManager).filter((key) => !keysOf(secret).includes(key));
  const fault = (message: string, expected: string, got: string, ...at: readonly string[]): Fault => ({
    code: "CE014",
    message,
    place: { path: pathBelow(path, ...at) },
    expected,
    got,
  });
  return [
    ...(foreign.length > 0
      ? [
          fault(
            `options of another format on a secret of format ${format}`,
            `only options of format ${format}`,
            foreign.join(", "),
            ...foreign.slice(0, 1),
          ),
        ]
      : []),
    ...(missing.length > 0
      ? [
          fault(
            `missing options for a secret of format ${format}`,
            required.join(" and "),
            `no ${missing.join(", no ")}`,
          ),
        ]
      : []),
    ...(unknownKeys.length > 0
      ? [
          fault(
            "secretsManager names keys that the secret does not have",
            keysOf(secret).join(", "),
            unknownKeys.join(", "),
            ...["secretsManager", ...unknownKeys.slice(0, 1)],
          ),
        ]
      : []),
  ];
}
