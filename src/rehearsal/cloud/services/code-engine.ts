import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { type CloudView, type ResourceModel, text } from "../resource-model";

const project = { argument: "project_id", kinds: ["code engine project"] };
const inProject = (state: ObjectValue) => ({
  scope: `project ${text(state, "project_id")}`,
  name: text(state, "name"),
});

/** Secrets, applications and jobs are named inside their project. */
const handle = (state: ObjectValue, name: string) => `${text(state, "project_id")}/${name}`;

/** Refuses a name that nothing in the project has. */
function requireNamed(planned: ObjectValue, argument: string, name: string, kind: string, cloud: CloudView): void {
  if (name === "" || cloud.named(handle(planned, name), [kind])) return;
  throw new Refusal(
    "dangling-reference",
    `${argument} names ${JSON.stringify(name)}, and the project has no such ${kind}`,
    "Code Engine API: what a component names must exist in its project",
    `Refer to the name of the ${kind}'s resource.`,
    argument.split(".")[0],
  );
}

export const codeEngineProject: ResourceModel = {
  type: "ibm_code_engine_project",
  kind: "code engine project",
  unique: (state) => ({ scope: "the region", name: text(state, "name") }),
  attributes(_, cloud) {
    const id = cloud.mint.guid();
    return {
      id,
      project_id: id,
      crn: crnOf("codeengine", "eu-de", id),
      account_id: "",
      status: "active",
      region: "eu-de",
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
    unique: inProject,
    attributes: (planned) => ({
      id: handle(planned, text(planned, "name")),
      status: "ready",
      etag: "1",
      entity_tag: "1",
      endpoint: "",
      endpoint_internal: `http://${text(planned, "name")}.internal.svc.cluster.local`,
      region: "eu-de",
      created_at: "",
      href: "",
    }),
    handles: (state) => [text(state, "id")],
    ...more,
  };
}

export const secret = component("ibm_code_engine_secret", "secret");

function blocksOf(planned: ObjectValue, name: string): ObjectValue[] {
  const value = planned[name];
  return Array.isArray(value) ? (value as ObjectValue[]) : [];
}

export const app = component("ibm_code_engine_app", "application", {
  check(planned, cloud) {
    requireNamed(planned, "image_secret", text(planned, "image_secret"), "secret", cloud);
    for (const variable of blocksOf(planned, "run_env_variables")) {
      if (text(variable, "type").startsWith("secret_"))
        requireNamed(planned, "run_env_variables.reference", text(variable, "reference"), "secret", cloud);
    }
  },
});

export const domainMapping = component("ibm_code_engine_domain_mapping", "domain mapping", {
  unique: (state) => ({ scope: "the region's domain mappings", name: text(state, "name") }),
  check(planned, cloud) {
    requireNamed(planned, "tls_secret", text(planned, "tls_secret"), "secret", cloud);
    for (const target of blocksOf(planned, "component"))
      requireNamed(planned, "component.name", text(target, "name"), "application", cloud);
  },
  attributes: (planned, cloud) => ({
    id: handle(planned, text(planned, "name")),
    cname_target: `custom.${cloud.mint.id32().slice(0, 12)}.eu-de.codeengine.appdomain.cloud`,
    status: "ready",
    etag: "1",
    entity_tag: "1",
    user_managed: true,
    visibility: "custom",
  }),
});
