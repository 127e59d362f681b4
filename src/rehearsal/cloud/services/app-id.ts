import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { blocksOf, type CloudView, type ResourceModel, text } from "../resource-model";

const tenant = { argument: "tenant_id", kinds: ["appid instance"] };

/** A setting that an instance has once: making it again writes over it, and deleting it puts the default back. */
function setting(type: string, kind: string, more: Partial<ResourceModel> = {}): ResourceModel {
  return {
    type,
    kind,
    references: [tenant],
    attributes: (planned) => ({ id: text(planned, "tenant_id") }),
    handles: (state) => [text(state, "id")],
    // Two resources for one setting overwrite one another at each apply.
    unique: (state) => ({ scope: `App ID instance ${text(state, "tenant_id")}`, name: kind }),
    ...more,
  };
}

export const tokens = setting("ibm_appid_token_config", "app id tokens");
export const cloudDirectory = setting("ibm_appid_idp_cloud_directory", "app id cloud directory");
export const facebook = setting("ibm_appid_idp_facebook", "app id facebook", {
  attributes: (planned) => ({ id: text(planned, "tenant_id"), redirect_url: "" }),
});
export const google = setting("ibm_appid_idp_google", "app id google", {
  attributes: (planned) => ({ id: text(planned, "tenant_id"), redirect_url: "" }),
});
export const mfa = setting("ibm_appid_mfa", "app id mfa");
export const mfaChannel = setting("ibm_appid_mfa_channel", "app id mfa channel");
export const audit = setting("ibm_appid_audit_status", "app id audit");
export const redirectUrls = setting("ibm_appid_redirect_urls", "app id redirect addresses");

export const passwords = setting("ibm_appid_apm", "app id passwords", {
  check(planned, cloud) {
    const instance = cloud.named(planned.tenant_id, ["appid instance"]);
    if (instance?.state.plan !== "lite") return;
    throw new Refusal(
      "plan-without-feature",
      "App ID's plan lite has no advanced password management",
      'App ID documentation, "Defining password policies": advanced policies need the graduated tier',
      "Use the plan graduated-tier, or remove ibm_appid_apm.",
      "enabled",
    );
  },
});

const clientOf = (state: ObjectValue) => `${text(state, "tenant_id")}/${text(state, "client_id")}`;

export const application: ResourceModel = {
  type: "ibm_appid_application",
  kind: "app id application",
  references: [tenant],
  attributes(planned, cloud) {
    const client = cloud.mint.guid();
    const issuer = `https://${cloud.region}.appid.cloud.ibm.com/oauth/v4/${text(planned, "tenant_id")}`;
    return {
      id: `${text(planned, "tenant_id")}/${client}`,
      client_id: client,
      secret: cloud.mint.id32(),
      oauth_server_url: issuer,
      discovery_endpoint: `${issuer}/.well-known/openid-configuration`,
      profiles_url: `https://${cloud.region}.appid.cloud.ibm.com`,
    };
  },
  handles: (state) => [text(state, "id"), text(state, "client_id")],
};

export const applicationScopes: ResourceModel = {
  type: "ibm_appid_application_scopes",
  kind: "app id scopes",
  references: [tenant, { argument: "client_id", kinds: ["app id application"] }],
  unique: (state) => ({ scope: "App ID", name: `scopes of ${clientOf(state)}` }),
  attributes: (planned) => ({ id: clientOf(planned) }),
  handles: (state) => [text(state, "id")],
};

/** Scopes that roles may grant: those of their application, once they are entered. */
function scopesOf(client: unknown, cloud: CloudView): unknown[] {
  const scopes = cloud.all("app id scopes").find(({ state }) => state.client_id === client)?.state.scopes;
  return Array.isArray(scopes) ? scopes : [];
}

export const role: ResourceModel = {
  type: "ibm_appid_role",
  kind: "app id role",
  references: [tenant, { argument: "access.application_id", kinds: ["app id application"] }],
  unique: (state) => ({ scope: `roles of ${text(state, "tenant_id")}`, name: text(state, "name") }),
  check(planned, cloud) {
    for (const access of blocksOf(planned, "access")) {
      const known = scopesOf(access.application_id, cloud);
      const missing = (Array.isArray(access.scopes) ? access.scopes : []).filter((scope) => !known.includes(scope));
      if (missing.length === 0) continue;
      throw new Refusal(
        "dangling-reference",
        `the role ${text(planned, "name")} grants ${missing.join(", ")}, but the application has no such scope`,
        "provider ibm 2.5.0, resource_ibm_appid_role_test.go: roles are created after the scopes that they grant",
        "Make the role depend on the application's scopes, and add the scope there.",
        "access",
      );
    }
  },
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    return { id: `${text(planned, "tenant_id")}/${id}`, role_id: id };
  },
  handles: (state) => [text(state, "id")],
};
