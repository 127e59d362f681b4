import { IbmProvider } from "@cdktf/provider-ibm/lib/provider";
import {
  CloudBackend,
  LocalBackend,
  NamedCloudWorkspace,
  type TerraformElement,
  type TerraformProvider,
  TerraformStack,
} from "cdktf";
import type { Construct, IConstruct, Node } from "constructs";
import { FaultError } from "../core/fault";
import { nameTaken } from "../core/names";
import type { Region } from "../core/regions";
import { addCosBackend, type CosStateProps } from "./cos-state";
import type { Imports } from "./imports";
import { CheckedSynthesizer } from "./synthesizer";
import { tagResources } from "./tags";

/** Where Terraform keeps a stack's state. */
export type StateProps =
  | {
      /**
       * `local` stores the state in the file `terraform.<stack>.tfstate` next to the output folder, with secrets in clear text.
       * @example local
       */
      readonly type: "local";
    }
  | {
      /**
       * `remote` stores it in HCP Terraform or Terraform Enterprise, in a workspace with the name of the stack.
       * @example remote
       */
      readonly type: "remote";
      /**
       * Organization in HCP Terraform or Terraform Enterprise that owns the workspaces.
       * @example acme
       */
      readonly organization: string;
      /**
       * Host name of Terraform Enterprise; not needed for HCP Terraform.
       * @default "app.terraform.io"
       * @example terraform.example.com
       */
      readonly hostname?: string;
    }
  | CosStateProps;

export interface RampartStackProps {
  readonly region: Region;
  /** @default { type: "local" } */
  readonly state?: StateProps;
  /** What exists and the stack takes over. @default - nothing */
  readonly imports?: Imports;
  /** Version constraints, by provider. @default - those of the bindings */
  readonly provider?: { readonly ibm?: string };
}

/** One Terraform root module: provider by private endpoints, a state that is the same wherever the checkout lies. */
export class RampartStack extends TerraformStack {
  /**
   * The provider for services whose control plane has no private endpoint: with `visibility = "private"` the provider
   * refuses every Internet Services resource ("CIS Service doesnt support private endpoints", ibm 2.5.0, conns/config.go).
   */
  readonly publicApi: TerraformProvider;
  private readonly logicalIds = new Map<string, string>();

  constructor(scope: Construct, id: string, props: RampartStackProps) {
    super(scope, id);
    this.synthesizer = new CheckedSynthesizer(this);
    tagResources(this);
    props.imports?.attach(this);
    // Private endpoints only: calls to control planes never cross the Internet.
    new IbmProvider(this, "ibm", { region: props.region, visibility: "private" });
    // Always there: Terraform needs it to delete the last resource that used it.
    this.publicApi = new IbmProvider(this, "ibm-public", {
      alias: "public",
      region: props.region,
      visibility: "public",
    });
    this.addOverride("terraform.required_version", ">= 1.5");
    addBackend(this, id, props.state ?? { type: "local" }, props.region);
    if (props.provider?.ibm !== undefined)
      this.addOverride("terraform.required_providers.ibm.version", props.provider.ibm);
  }

  /** The stack of ours that a construct stands in. */
  static override of(construct: IConstruct): RampartStack {
    const stack = TerraformStack.of(construct);
    if (stack instanceof RampartStack) return stack;
    throw new Error(
      `${construct.node.path} is in a stack that rampart did not create: create its stack with platform.stack(name)`,
    );
  }

  /** Names without the engine's hash: the address is the path below the stack, so people can say it. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = "node" in element ? element.node : element;
    const below = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    const name = below
      .filter((part) => part !== "Default")
      .join("_")
      // What the engine calls the two ends of a reference between stacks.
      .replace(/^cross-stack-output-/, "")
      .replace(/^cross-stack-reference-input-.*--/, "")
      .replace(/[^A-Za-z0-9_-]+/g, "_")
      .replace(/^(?=[^A-Za-z_])/, "_");
    const holder = this.logicalIds.get(name);
    if (holder !== undefined && holder !== node.path) {
      throw new FaultError([nameTaken(node.path, name, `the Terraform name of ${holder}`)]);
    }
    this.logicalIds.set(name, node.path);
    return name;
  }
}

function addBackend(stack: TerraformStack, id: string, state: StateProps, region: Region): void {
  if (state.type === "cos") {
    addCosBackend(stack, id, state, region);
    return;
  }
  if (state.type === "remote") {
    new CloudBackend(stack, {
      organization: state.organization,
      hostname: state.hostname ?? "app.terraform.io",
      workspaces: new NamedCloudWorkspace(id),
    });
    return;
  }
  // Terraform runs in <out>/stacks/<stack>: three levels up is the folder that holds <out>. The engine's own default is
  // an absolute path, which would make the output depend on where the checkout lies.
  new LocalBackend(stack, { path: `../../../terraform.${id}.tfstate` });
}
