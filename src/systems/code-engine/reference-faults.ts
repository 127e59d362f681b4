import type { Fault } from "../../core/fault";
import { wrongNames } from "../../core/names";
import { own } from "../../core/own";
import type { CodeEngineProps } from "./code-engine";
import type { ComponentProps, ContainerProps, Mount } from "./component";
import { parseKey } from "./component-environment";
import { mountOf } from "./component-mounts";
import { keysOf } from "./project-secret";

/** One name for one thing, where the two could be confused. */
export function nameFaults(path: string, props: CodeEngineProps): Fault[] {
  const { secrets = {}, config = {}, stores = {}, registries = {}, apps = {}, functions = {} } = props;
  const components = [apps, functions, props.jobs ?? {}, props.builds ?? {}];
  return [
    ...wrongNames(path, [secrets, config, stores, registries, ...components]),
    ...twice(path, [secrets, config, stores, registries], "secrets, config, stores and registries"),
    ...twice(path, [apps, functions], "applications and functions"),
    ...(components.some((named) => Object.hasOwn(named, "project"))
      ? [
          {
            code: "CE006",
            message: "reserved component name `project`",
            place: { path: `${path}/project` },
            expected: "a different name: the project itself uses this construct path",
            got: "project",
          },
        ]
      : []),
  ];
}

function twice(path: string, maps: readonly object[], kinds: string): Fault[] {
  const names = namesOf(maps);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    code: "CE006",
    message: `duplicate name ${name}: ${kinds} share one namespace`,
    place: { path: `${path}/${name}` },
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
  const components: [string, ComponentProps & Pick<ContainerProps, "mounts">][] = [
    props.apps ?? {},
    props.jobs ?? {},
    props.functions ?? {},
  ].flatMap((map) => Object.entries<ComponentProps>(map));
  return [
    ...components.flatMap(([name, { secrets, envFrom = [], mounts = {} }]) => [
      ...keyFaults(`${path}/${name}`, secrets, props),
      ...envFrom.flatMap((source) => unknown(`${path}/${name}`, "envFrom", source, [props.secrets, props.config])),
      ...Object.values(mounts).flatMap((mount) => mountFaults(`${path}/${name}`, mountOf(mount), props)),
    ]),
    ...Object.entries(props.builds ?? {}).flatMap(([name, { secret, secrets }]) => [
      ...formatFaults(`${path}/${name}`, secret, "ssh_auth", props),
      ...keyFaults(`${path}/${name}`, secrets, props),
    ]),
    ...Object.entries(props.stores ?? {}).flatMap(([name, { secret }]) =>
      formatFaults(`${path}/${name}`, secret, "hmac_auth", props),
    ),
  ];
}

function missing(path: string, where: string, expected: string, got: string): Fault {
  return { code: "CE005", message: `invalid reference \`${got}\` in ${where}`, place: { path }, expected, got };
}

function unknown(path: string, where: string, name: string, maps: readonly (object | undefined)[]): Fault[] {
  const names = namesOf(maps.map((map) => map ?? {}));
  return names.includes(name)
    ? []
    : [missing(path, where, names.join(", ") || "nothing: the system defines none", name)];
}

/** References of the form `<secret>.<key>`. */
function keyFaults(
  path: string,
  references: Readonly<Record<string, string>> | undefined,
  { secrets = {} }: CodeEngineProps,
): Fault[] {
  return Object.values(references ?? {}).flatMap((source) => {
    const { secret, key } = parseKey(source);
    const found = own(secrets, secret);
    const keys = found ? keysOf(found) : [];
    if (keys.includes(key)) return [];
    const expected = found
      ? keys.map((known) => `${secret}.${known}`).join(", ")
      : `<secret>.<key>, of ${Object.keys(secrets).join(", ") || "a secret"}`;
    return [missing(path, "secrets", expected, source)];
  });
}

function formatFaults(path: string, name: string, format: string, { secrets = {} }: CodeEngineProps): Fault[] {
  if (own(secrets, name)?.format === format) return [];
  return [missing(path, "secret", `the name of a secret of format ${format}`, name)];
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
