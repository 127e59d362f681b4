import type { Fault } from "../core/fault";
import { own } from "../core/own";
import { blocks, isObject, type Json, type JsonObject, resourcesOf, type StackJson } from "../terraform/configuration";
import { presenceOf } from "../terraform/presence";
import { providerInfo, providerOf } from "../terraform/provider-data";
import { splitTemplate } from "../terraform/template";
import { codes } from "./codes";
import { type Context, report } from "./context";

/**
 * Every reference, in expressions or in `depends_on`, to something that its stack does not declare, or that Terraform never makes: it
 * refuses both. A stack with files that are not read is passed over: they may declare what the others refer to.
 */
export function danglingReferences(stacks: readonly StackJson[]): Fault[] {
  const faults: Fault[] = [];
  for (const stack of stacks) {
    if ((stack.unread ?? []).length > 0) continue;
    const declared = declaredIn(stack);
    const bodies = [
      ...expressionsOf(stack),
      ...resourcesOf(stack).map((one): [string, JsonObject] => [one.address, { ...one.meta, ...one.arguments }]),
    ];
    for (const [address, body] of bodies)
      judgeReferences({ file: stack.file, address, addsId: false, faults, warnings: [], judged: 0 }, body, declared);
  }
  return faults;
}

/** What holds expressions beside resources: outputs, local values, provider blocks. */
function expressionsOf({ json }: StackJson): [string, JsonObject][] {
  return [
    ...blocks(json.locals).map((body): [string, JsonObject] => ["locals", body]),
    ...["output", "provider"].flatMap((key) =>
      blocks(json[key]).flatMap((named) =>
        Object.entries(named).flatMap(([name, bodies]) =>
          blocks(bodies).map((body): [string, JsonObject] => [`${key}.${name}`, body]),
        ),
      ),
    ),
  ];
}

/** What a stack declares, as expressions name it. */
interface Declared {
  readonly names: ReadonlySet<string>;
  /** Resources that Terraform never makes. */
  readonly off: ReadonlySet<string>;
}

/** Everything that expressions of a stack may name. */
function declaredIn(stack: StackJson): Declared {
  const all = resourcesOf(stack);
  const named = (key: string) => blocks(stack.json[key]).flatMap((part) => Object.keys(part));
  return {
    names: new Set([
      ...all.map(({ address }) => address),
      ...named("variable").map((name) => `var.${name}`),
      ...named("locals").map((name) => `local.${name}`),
      ...named("module").map((name) => `module.${name}`),
    ]),
    off: new Set(all.filter((one) => presenceOf(one, stack) === "off").map(({ address }) => address)),
  };
}

/** References of Terraform's own kinds, and to resources and data sources, whose types have a name before an underscore. */
const reference =
  /(?<![\w.-])(?:(var|local|module)\.([A-Za-z_][\w-]*)|(data\.)?([a-z][a-z0-9]*_[a-z0-9_]+)\.([A-Za-z_][\w-]*))(\[)?/g;

/** Reports each reference of a body that leads nowhere, once. */
function judgeReferences(context: Context, body: JsonObject, { names, off }: Declared): void {
  const seen = new Set<string>();
  for (const [argument, expression] of expressionsIn(body, [])) {
    for (const [, kind, name, data = "", type, resource, index] of expression.matchAll(reference)) {
      const target = kind === undefined ? `${data}${type}.${resource}` : `${kind}.${name}`;
      // The name of a dynamic block's iterator looks like a type: a type has the name of a provider in front.
      if (seen.has(target) || (type !== undefined && !isType(type))) continue;
      seen.add(target);
      if (!names.has(target))
        report(context, codes.nothing, argument, "reference to nothing", {
          expected: "something that the stack declares",
          got: target,
        });
      else if (off.has(target) && index === undefined)
        report(context, codes.nothing, argument, "reference to a resource that is switched off", {
          expected: "a resource that Terraform makes",
          got: target,
        });
    }
  }
}

/** Providers that Rampart carries, and those that stand beside them in many configurations. */
const others = new Set(["null", "random", "terraform", "tls", "http"]);

function isType(type: string): boolean {
  const provider = providerOf(type);
  return others.has(provider) || providerInfo(provider) !== undefined;
}

/** Code of a body by its place, without the texts in it. */
function expressionsIn(value: Json | undefined, path: readonly string[]): [string, string][] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => {
      if (path.at(-1) === "depends_on" && typeof item === "string") return [[path.join("."), item] as [string, string]];
      return expressionsIn(item, [...path, `${index}`]);
    });
  if (isObject(value))
    return Object.keys(value).flatMap((name) =>
      name === "//" || name === "ignore_changes" ? [] : expressionsIn(own(value, name), [...path, name]),
    );
  if (typeof value !== "string" || !/[$%]\{/.test(value)) return [];
  return splitTemplate(value).flatMap(({ code, text, whole }): [string, string][] =>
    code && whole ? [[path.join("."), codeOf(text)]] : [],
  );
}

/** An expression without its quoted texts, but with the interpolations in them. */
function codeOf(expression: string): string {
  return expression.replace(/"(?:\\.|[^"\\])*"/gs, (quoted) => {
    const inside = splitTemplate(quoted.slice(1, -1)).filter(({ code }) => code);
    return inside.map(({ text }) => ` ${text} `).join("");
  });
}
