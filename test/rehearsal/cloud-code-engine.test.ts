import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { Refusal } from "../../src/rehearsal/plugin/model";
import { make, refused } from "../support/cloud";

/** A cloud with a project that holds two secrets; and what makes one thing more in it. */
function project(): (type: string, planned: ObjectValue) => ObjectValue {
  const cloud = new Cloud();
  const { project_id = null } = make(cloud, "ibm_code_engine_project", { name: "shop" });
  const add = (type: string, planned: ObjectValue) => make(cloud, type, { project_id, ...planned });
  add("ibm_code_engine_secret", { name: "pull", format: "registry" });
  add("ibm_code_engine_secret", { name: "keys", format: "hmac_auth" });
  return add;
}

type Add = ReturnType<typeof project>;

const scenes: readonly { readonly rule: string; readonly what: string; readonly act: (add: Add) => unknown }[] = [
  {
    rule: "dangling-reference",
    what: "a job that pulls with a secret that is not there",
    act: (add) => add("ibm_code_engine_job", { name: "nightly", image_secret: "none" }),
  },
  {
    rule: "dangling-reference",
    what: "a function whose code comes with a secret that is not there",
    act: (add) => add("ibm_code_engine_function", { name: "fn", code_secret: "none" }),
  },
  {
    rule: "dangling-reference",
    what: "an environment from a config map that is not there",
    act: (add) =>
      add("ibm_code_engine_app", {
        name: "web",
        run_env_variables: [{ type: "config_map_full_reference", reference: "pull" }],
      }),
  },
  {
    rule: "dangling-reference",
    what: "a mount of a store that is not there",
    act: (add) =>
      add("ibm_code_engine_job", {
        name: "nightly",
        run_volume_mounts: [{ type: "persistent_data_store", mount_path: "/x", reference: "files" }],
      }),
  },
  {
    rule: "dangling-reference",
    what: "a build whose repository is read with a secret that is not there",
    act: (add) => add("ibm_code_engine_build", { name: "web", source_secret: "none", output_secret: "pull" }),
  },
  {
    rule: "dangling-reference",
    what: "a domain that leads to an application as if it were a function",
    act: (add) => {
      add("ibm_code_engine_app", { name: "web" });
      add("ibm_code_engine_domain_mapping", {
        name: "shop.example.com",
        component: [{ name: "web", resource_type: "function_v2" }],
      });
    },
  },
  {
    rule: "wrong-format",
    what: "a bucket that is opened with a registry's secret",
    act: (add) =>
      add("ibm_code_engine_persistent_data_store", {
        name: "files",
        data: [{ bucket_name: "b", secret_name: "pull" }],
      }),
  },
  {
    rule: "redundant-range",
    what: "an outbound range inside another",
    act: (add) => {
      add("ibm_code_engine_allowed_outbound_destination", { name: "wide", cidr_block: "203.0.113.0/24" });
      add("ibm_code_engine_allowed_outbound_destination", { name: "narrow", cidr_block: "203.0.113.128/25" });
    },
  },
  {
    rule: "name-taken",
    what: "two jobs of one name",
    act: (add) => {
      add("ibm_code_engine_job", { name: "nightly" });
      add("ibm_code_engine_job", { name: "nightly" });
    },
  },
];

test("a project refuses what Code Engine refuses, with the rule, its source and the fix", () => {
  const refused = scenes.map(({ rule, what, act }) => {
    try {
      act(project());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.source.length).toBeGreaterThan(10);
      expect(error.fix.length).toBeGreaterThan(10);
      return [what, error.rule];
    }
    return [what, `not refused, expected ${rule}`];
  });
  process.stdout.write(`code engine: ${scenes.length} tried, ${refused.length} refused\n`);
  expect(refused).toEqual(scenes.map(({ rule, what }) => [what, rule]));
});

test("what fits together is made, and an application and a job may share a name", () => {
  const add = project();
  add("ibm_code_engine_config_map", { name: "settings" });
  add("ibm_code_engine_persistent_data_store", { name: "files", data: [{ bucket_name: "b", secret_name: "keys" }] });
  add("ibm_code_engine_app", {
    name: "web",
    image_secret: "pull",
    run_env_variables: [{ type: "config_map_full_reference", reference: "settings" }],
    run_volume_mounts: [{ type: "persistent_data_store", mount_path: "/x", reference: "files" }],
  });
  add("ibm_code_engine_job", { name: "web", image_secret: "pull" });
  add("ibm_code_engine_allowed_outbound_destination", { name: "a", cidr_block: "203.0.113.0/25" });
  add("ibm_code_engine_allowed_outbound_destination", { name: "b", cidr_block: "203.0.113.128/25" });
});

test("a private path leads to a gateway that exists, and its owner has the last word", () => {
  const gateway =
    "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::private-path-service-gateway:r010-51111111-2222-4333-8444-555555555555";
  const connect = (cloud: Cloud) => {
    const { id } = make(cloud, "ibm_code_engine_project", { name: "p", resource_group_id: "g" });
    make(cloud, "ibm_code_engine_allowed_outbound_destination", {
      ...{ project_id: id ?? null, name: "path-ledger", type: "private_path_service_gateway" },
      ...{ private_path_service_gateway_crn: gateway, isolation_policy: "dedicated" },
    });
  };
  expect(refused("a path to nothing", () => connect(new Cloud()))).toBe("dangling-reference");
  const cloud = new Cloud({ existing: [gateway] });
  connect(cloud);
  expect([...cloud.notes]).toContain(
    "the rehearsal assumes that the owner of r010-51111111-2222-4333-8444-555555555555 permits connections of Code Engine: otherwise the apply waits for it",
  );
});
