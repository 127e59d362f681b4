import { literal } from "../../terraform/template";
import type { Callable, ComponentProps } from "./component";
import { sorted } from "./component";
import type { Project } from "./project";

/** An environment variable, as applications, jobs and functions take it. */
export interface Variable {
  readonly type: string;
  readonly name?: string;
  readonly value?: string;
  readonly reference?: string;
  readonly key?: string;
}

/** Name of the variable that holds the internal address of a component. */
export function addressVariable(callee: string): string {
  return `${callee.toUpperCase().replaceAll("-", "_")}_URL`;
}

/** The environment: literals, addresses, keys of secrets, then whole secrets and config maps. */
export function environment(
  project: Project,
  { env, secrets, envFrom = [], calls = [] }: ComponentProps,
  callables: ReadonlyMap<string, Callable>,
): Variable[] {
  return [
    ...sorted(env).map(([name, value]) => ({ type: "literal", name, value: literal(value) })),
    ...[...calls].sort().map((callee) => ({
      type: "literal",
      name: addressVariable(callee),
      value: callables.get(callee)?.resource.endpointInternal ?? "",
    })),
    ...sorted(secrets).map(([name, source]) => {
      const { secret, key } = parseKey(source);
      return { type: "secret_key_reference", name, reference: project.secretName(secret), key };
    }),
    ...[...envFrom].sort().map((source) => {
      const map = project.configMaps.get(source);
      return map === undefined
        ? { type: "secret_full_reference", reference: project.secretName(source) }
        : { type: "config_map_full_reference", reference: map.name };
    }),
  ];
}

/** `<secret>.<key>`: a key may hold dots, a secret's name here does not. */
export function parseKey(source: string): { readonly secret: string; readonly key: string } {
  const dot = source.indexOf(".");
  return dot < 0 ? { secret: source, key: "" } : { secret: source.slice(0, dot), key: source.slice(dot + 1) };
}
