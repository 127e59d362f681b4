import { AnnotationMetadataEntryType, type App, TerraformStack } from "cdktf";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import type { IConstruct } from "constructs";
import { type Fault, FaultError } from "../core/fault";
import { nameTaken } from "../core/names";
import type { JsonObject, StackJson } from "../terraform/configuration";
import { withoutTokenTraces } from "./fast-tokens";

export interface SynthesizedStack extends StackJson {
  /** Construct path of the stack. */
  readonly constructPath: string;
  /** Names of the stacks that must be applied before it. */
  readonly dependencies: readonly string[];
}

/**
 * Turns a construct tree into Terraform JSON, as the engine does, but in memory: nothing is written.
 *
 * @throws FaultError NM003 for stacks that would have one folder, SY001 for what the constructs' own validations find, SY002 for annotations of level error
 */
export function synth(app: App): SynthesizedStack[] {
  return withoutTokenTraces(() => {
    const stacks = app.node.findAll().filter(TerraformStack.isStack);
    // References between stacks add outputs and remote states: all stacks are prepared before the first is rendered.
    for (const stack of stacks) stack.prepareStack();
    for (const stack of stacks) invokeAspects(stack);
    const faults = [
      ...sameNames(stacks),
      ...faultsOf(app),
      ...stacks.flatMap((stack) => stack.node.findAll().flatMap(faultsOf)),
    ];
    if (faults.length > 0) throw new FaultError(faults);
    return stacks.map((stack) => ({
      name: stack.node.id,
      file: terraformFile(stack.node.id),
      constructPath: stack.node.path,
      dependencies: stack.dependencies.map((dependency) => dependency.node.id).sort(),
      json: stack.toTerraform() as JsonObject,
    }));
  });
}

/** `a` with the system `b-c` and `a-b` with the system `c`: a stack's name is its folder and its state. */
function sameNames(stacks: readonly TerraformStack[]): Fault[] {
  const first = new Map<string, TerraformStack>();
  return stacks.flatMap((stack): Fault[] => {
    const name = stack.node.id.toLowerCase();
    const other = first.get(name);
    if (other === undefined) first.set(name, stack);
    return other === undefined
      ? []
      : [nameTaken(stack.node.path, stack.node.id, `that of the stack ${other.node.path}`)];
  });
}

/** Path of a stack's Terraform inside the output folder. */
export function terraformFile(stack: string, hcl = false): string {
  return `stacks/${stack}/${hcl ? "cdk.tf" : "cdk.tf.json"}`;
}

/** What a construct's own validation refuses: in words, or as faults by one that knows more. */
function refusals(construct: IConstruct): readonly Fault[] {
  try {
    const place = { path: construct.node.path };
    return construct.node.validate().map((message) => ({ code: "SY001", message, place }));
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
}

function faultsOf(construct: IConstruct): Fault[] {
  const place = { path: construct.node.path };
  return [
    ...refusals(construct),
    ...construct.node.metadata
      .filter(({ type }) => type === AnnotationMetadataEntryType.ERROR)
      .map(({ data }) => ({ code: "SY002", message: String(data), place })),
  ];
}
