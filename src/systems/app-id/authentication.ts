import { CodeEngineSecret } from "@cdktf/provider-ibm/lib/code-engine-secret";
import { Construct } from "constructs";
import { RegisteredApp } from "./registered-app";

export const authMethods = ["app-id", "oidc", "mutual-tls", "none"] as const;
export type AuthMethod = (typeof authMethods)[number];

/** App ID with more than its defaults. */
export interface AppIdAuth {
  /**
   * Authentication method. The long form of `auth` supports App ID only.
   * @example app-id
   */
  readonly method: "app-id";
  /**
   * Paths to which App ID may redirect the browser after sign-in. They must match exactly.
   * @default ["/callback"]
   * @control CE-29
   * @example [/signed-in]
   */
  readonly callbacks?: readonly string[];
  /**
   * Scopes that each application role grants; the application must check them.
   * @default - no roles
   * @control CE-29
   * @example { editor: [read, write], viewer: [read] }
   */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
}

/** An environment variable, as applications and functions take it. */
export interface EnvironmentVariable {
  readonly type: string;
  readonly name?: string;
  readonly value?: string;
  readonly reference?: string;
}

export interface AuthenticationProps {
  readonly auth: AuthMethod | AppIdAuth;
  /** Name of the application. */
  readonly name: string;
  /** Host name under which it is public. */
  readonly hostname: string;
  /** Id of its Code Engine project. */
  readonly projectId: string;
}

/**
 * How a public application authenticates callers, set in its environment, where the application and every rule can read it:
 * `AUTH_METHOD`, and with App ID `OIDC_ISSUER`, `OIDC_AUDIENCE` and, from a secret, `OIDC_CLIENT_SECRET`. With another
 * identity provider, the application's environment sets issuer and audience.
 *
 * @control CE-29
 */
export class Authentication extends Construct {
  readonly method: AuthMethod;
  readonly environment: readonly EnvironmentVariable[];
  /** The application's registration, when App ID signs people in. */
  readonly registration?: RegisteredApp;

  constructor(scope: Construct, id: string, { auth, name, hostname, projectId }: AuthenticationProps) {
    super(scope, id);
    const settings = typeof auth === "string" ? { method: auth } : auth;
    this.method = settings.method;
    const method = literal("AUTH_METHOD", settings.method);
    if (settings.method !== "app-id") {
      this.environment = [method];
      return;
    }
    const { callbacks, roles } = settings as AppIdAuth;
    this.registration = new RegisteredApp(this, "registration", { name, hostname, callbacks, roles });
    const secret = new CodeEngineSecret(this, "client", {
      projectId,
      name: `${name}-oidc-client`,
      format: "generic",
      data: { OIDC_CLIENT_SECRET: this.registration.resource.secret },
    });
    this.environment = [
      method,
      literal("OIDC_ISSUER", this.registration.issuer),
      literal("OIDC_AUDIENCE", this.registration.resource.clientId),
      { type: "secret_full_reference", reference: secret.name },
    ];
  }
}

function literal(name: string, value: string): EnvironmentVariable {
  return { type: "literal", name, value };
}
