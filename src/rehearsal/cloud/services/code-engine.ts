import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { blocksOf, type CloudView, type ResourceModel, text } from "../resource-model";

const project = { argument: "project_id", kinds: ["code engine project"] };
const inProject = (state: ObjectValue) => ({
  scope: `project ${text(state, "project_id")}`,
  name: text(state, "name"),
});

/** What stands in a project is named inside it. */
const handle = (state: ObjectValue, name: string) => `${text(state, "project_id")}/${name}`;

/** Refuses a name that nothing of the kinds in the project has. */
function requireNamed(
  planned: ObjectValue,
  argument: string,
  name: string,
  kinds: readonly string[],
  cloud: CloudView,
): void {
  if (name === "" || cloud.named(handle(planned, name), kinds)) return;
  throw new Refusal(
    "dangling-reference",
    `${argument} is ${JSON.stringify(name)}, but the project has no such ${kinds.join(" or ")}`,
    "Code Engine API: what a component refers to must exist in its project",
    `Reference the name of the ${kinds.join("'s or ")}'s resource.`,
    argument.split(".")[0],
  );
}

export const codeEngineProject: ResourceModel = {
  type: "ibm_code_engine_project",
  kind: "code engine project",
  unique: (state) => ({ scope: "the region's projects", name: text(state, "name") }),
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    cloud.note(
      `IBM Cloud creates the project ${text(planned, "name")} with the outbound rule allow-all, which Terraform does not manage`,
    );
    return {
      id,
      project_id: id,
      crn: crnOf("codeengine", cloud.region, id),
      account_id: "",
      status: "active",
      region: cloud.region,
      resource_type: "project_v2",
      created_at: "",
      details: "",
      href: "",
    };
  },
  handles: (state) => [text(state, "id"), text(state, "crn")],
};

function component(type: string, kind: string, more: Partial<ResourceModel> = {}): ResourceModel {
  return {
    type,
    kind,
    references: [project],
    // One space of names for each kind: an application and a job may share one.
    unique: (state) => ({ scope: `the ${kind}s of ${inProject(state).scope}`, name: inProject(state).name }),
    attributes: (planned, cloud) => ({
      id: handle(planned, text(planned, "name")),
      status: "ready",
      etag: "1",
      entity_tag: "1",
      endpoint: "",
      endpoint_internal: `http://${text(planned, "name")}.internal.svc.cluster.local`,
      region: cloud.region,
      created_at: "",
      href: "",
    }),
    handles: (state) => [text(state, "id")],
    ...more,
  };
}

/** Kinds of things that environment variables and mounts refer to, by the first word of their type. */
const referred: readonly (readonly [string, string])[] = [
  ["secret", "secret"],
  ["config_map", "config map"],
  ["persistent_data_store", "persistent data store"],
];

/** What the environment, the mounts and the build arguments of a component name. */
function requireReferences(planned: ObjectValue, cloud: CloudView): void {
  for (const argument of ["run_env_variables", "run_volume_mounts", "run_build_params"]) {
    for (const block of blocksOf(planned, argument)) {
      const kind = referred.find(([word]) => text(block, "type").startsWith(word))?.[1];
      if (kind) requireNamed(planned, `${argument}.reference`, text(block, "reference"), [kind], cloud);
    }
  }
}

/** Checks the references, and the secrets that the arguments name. */
function naming(...secrets: readonly string[]): Pick<ResourceModel, "check"> {
  return {
    check(planned, cloud) {
      for (const argument of secrets) requireNamed(planned, argument, text(planned, argument), ["secret"], cloud);
      requireReferences(planned, cloud);
    },
  };
}

export const secret = component("ibm_code_engine_secret", "secret", { slow: { create: true } });
export const configMap = component("ibm_code_engine_config_map", "config map", { slow: { create: true } });
export const app = component("ibm_code_engine_app", "application", naming("image_secret"));
export const job = component("ibm_code_engine_job", "job", naming("image_secret"));
export const fn = component("ibm_code_engine_function", "function", naming("code_secret"));
export const build = component("ibm_code_engine_build", "build", naming("source_secret", "output_secret"));

export const dataStore = component("ibm_code_engine_persistent_data_store", "persistent data store", {
  check(planned, cloud) {
    for (const data of blocksOf(planned, "data")) {
      const name = text(data, "secret_name");
      requireNamed(planned, "data.secret_name", name, ["secret"], cloud);
      const format = text(cloud.named(handle(planned, name), ["secret"])?.state ?? {}, "format");
      if (name === "" || format === "hmac_auth") continue;
      throw new Refusal(
        "wrong-format",
        `a persistent data store needs HMAC keys, but the secret ${name} has the format ${format}`,
        'IBM Cloud documentation, "Working with persistent data stores": an HMAC secret',
        "Use a secret of the format hmac_auth.",
        "data",
      );
    }
  },
});

/**
 * Allowed ranges add up, and one that another covers is refused as redundant. The rule allow-all, which covers everything, is
 * taken to be gone: whether it is, Terraform cannot know.
 */
export const outboundDestination = component("ibm_code_engine_allowed_outbound_destination", "outbound destination", {
  references: [project, { argument: "private_path_service_gateway_crn", kinds: ["private path service gateway"] }],
  check(planned, cloud) {
    const gateway = text(planned, "private_path_service_gateway_crn");
    if (gateway !== "")
      cloud.note(
        `the rehearsal assumes that the owner of ${gateway.split(":").at(-1)} permits connections of Code Engine: otherwise the apply waits for it`,
      );
    const range = text(planned, "cidr_block");
    const covering = cloud
      .all("outbound destination")
      .filter(({ state }) => state.project_id === planned.project_id && state.name !== planned.name)
      .find(({ state }) => covers(text(state, "cidr_block"), range));
    if (!covering) return;
    throw new Refusal(
      "redundant-range",
      `the range ${range} is already covered by ${text(covering.state, "cidr_block")}`,
      'IBM Cloud documentation, "Working with outbound connectivity in Code Engine": a redundant range is rejected',
      "Remove the narrower range.",
      "cidr_block",
    );
  },
});

function covers(wide: string, narrow: string): boolean {
  const [outer, inner] = [wide, narrow].map(rangeOf);
  return outer !== undefined && inner !== undefined && outer.first <= inner.first && outer.last >= inner.last;
}

function rangeOf(cidr: string): { readonly first: number; readonly last: number } | undefined {
  const [address = "", bits] = cidr.split("/");
  if (bits === undefined) return undefined;
  const size = 2 ** (32 - Number(bits));
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1 };
}

/** A domain leads to an application or a function, each named in its own space. */
export const domainMapping = component("ibm_code_engine_domain_mapping", "domain mapping", {
  unique: (state) => ({ scope: "the region's domain mappings", name: text(state, "name") }),
  check(planned, cloud) {
    requireNamed(planned, "tls_secret", text(planned, "tls_secret"), ["secret"], cloud);
    for (const target of blocksOf(planned, "component")) {
      const kind = text(target, "resource_type") === "function_v2" ? "function" : "application";
      requireNamed(planned, "component.name", text(target, "name"), [kind], cloud);
    }
  },
  attributes: (planned, cloud) => ({
    id: handle(planned, text(planned, "name")),
    cname_target: `custom.${cloud.mint.id32().slice(0, 12)}.${cloud.region}.codeengine.appdomain.cloud`,
    status: "ready",
    etag: "1",
    entity_tag: "1",
    user_managed: true,
    visibility: "custom",
  }),
});
