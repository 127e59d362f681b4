import type { Fault } from "../core/fault";
import { suggestion } from "../core/suggest";
import { blocks, type JsonObject, type Resource, resourcesOf, type StackJson } from "../terraform/configuration";
import {
  providerInfo,
  providerOf,
  type TypeData,
  type TypeKind,
  typeData,
  typeNames,
} from "../terraform/provider-data";
import { judgeBody } from "./body";
import { codes } from "./codes";
import { type Context, faultAt } from "./context";
import { judgeRelations } from "./relations";

/** Something that preflight has no facts about: it is listed, never passed in silence. */
export interface NotJudged {
  readonly file: string;
  readonly address: string;
  readonly reason: string;
}

export interface PreflightReport {
  /** What the real provider would refuse at validate or plan. */
  readonly faults: readonly Fault[];
  /** What it would warn of. */
  readonly warnings: readonly Fault[];
  readonly notJudged: readonly NotJudged[];
  /** Number of arguments that were judged. */
  readonly judged: number;
  /** Number of resources and data sources that were judged. */
  readonly resources: number;
}

/** Types that Terraform has built in. */
const builtIn = new Set(["terraform_remote_state", "terraform_data"]);

/**
 * Judges every argument of every resource, data source and provider block by the provider's schema and by the constraints
 * that it enforces, without Terraform. A value that holds a reference is passed over: it is not known yet.
 *
 * What the provider checks only at plan in code (customizeDiff), and what the service checks, is not here.
 */
export function preflight(stacks: readonly StackJson[]): PreflightReport {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const notJudged: NotJudged[] = [];
  let judged = 0;
  let resources = 0;
  const run = (file: string, address: string, addsId: boolean, work: (context: Context) => void) => {
    const context: Context = { file, address, addsId, faults, warnings, judged: 0 };
    work(context);
    judged += context.judged;
  };
  for (const stack of stacks) {
    for (const resource of resourcesOf(stack)) {
      if (builtIn.has(resource.type)) continue;
      run(resource.file, resource.address, addsId(resource), (context) => {
        const reason = judgeResource(context, resource);
        if (reason === undefined) resources += 1;
        else notJudged.push({ file: resource.file, address: resource.address, reason });
      });
    }
    notJudged.push(...unreadIn(stack));
    for (const [name, body] of providerBlocks(stack)) {
      run(stack.file, `provider.${name}`, false, (context) => {
        const schema = providerInfo(name)?.schema.block;
        if (!schema)
          notJudged.push({
            file: stack.file,
            address: `provider.${name}`,
            reason: `rampart has no data on the provider ${name}`,
          });
        else judgeBody(context, body, schema, {});
      });
    }
  }
  return { faults, warnings, notJudged, judged, resources };
}

/** Whether `id` in the type's schema is the SDK's addition: not the provider's own argument. */
function addsId({ kind, type }: Resource): boolean {
  return providerInfo(providerOf(type))?.legacyTypeSystem === true && typeData(kind, type)?.constraints.ownId !== true;
}

/** Parts of a stack that are not in its JSON: what they hold is not known here. */
function unreadIn(stack: StackJson): NotJudged[] {
  const modules = blocks(stack.json.module).flatMap((named) => Object.keys(named));
  return [
    ...modules.map((name) => ({
      file: stack.file,
      address: `module.${name}`,
      reason: "rampart does not read modules: check the module's own folder, as JSON",
    })),
    ...(stack.unread ?? []).map((file) => ({ file, address: file, reason: "rampart reads only .tf.json, not HCL" })),
  ];
}

/** Judges one resource; returns why it could not be. */
function judgeResource(context: Context, resource: Resource): string | undefined {
  const { kind, type } = resource;
  const data = typeData(kind, type);
  if (data) {
    judgeBody(context, resource.arguments, data.schema.block, data.constraints);
    judgeRelations(context, resource.arguments, data.constraints);
    judgeType(context, type, data);
    return undefined;
  }
  const names = typeNames(kind, providerOf(type));
  if (!names) return `rampart has no data on the provider ${providerOf(type)}`;
  if (names.includes(type)) return `rampart has no data on ${type}`;
  context.faults.push(unknownType(context, kind, type, names));
  return undefined;
}

function judgeType(context: Context, type: string, { constraints }: TypeData): void {
  if (constraints.deprecated === undefined) return;
  context.warnings.push(faultAt(context, codes.deprecated, "", `the provider has deprecated ${type}`, {}));
}

function unknownType(context: Context, kind: TypeKind, type: string, names: readonly string[]): Fault {
  const fix = suggestion(type, names);
  const { version, source } = providerInfo(providerOf(type)) ?? { version: "", source: providerOf(type) };
  return faultAt(
    context,
    codes.unknownType,
    "",
    `${source} ${version} has no ${kind === "data" ? "data source" : "resource"} ${type}`,
    {
      ...(fix !== undefined ? { fix } : {}),
    },
  );
}

/** Provider blocks without Terraform's own arguments. */
function providerBlocks(stack: StackJson): [string, JsonObject][] {
  return blocks(stack.json.provider).flatMap((byName) =>
    Object.entries(byName).flatMap(([name, bodies]) =>
      blocks(bodies).map(({ alias: _alias, version: _version, ...body }): [string, JsonObject] => [name, body]),
    ),
  );
}
