import type { Fault } from "../../core/fault";
import type { CodeEngineProps } from "./code-engine";
import type { ComponentProps } from "./component";
import { addressVariable } from "./component-environment";

/** Calls that lead nowhere or in a circle, and variables that are set twice. */
export function callFaults(path: string, props: CodeEngineProps): Fault[] {
  const callables: Readonly<Record<string, ComponentProps>> = { ...props.functions, ...props.apps };
  const components: [string, ComponentProps][] = [...Object.entries(callables), ...Object.entries(props.jobs ?? {})];
  return [
    ...components.flatMap(([name, { calls = [] }]) => unknownCalls(`${path}/${name}`, calls, Object.keys(callables))),
    ...circle(path, callables),
    ...components.flatMap(([name, component]) => variablesTwice(`${path}/${name}`, component)),
  ];
}

function unknownCalls(path: string, calls: readonly string[], callables: readonly string[]): Fault[] {
  return calls
    .filter((callee) => !callables.includes(callee))
    .map((callee) => ({
      code: "CE005",
      message: `unknown application or function \`${callee}\` in calls`,
      place: { path },
      expected: callables.join(", ") || "an application or function",
      got: callee,
    }));
}

/** The first circle there is: Terraform could make none of its members first. */
function circle(path: string, components: Readonly<Record<string, ComponentProps>>): Fault[] {
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
        place: { path: `${path}/${found[0]}` },
        expected: "calls without a cycle: a component's address is known only after the component has been created",
        got: found.join(" → "),
        fix: "Remove one entry from calls, and set its address in env after the first apply.",
      },
    ];
  }
  return [];
}

function variablesTwice(path: string, { env = {}, secrets = {}, calls = [] }: ComponentProps): Fault[] {
  const names = [...Object.keys(env), ...Object.keys(secrets), ...calls.map(addressVariable)];
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return twice.map((name) => ({
    code: "CE006",
    message: `duplicate environment variable ${name}`,
    place: { path },
    expected: "each variable once, in env, secrets or calls",
    got: name,
  }));
}
