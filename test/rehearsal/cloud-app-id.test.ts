import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { Refusal } from "../../src/rehearsal/plugin/model";
import { make } from "../support/cloud";

function refusedBy(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal && error.source !== "" && error.fix !== "") return error.rule;
    throw error;
  }
  return undefined;
}

function instance(cloud: Cloud, plan = "graduated-tier"): ObjectValue {
  return make(cloud, "ibm_resource_instance", { service: "appid", location: "eu-de", name: "people", plan });
}

interface Scene {
  readonly rule: string;
  readonly what: string;
  readonly prepare: (cloud: Cloud) => () => unknown;
}

const scenes: readonly Scene[] = [
  {
    rule: "dangling-reference",
    what: "a setting of no instance",
    prepare: (cloud) => () => make(cloud, "ibm_appid_mfa", { tenant_id: "none", is_active: true }),
  },
  {
    rule: "name-taken",
    what: "a setting that is written twice",
    prepare: (cloud) => {
      const tenant = instance(cloud).guid ?? null;
      make(cloud, "ibm_appid_redirect_urls", { tenant_id: tenant, urls: ["https://a.example.com/callback"] });
      return () =>
        make(cloud, "ibm_appid_redirect_urls", { tenant_id: tenant, urls: ["https://b.example.com/callback"] });
    },
  },
  {
    rule: "plan-without-feature",
    what: "advanced password management on the lite plan",
    prepare: (cloud) => {
      const tenant = instance(cloud, "lite").guid ?? null;
      return () => make(cloud, "ibm_appid_apm", { tenant_id: tenant, enabled: true });
    },
  },
  {
    rule: "dangling-reference",
    what: "scopes of no application",
    prepare: (cloud) => {
      const tenant = instance(cloud).guid ?? null;
      return () =>
        make(cloud, "ibm_appid_application_scopes", { tenant_id: tenant, client_id: "none", scopes: ["read"] });
    },
  },
  {
    rule: "dangling-reference",
    what: "a role before the scopes that it grants",
    prepare: (cloud) => {
      const tenant = instance(cloud).guid ?? null;
      const app = make(cloud, "ibm_appid_application", { tenant_id: tenant, name: "web" });
      const access = [{ application_id: app.client_id ?? null, scopes: ["read"] }];
      return () => make(cloud, "ibm_appid_role", { tenant_id: tenant, name: "viewer", access });
    },
  },
];

test("App ID refuses what it refuses, with the rule, its source and the fix", () => {
  const missed = scenes.filter(({ rule, prepare }) => refusedBy(prepare(new Cloud())) !== rule);
  process.stdout.write(
    `rehearsal: ${scenes.length} scenes tried on App ID, ${scenes.length - missed.length} refused\n`,
  );
  expect(missed.map(({ what }) => what)).toEqual([]);
});

test("the same things in the right order are taken", () => {
  const cloud = new Cloud();
  const tenant = instance(cloud).guid ?? null;
  const app = make(cloud, "ibm_appid_application", { tenant_id: tenant, name: "web" });
  const client = app.client_id ?? null;
  make(cloud, "ibm_appid_application_scopes", { tenant_id: tenant, client_id: client, scopes: ["read", "write"] });
  const access = [{ application_id: client, scopes: ["read"] }];
  expect(refusedBy(() => make(cloud, "ibm_appid_role", { tenant_id: tenant, name: "viewer", access }))).toBeUndefined();
  expect(refusedBy(() => make(cloud, "ibm_appid_apm", { tenant_id: tenant, enabled: true }))).toBeUndefined();
  expect(app.oauth_server_url).toBe(`https://eu-de.appid.cloud.ibm.com/oauth/v4/${String(tenant)}`);
});
