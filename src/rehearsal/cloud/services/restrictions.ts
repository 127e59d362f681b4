import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { blocksOf, type ResourceModel, text } from "../resource-model";

const addressTypes = ["ipAddress", "ipRange", "subnet", "vpc", "serviceRef"];

export const zone: ResourceModel = {
  type: "ibm_cbr_zone",
  kind: "zone",
  unique: (state) => ({ scope: "the account's network zones", name: text(state, "name") }),
  attributes: (_, cloud) => ({
    id: cloud.mint.id32(),
    crn: "",
    etag: "1",
    address_count: 1,
    excluded_count: 0,
    version: "1",
  }),
  handles: (state) => [text(state, "id")],
  check(planned) {
    const strange = blocksOf(planned, "addresses").find(({ type }) => !addressTypes.includes(String(type)));
    if (!strange) return;
    throw new Refusal(
      "unknown-address-type",
      `the network zone ${text(planned, "name")} has an address of the type ${JSON.stringify(strange.type ?? null)}`,
      "context-based restrictions API, type of an address; the provider does not check this earlier",
      `Write one of ${addressTypes.join(", ")}.`,
      "addresses",
    );
  },
  guard(state, cloud) {
    const rule = cloud.all("restriction").find((one) => zonesOf(one.state).includes(text(state, "id")));
    if (!rule) return;
    throw new Refusal(
      "still-in-use",
      `the network zone ${text(state, "name")} cannot be deleted: a rule uses it`,
      "context-based restrictions API: a zone that rules use cannot be deleted",
      "Change or delete the rule first.",
    );
  },
};

/** Zones are named in attributes, several in one value. */
export const rule: ResourceModel = {
  type: "ibm_cbr_rule",
  kind: "restriction",
  repeats: (state) => ({
    what: `a restriction of ${blocksOf(state, "resources")
      .flatMap((resource) => blocksOf(resource, "attributes"))
      .map(({ name, value }) => `${String(name)}=${String(value)}`)
      .sort()
      .join(" ")}`,
    says: "how the service combines two restrictions of one resource has not been measured",
  }),
  attributes: (_, cloud) => ({ id: cloud.mint.id32(), crn: "", etag: "1", version: "1" }),
  handles: (state) => [text(state, "id")],
  check(planned, cloud) {
    refuseRepeated(planned);
    const missing = zonesOf(planned).find((id) => !cloud.named(id, ["zone"]));
    if (missing === undefined) {
      requireTarget(planned);
      return;
    }
    throw new Refusal(
      "dangling-reference",
      `the rule refers to the network zone ${JSON.stringify(missing)}, but there is no such zone`,
      "context-based restrictions API: a rule's zones must exist",
      "Reference the id of the zone's resource.",
      "contexts",
    );
  },
};

/** Every attribute of a context applies, so the service takes each once. */
function refuseRepeated(planned: ObjectValue): void {
  for (const argument of ["contexts", "resources"]) {
    for (const block of blocksOf(planned, argument)) {
      const names = blocksOf(block, "attributes").map(({ name }) => name);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice === undefined) continue;
      throw new Refusal(
        "duplicate-context-attribute",
        `the rule names ${String(twice)} twice in one of its ${argument}`,
        "context-based restrictions API, 400 duplicate_context_attribute; terraform-provider-ibm issues 4362 and 4248",
        "Write a context for each zone, or the ids of the zones in one value with commas between them.",
        argument,
      );
    }
  }
}

/** A restriction is about one service of one account. */
function requireTarget(planned: ObjectValue): void {
  const names = blocksOf(planned, "resources")
    .flatMap((resource) => blocksOf(resource, "attributes"))
    .map(({ name }) => name);
  const absent = ["accountId", "serviceName"].find((name) => !names.includes(name));
  if (absent === undefined) return;
  throw new Refusal(
    "incomplete-target",
    `the rule's resources lack the attribute ${absent}`,
    'IBM Cloud documentation, "What are context-based restrictions": rules name an account and a service',
    `Add the attribute ${absent}.`,
    "resources",
  );
}

function zonesOf(rule: ObjectValue): string[] {
  return blocksOf(rule, "contexts")
    .flatMap((context) => blocksOf(context, "attributes"))
    .filter((attribute) => attribute.name === "networkZoneId")
    .flatMap((attribute) => text(attribute, "value").split(","));
}
