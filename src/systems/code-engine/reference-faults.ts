import type { Fault } from "../../core/fault";
import { wrongNames } from "../../core/names";
import { own } from "../../core/own";
import { suggestion } from "../../core/suggest";
import { pathBelow } from "../../document/document";
import type { CodeEngineProps } from "./code-engine";
import type { ComponentProps, ContainerProps, Mount } from "./component";
import { parseKey } from "./component-environment";
import { mountOf } from "./component-mounts";
import { placed } from "./placed";
import { keysOf } from "./project-secret";

/** One name for one thing, where the two could be confused. */
export function nameFaults(path: string, props: CodeEngineProps): Fault[] {
  const { secrets = {}, config = {}, stores = {}, registries = {}, apps = {}, functions = {}, databases = {} } = props;
  const components = { apps, functions, jobs: props.jobs ?? {}, builds: props.builds ?? {} };
  const parts = { secrets, config, stores, registries };
  return [
    ...wrongNames(path, [...Object.values(parts), ...Object.values(components), databases]),
    ...twice(path, parts, "secrets, config, stores and registries"),
    ...twice(path, { apps, functions }, "applications and functions"),
    ...reserved(path, components, reservedComponents),
    ...reserved(path, parts, reservedParts(props)),
  ];
}

/** Names of components that Rampart gives to its own: the project, and the job that renews certificates. */
const reservedComponents = new Map([
  ["project", "the project itself"],
  ["rotation", "the job that renews certificates"],
  ["rotate-tls", "the job that renews certificates"],
]);

/** Names of secrets and config maps that Rampart makes itself. */
function reservedParts({ apps = {}, functions = {} }: CodeEngineProps): ReadonlyMap<string, string> {
  const callables = Object.keys({ ...functions, ...apps });
  return new Map([
    ["registry-pull", "the secret that pulls images"],
    ["registry-push", "the secret that pushes images"],
    ["origin-verify", "the secret that the edge adds to requests"],
    ["rotate-tls", "the code of the job that renews certificates"],
    ...callables.map((name) => [`${name}-tls`, `the certificate of ${name}`] as const),
    ...callables.map((name) => [`${name}-oidc-client`, `the OpenID Connect client of ${name}`] as const),
  ]);
}

function reserved(path: string, maps: Readonly<Record<string, object>>, names: ReadonlyMap<string, string>): Fault[] {
  return Object.entries(maps).flatMap(([section, map]) =>
    Object.keys(map)
      .filter((name) => names.has(name))
      .map((name) => ({
        code: "CE006",
        message: `reserved name ${name}: Rampart gives it to ${names.get(name)}`,
        place: { path: pathBelow(path, section, name) },
        expected: "another name",
        got: name,
        fix: "Rename it.",
      })),
  );
}

function twice(path: string, maps: Readonly<Record<string, object>>, kinds: string): Fault[] {
  const names = namesOf(Object.values(maps));
  const lastWith = (name: string) => Object.entries(maps).findLast(([, map]) => Object.hasOwn(map, name))?.[0] ?? "";
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    code: "CE006",
    message: `duplicate name ${name}: ${kinds} share one namespace`,
    place: { path: pathBelow(path, lastWith(name), name) },
    expected: "each name once",
    got: `${name} more than once`,
    fix: "Rename one of them.",
  }));
}

function namesOf(maps: readonly object[]): string[] {
  return maps.flatMap((map) => Object.keys(map));
}

/** Secrets, keys, config maps and stores that are referred to and not there, or not of the kind that is needed. */
export function referenceFaults(path: string, props: CodeEngineProps): Fault[] {
  type Referring = ComponentProps & Pick<ContainerProps, "mounts">;
  const components = [
    ...placed<Referring>(path, "apps", props.apps),
    ...placed<Referring>(path, "jobs", props.jobs),
    ...placed<Referring>(path, "functions", props.functions),
  ];
  return [
    ...components.flatMap(([at, { secrets, envFrom = [], mounts = {} }]) => [
      ...keyFaults(at, secrets, props),
      ...envFrom.flatMap((source, index) =>
        unknown(pathBelow(at, "envFrom", index), "envFrom", source, [props.secrets, props.config]),
      ),
      ...Object.entries(mounts).flatMap(([folder, mount]) =>
        mountFaults(pathBelow(at, "mounts", folder), mountOf(mount), props),
      ),
    ]),
    ...placed(path, "builds", props.builds).flatMap(([at, { secret, secrets }]) => [
      ...formatFaults(`${at}.secret`, secret, "ssh_auth", props),
      ...keyFaults(at, secrets, props),
    ]),
    ...placed(path, "stores", props.stores).flatMap(([at, { secret }]) =>
      formatFaults(`${at}.secret`, secret, "hmac_auth", props),
    ),
    ...placed(path, "databases", props.databases).flatMap(([at, { secret }]) =>
      formatFaults(`${at}.secret`, secret, "generic", props),
    ),
  ];
}

/** @param known what may be meant, for a name that nothing has */
function missing(path: string, where: string, expected: string, got: string, known: readonly string[]): Fault {
  const fix = suggestion(got, known);
  return {
    code: "CE005",
    message: `invalid reference \`${got}\` in ${where}`,
    place: { path },
    expected,
    got,
    ...(fix === undefined ? {} : { fix }),
  };
}

function unknown(path: string, where: string, name: string, maps: readonly (object | undefined)[]): Fault[] {
  const names = namesOf(maps.map((map) => map ?? {}));
  return names.includes(name)
    ? []
    : [missing(path, where, names.join(", ") || "nothing: the system defines none", name, names)];
}

/** References of the form `<secret>.<key>`. */
function keyFaults(
  path: string,
  references: Readonly<Record<string, string>> | undefined,
  { secrets = {} }: CodeEngineProps,
): Fault[] {
  const known = Object.entries(secrets).flatMap(([name, one]) => keysOf(one).map((key) => `${name}.${key}`));
  return Object.entries(references ?? {}).flatMap(([variable, source]) => {
    const { secret, key } = parseKey(source);
    const found = own(secrets, secret);
    const keys = found ? keysOf(found) : [];
    if (keys.includes(key)) return [];
    const expected = found
      ? keys.map((known) => `${secret}.${known}`).join(", ")
      : `<secret>.<key>, of ${Object.keys(secrets).join(", ") || "a secret"}`;
    return [missing(pathBelow(path, "secrets", variable), "secrets", expected, source, known)];
  });
}

function formatFaults(path: string, name: string, format: string, { secrets = {} }: CodeEngineProps): Fault[] {
  if (own(secrets, name)?.format === format) return [];
  const known = Object.keys(secrets).filter((one) => secrets[one]?.format === format);
  return [missing(path, "secret", `the name of a secret of format ${format}`, name, known)];
}

function mountFaults(path: string, { from, path: below, write }: Mount, props: CodeEngineProps): Fault[] {
  const { secrets, config, stores = {} } = props;
  const notThere = unknown(path, "mounts", from, [secrets, config, stores]);
  if (notThere.length > 0 || Object.hasOwn(stores, from) || (below === undefined && write !== true)) return notThere;
  return [
    {
      code: "CE005",
      message: "path and write apply to stores only",
      place: { path },
      expected: Object.keys(stores).join(", ") || "the name of a store",
      got: from,
    },
  ];
}
