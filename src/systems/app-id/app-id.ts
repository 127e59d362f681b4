import { AppidRedirectUrls } from "@cdktf/provider-ibm/lib/appid-redirect-urls";
import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import { Lazy } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { resourceName } from "../../core/names";
import { noProps } from "../../core/validated";
import { Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { validateProps } from "../../platform/validate-props";
import { HardenedTenant } from "./hardened-tenant";
import { appIdSchema } from "./schema";

export const plans = ["graduated-tier", "lite"] as const;

/**
 * App ID, which authenticates the users of public applications. It is created when the first application sets `auth:
 * app-id`.
 * @default - an instance is created when an application needs it
 * @control CE-33
 * @example { tokenMinutes: 10 }
 */
export interface AppIdProps {
  /**
   * CRN of an existing App ID instance, whose settings and redirect URLs are managed elsewhere.
   * @default - an instance is created and hardened
   * @example "crn:v1:bluemix:public:appid:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555::"
   */
  readonly existing?: string;
  /**
   * Pricing plan of the instance. `lite` has no advanced password management, which is a violation.
   * @default "graduated-tier"
   * @control CE-33
   * @example graduated-tier
   */
  readonly plan?: (typeof plans)[number];
  /**
   * Lifetime of an access token in minutes, 5 to 1440. More than 15 needs a waiver, because issued tokens cannot be
   * revoked.
   * @default 15
   * @control CE-33
   * @example 10
   */
  readonly tokenMinutes?: number;
}

/**
 * App ID, which authenticates the users of public applications: one instance, hardened as a unit.
 *
 * Its management API has no private endpoint: with `visibility = "private"` the provider refuses all of its resources
 * (ibm 2.5.0, conns/config.go), so they use the same provider alias as Internet Services.
 *
 * @control CE-33
 */
export class AppId extends Construct {
  /** The platform's App ID, created with the defaults if nobody has set it up. */
  static of(scope: IConstruct): AppId {
    return Platform.one(scope, "app-id", (platform) => new AppId(platform));
  }

  /** GUID of the instance, which App ID calls the tenant. */
  readonly tenant: string;
  /** True when the instance is not made here, so that redirect addresses are entered by its owner. */
  readonly exists: boolean;
  private readonly addresses = new Set<string>();
  private list?: AppidRedirectUrls;

  /** @throws FaultError CR001 when `existing` is not the CRN of an App ID instance */
  constructor(platform: Platform, props: AppIdProps = noProps) {
    super(platform.foundations, "app-id");
    platform.register("app-id", this);
    validateProps(this.node.path, appIdSchema, props);
    this.exists = props.existing !== undefined;
    if (props.existing !== undefined) {
      const crn = platform.useInstance(props.existing, ["appid"], `${this.node.path}.existing`, "regional");
      this.tenant = crn.instance;
      return;
    }
    const plan = props.plan ?? "graduated-tier";
    this.tenant = new ResourceInstance(this, "instance", {
      name: resourceName(this.node.path, 180, platform.name, "app-id"),
      service: "appid",
      plan,
      location: platform.region,
      resourceGroupId: platform.resourceGroupId(this),
    }).guid;
    new HardenedTenant(this, "hardening", {
      tenant: this.tenant,
      advancedPasswords: plan !== "lite",
      tokenMinutes: props.tokenMinutes ?? 15,
    });
  }

  /** Lets App ID send people back to an address after they have signed in. The list is one for the whole instance. */
  allowRedirect(address: string): void {
    this.addresses.add(address);
    if (this.exists || this.list) return;
    this.list = new AppidRedirectUrls(this, "redirect-urls", {
      tenantId: this.tenant,
      urls: Lazy.listValue({ produce: () => [...this.addresses].sort() }),
      provider: RampartStack.of(this).publicApi,
    });
  }
}
