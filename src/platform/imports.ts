import { Aspects, TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Fault, FaultError } from "../core/fault";
import { suggestion } from "../core/suggest";
import { pathBelow } from "../document/document";

export interface ImportProps {
  /**
   * Stack and Terraform address of the resource, as the report and the rehearsal name it.
   * @example storefront-foundations/ibm_is_vpc.network_vpc
   */
  readonly at: string;
  /**
   * Id of the existing resource, in the form that the provider's documentation gives under Import.
   * @example r010-51111111-2222-4333-8444-555555555555
   */
  readonly id: string;
}

/** A stack's name, and an address in it. */
export const importPattern = /^[a-z0-9][a-z0-9-]*\/[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_-]*$/;

/** What exists and becomes a platform's: each stack takes its part, and all of it has to be somebody's. */
export class Imports {
  private readonly stacks: TerraformStack[] = [];
  /** Addresses in the stacks that have been visited, with the stack's name. */
  private readonly seen = new Set<string>();

  constructor(private readonly wanted: readonly ImportProps[]) {}

  /** Lets a stack import what is wanted of it. Without any wish nothing happens. */
  attach(stack: TerraformStack): void {
    if (this.wanted.length === 0) return;
    this.stacks.push(stack);
    Aspects.of(stack).add({ visit: (construct) => this.visit(stack, construct) });
    // Aspects of all stacks have run before the first validation.
    stack.node.addValidation({ validate: () => this.judge(stack) });
  }

  private visit(stack: TerraformStack, construct: IConstruct): void {
    if (!TerraformResource.isTerraformResource(construct)) return;
    // An instance of several has an index, which only Terraform counts.
    if (construct.count !== undefined || construct.forEach !== undefined) return;
    const to = `${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
    this.seen.add(`${stack.node.id}/${to}`);
    const blocks = this.wanted
      .filter(({ at }) => at.startsWith(`${stack.node.id}/`) && this.seen.has(at))
      .map(({ at, id }) => ({ to: at.slice(stack.node.id.length + 1), id }));
    if (blocks.length > 0) stack.addOverride("import", blocks);
  }

  /** @throws FaultError PL006 for an address that no stack has */
  private judge(stack: TerraformStack): string[] {
    const [first] = this.stacks;
    if (stack !== first) return [];
    const faults = this.wanted.flatMap(({ at }, index) => (this.seen.has(at) ? [] : [this.nothingAt(at, index)]));
    if (faults.length > 0) throw new FaultError(faults);
    return [];
  }

  private nothingAt(at: string, index: number): Fault {
    const [stack = "", address = ""] = at.split("/");
    const inStack = [...this.seen].filter((one) => one.startsWith(`${stack}/`));
    const ofType = inStack.filter((one) => one.startsWith(`${stack}/${address.split(".")[0]}.`));
    const stacks = this.stacks.map(({ node }) => node.id);
    const near = suggestion(at, [...this.seen]) ?? suggestion(stack, stacks);
    return {
      code: "PL006",
      message: "there is nothing to import the resource into",
      place: { path: pathBelow("imports", index, "at") },
      expected:
        inStack.length === 0
          ? `one of the stacks ${stacks.join(", ")}`
          : ofType.length > 0
            ? ofType.slice(0, 10).join(", ")
            : `a resource of the stack ${stack}, without count`,
      got: at,
      ...(near === undefined ? {} : { fix: near }),
    };
  }
}
