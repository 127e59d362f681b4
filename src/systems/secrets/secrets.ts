import type { CbrRule } from "@cdktf/provider-ibm/lib/cbr-rule";
import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import { SmSecretGroup } from "@cdktf/provider-ibm/lib/sm-secret-group";
import { Construct, type IConstruct } from "constructs";
import { FaultError } from "../../core/fault";
import { resourceName } from "../../core/names";
import { noProps } from "../../core/validated";
import { Authorization } from "../../platform/authorization";
import type { Existing } from "../../platform/existing";
import { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { Access } from "../access";
import { Encryption } from "../encryption";
import { secretsSchema } from "./schema";

export interface SecretsProps {
  /**
   * CRN of an existing Secrets Manager instance, whose encryption and network are managed elsewhere.
   * @default - an instance is created, private and encrypted with a dedicated root key
   * @control CE-65
   * @example "crn:v1:bluemix:public:secrets-manager:eu-de:a/0123456789abcdef0123456789abcdef:21111111-2222-4333-8444-555555555555::"
   */
  readonly existing?: Existing;
  /**
   * True authorizes Secrets Manager to answer DNS challenges in the Internet Services instance of `edge` even if no certificate is ordered
   * here, for blueprints that set `authorized: true`.
   * @default false: the policy is created with the first certificate
   * @control IA-01
   * @example true
   */
  readonly answersChallenges?: boolean;
}

/** Secrets Manager: encrypted with a customer-managed root key, reachable through private endpoints only. */
export class Secrets extends Construct {
  /** The platform's secrets, created with the defaults if nobody has set them up. */
  static of(scope: IConstruct): Secrets {
    return Platform.one(scope, "secrets", (platform) => new Secrets(platform));
  }

  /** GUID of the Secrets Manager instance. */
  readonly instance: string;
  /** CRN of the Secrets Manager instance. */
  readonly crn: string;
  /** Region of the instance. */
  readonly region: string;
  /** True when DNS challenges are to be answered for other blueprints. */
  readonly answersChallenges: boolean;
  private answers?: Authorization;
  private readonly groups = new Map<string, SmSecretGroup>();
  private readonly restriction: CbrRule | undefined;

  /** @throws FaultError CR001 when `existing` is not the CRN of a Secrets Manager instance */
  constructor(platform: Platform, props: SecretsProps = noProps) {
    super(platform.foundations, "secrets");
    platform.register("secrets", this);
    validateProps(this.node.path, secretsSchema, props);
    this.answersChallenges = props.answersChallenges ?? false;
    this.node.addValidation({ validate: () => this.unanswered() });
    if (props.existing !== undefined) {
      const crn = platform.useInstance(props.existing, ["secrets-manager"], `${this.node.path}.existing`);
      this.instance = crn.instance;
      this.crn = crn.crn;
      this.region = crn.location;
      return;
    }
    const encryption = Encryption.of(this);
    const key = encryption.key("secrets-manager");
    const group = platform.resourceGroupId(this);
    const mayReadKey = new Authorization(this, "may-read-key", {
      // The instance does not exist before it is encrypted: its resource group is the narrowest source there is.
      source: { service: "secrets-manager", resourceGroup: group },
      target: { service: "kms", instance: key.instance, key: key.id },
      roles: ["Reader"],
    });
    const resource = new ResourceInstance(this, "instance", {
      name: resourceName(this.node.path, 180, platform.name, "secrets"),
      service: "secrets-manager",
      plan: "standard",
      location: platform.region,
      resourceGroupId: group,
      serviceEndpoints: "private",
      parameters: { kms_key: key.crn, allowed_network: "private-only" },
      dependsOn: [mayReadKey.ready, ...key.ready],
      // IBM creates an instance in several minutes, now and then in more than the provider's ten.
      timeouts: { create: "30m", delete: "30m" },
    });
    this.instance = resource.guid;
    this.crn = resource.crn;
    this.region = platform.region;
    this.restriction = Access.of(this).restrictions.restrict(this, "restriction", {
      service: "secrets-manager",
      instance: this.instance,
      // Workloads and other services read secrets too, and no zone could name them all.
      from: "private-endpoints",
    });
  }

  /**
   * The authorization to answer DNS challenges of certificate authorities in an Internet Services instance, made on first use.
   *
   * @param instance GUID of that instance
   */
  answerChallenges(scope: Construct, instance: string): Authorization {
    this.answers ??= new Authorization(scope, "may-answer-challenges", {
      source: { service: "secrets-manager", instance: this.instance },
      target: { service: "internet-svcs", instance },
      roles: ["Manager"],
    });
    return this.answers;
  }

  /** An option that nothing carries out. */
  private unanswered(): [] {
    if (!this.answersChallenges || this.answers) return [];
    throw new FaultError([
      {
        code: "SM001",
        message: "answersChallenges without an edge: there is no Internet Services instance to answer challenges in",
        place: { path: `${this.node.path}.answersChallenges` },
        expected: "the section edge beside it",
        got: "no edge",
      },
    ]);
  }

  /** Lets a service that fetches secrets through the restriction; the restriction of an existing instance is its owner's. */
  letIn(service: string): void {
    if (this.restriction) Access.of(this).restrictions.letIn(this.restriction, service);
  }

  /** The secret group of a system, made on first use: who may read one system's secrets may not read another's. */
  group(system: string): string {
    const group =
      this.groups.get(system) ??
      new SmSecretGroup(this, `group-${system}`, {
        instanceId: this.instance,
        region: this.region,
        endpointType: "private",
        name: resourceName(this.node.path, 64, Platform.of(this).name, system),
        description: `Secrets of the system ${system}`,
      });
    this.groups.set(system, group);
    return group.secretGroupId;
  }
}
