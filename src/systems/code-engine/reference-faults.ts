import type { Fault } from "../../core/fault";
import type { CodeEngineProps } from "./code-engine";
import type { ComponentProps, ContainerProps } from "./component";
import { parseKey } from "./component-environment";
import { mountOf } from "./component-mounts";
import { keysOf } from "./project-secret";

/** One name for one thing, where the two could be confused. */
export function nameFaults(path: string, props: CodeEngineProps): Fault[] {
  const { secrets = {}, config = {}, stores = {}, registries = {}, apps = {}, functions = {} } = props;
  return [
    ...twice(
      path,
      [secrets, config, stores, registries],
      "secrets, config, stores and registries share one space of names",
    ),
    ...twice(path, [apps, functions], "applications and functions share one space of names"),
    ...[apps, functions, props.jobs ?? {}, props.builds ?? {}].flatMap((named) =>
      "project" in named
        ? [
            {
              code: "CE006",
              message: "a component is named project",
              place: { path: `${path}/project` },
              expected: "another name: the project itself stands at that place",
            },
          ]
        : [],
    ),
  ];
}

function twice(path: string, maps: readonly object[], message: string): Fault[] {
  const names = maps.flatMap((map) => Object.keys(map));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    code: "CE006",
    message,
    place: { path: `${path}/${name}` },
    expected: "each name once",
    got: `${name} twice`,
    fix: "Rename one of the two.",
  }));
}

/** Secrets, keys, config maps and stores that are referred to and not there, or not of the kind that is needed. */
export function referenceFaults(path: string, props: CodeEngineProps): Fault[] {
  const { secrets = {}, config = {}, stores = {}, builds = {} } = props;
  const fault = (at: string, what: string, expected: string, got: string): Fault => ({
    code: "CE005",
    message: `${what} names something that the system has not`,
    place: { path: `${path}/${at}` },
    expected,
    got,
  });
  const named = (maps: readonly object[]) => maps.flatMap((map) => Object.keys(map));
  const keys = (at: string, references: Readonly<Record<string, string>> = {}) =>
    Object.values(references).flatMap((source) => {
      const { secret, key } = parseKey(source);
      const found = secrets[secret];
      if (!found)
        return [fault(at, "secrets", `<secret>.<key>, of ${named([secrets]).join(", ") || "no secret"}`, source)];
      if (keysOf(found).includes(key)) return [];
      return [
        fault(
          at,
          "secrets",
          keysOf(found)
            .map((known) => `${secret}.${known}`)
            .join(", "),
          source,
        ),
      ];
    });
  const ofFormat = (at: string, what: string, name: string, format: string) =>
    secrets[name]?.format === format ? [] : [fault(at, what, `the name of a secret of format ${format}`, name)];
  const components: [string, ComponentProps & Pick<ContainerProps, "mounts">][] = [
    props.apps ?? {},
    props.jobs ?? {},
    props.functions ?? {},
  ].flatMap((map) => Object.entries<ComponentProps>(map));
  return [
    ...components.flatMap(([name, component]) => [
      ...keys(name, component.secrets),
      ...(component.envFrom ?? [])
        .filter((source) => !named([secrets, config]).includes(source))
        .map((source) =>
          fault(name, "envFrom", named([secrets, config]).join(", ") || "a secret or config map", source),
        ),
      ...Object.values(component.mounts ?? {}).flatMap((mount) => mountFaults(name, mountOf(mount))),
    ]),
    ...Object.entries(builds).flatMap(([name, build]) => [
      ...ofFormat(name, "secret", build.secret, "ssh_auth"),
      ...keys(name, build.secrets),
    ]),
    ...Object.entries(stores).flatMap(([name, store]) => ofFormat(name, "secret", store.secret, "hmac_auth")),
  ];

  function mountFaults(at: string, { from, path: below, write }: ReturnType<typeof mountOf>): Fault[] {
    if (!named([secrets, config, stores]).includes(from)) {
      return [
        fault(at, "mounts", named([secrets, config, stores]).join(", ") || "a secret, config map or store", from),
      ];
    }
    if (from in stores || (below === undefined && write !== true)) return [];
    return [
      {
        code: "CE005",
        message: "a path inside, and writing, are for stores",
        place: { path: `${path}/${at}` },
        expected: named([stores]).join(", ") || "the name of a store",
        got: from,
      },
    ];
  }
}
