import type { Fault } from "../../core/fault";
import { suggestion } from "../../core/suggest";
import { pathBelow } from "../../document/document";
import type { CodeEngineProps } from "./code-engine";
import type { ComponentProps } from "./component";
import { addressVariable } from "./component-environment";
import { placed } from "./placed";

/** Calls that lead nowhere or in a circle, and variables that are set twice. */
export function callFaults(path: string, props: CodeEngineProps): Fault[] {
  const callables: Readonly<Record<string, ComponentProps>> = { ...props.functions, ...props.apps };
  const components: (readonly [string, ComponentProps])[] = [
    ...placed<ComponentProps>(path, "functions", props.functions),
    ...placed<ComponentProps>(path, "apps", props.apps),
    ...placed<ComponentProps>(path, "jobs", props.jobs),
  ];
  return [
    ...components.flatMap(([at, { calls = [] }]) => unknownCalls(at, calls, Object.keys(callables))),
    ...circle((name) => pathBelow(path, Object.hasOwn(props.apps ?? {}, name) ? "apps" : "functions", name), callables),
    ...components.flatMap(([at, component]) => variablesTwice(at, component)),
  ];
}

function unknownCalls(path: string, calls: readonly string[], callables: readonly string[]): Fault[] {
  return calls.flatMap((callee, index): Fault[] => {
    if (callables.includes(callee)) return [];
    const fix = suggestion(callee, callables);
    return [
      {
        code: "CE005",
        message: `unknown application or function \`${callee}\` in calls`,
        place: { path: pathBelow(path, "calls", index) },
        expected: callables.join(", ") || "an application or function",
        got: callee,
        ...(fix === undefined ? {} : { fix }),
      },
    ];
  });
}

/** The first circle there is: Terraform could make none of its members first. */
function circle(at: (name: string) => string, components: Readonly<Record<string, ComponentProps>>): Fault[] {
  const walk = (name: string, above: readonly string[]): readonly string[] | undefined => {
    if (above.includes(name)) return [...above.slice(above.indexOf(name)), name];
    for (const callee of components[name]?.calls ?? []) {
      const found = walk(callee, [...above, name]);
      if (found) return found;
    }
    return undefined;
  };
  for (const name of Object.keys(components).sort()) {
    const found = walk(name, []);
    if (!found) continue;
    return [
      {
        code: "CE007",
        message: "components call each other in a cycle",
        place: { path: `${at(found[0] ?? name)}.calls` },
        expected: "calls without a cycle: a component's address is known only after the component has been created",
        got: found.join(" → "),
        fix: "Remove one entry from calls, and set its address in env after the first apply.",
      },
    ];
  }
  return [];
}

function variablesTwice(path: string, { env = {}, secrets = {}, calls = [] }: ComponentProps): Fault[] {
  const called = calls.map(addressVariable);
  const names = [...Object.keys(env), ...Object.keys(secrets), ...called];
  const placeOf = (name: string) => (called.includes(name) ? ["calls", called.lastIndexOf(name)] : ["secrets", name]);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return twice.map((name) => ({
    code: "CE006",
    message: `duplicate environment variable ${name}`,
    place: { path: pathBelow(path, ...placeOf(name)) },
    expected: "each variable once, in env, secrets or calls",
    got: name,
  }));
}
