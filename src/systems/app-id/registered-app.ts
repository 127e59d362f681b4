import { AppidApplication } from "@cdktf/provider-ibm/lib/appid-application";
import { AppidApplicationScopes } from "@cdktf/provider-ibm/lib/appid-application-scopes";
import { AppidRole } from "@cdktf/provider-ibm/lib/appid-role";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { byName } from "../../core/order";
import { RampartStack } from "../../platform/stack";
import { AppId } from "./app-id";

export interface RegisteredAppProps {
  /** Name of the application; the stack's name goes before it. */
  readonly name: string;
  /** Host name under which it is public. */
  readonly hostname: string;
  /** Paths to which App ID may send people back after they have signed in. @default ["/callback"] @control CE-29 */
  readonly callbacks?: readonly string[];
  /** Scopes that each role grants; the application checks them. @default - no roles @control CE-29 */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
}

/**
 * An application that is registered with App ID: a confidential client, with exact redirect URLs.
 *
 * Its client secret is in the state of this stack: App ID generates it, and the provider has no write-only arguments
 * (ibm 2.5.0).
 *
 * @control CE-29
 */
export class RegisteredApp extends Construct {
  readonly resource: AppidApplication;
  /** Addresses to which App ID may send people back. */
  readonly redirects: readonly string[];
  /** False when the redirect addresses have to be entered by the owner of an instance that exists. */
  readonly redirectsEntered: boolean;
  /** Scopes that each role grants. */
  readonly roles: Readonly<Record<string, readonly string[]>>;

  constructor(scope: Construct, id: string, { name, hostname, callbacks, roles }: RegisteredAppProps) {
    super(scope, id);
    const appId = AppId.of(this);
    const stack = RampartStack.of(this);
    const common = { tenantId: appId.tenant, provider: stack.publicApi };
    this.resource = new AppidApplication(this, "Default", {
      ...common,
      name: resourceName(this.node.path, 50, stack.node.id, name),
      type: "regularwebapp",
    });
    this.redirects = (callbacks ?? ["/callback"]).map((path) => `https://${hostname}${path}`);
    this.redirectsEntered = !appId.exists;
    for (const address of this.redirects) appId.allowRedirect(address);

    this.roles = roles ?? {};
    const granted = Object.entries(this.roles).sort(byName);
    if (granted.length === 0) return;
    const scopes = new AppidApplicationScopes(this, "scopes", {
      ...common,
      clientId: this.resource.clientId,
      scopes: [...new Set(granted.flatMap(([, some]) => some))].sort(),
    });
    for (const [role, some] of granted) {
      new AppidRole(this, `role-${role}`, {
        ...common,
        name: resourceName(this.node.path, 50, stack.node.id, name, role),
        access: [{ applicationId: this.resource.clientId, scopes: [...some].sort() }],
        dependsOn: [scopes],
      });
    }
  }

  /** What issues the tokens, as it stands in them. */
  get issuer(): string {
    return this.resource.oauthServerUrl;
  }
}
