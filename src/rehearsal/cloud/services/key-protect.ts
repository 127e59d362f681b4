import { crnFields } from "../../../core/crn";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { blocksOf, type ResourceModel, text } from "../resource-model";

const instance = { argument: "instance_id", kinds: ["kms instance"] };

export const key: ResourceModel = {
  type: "ibm_kms_key",
  kind: "root key",
  references: [instance],
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    const owner = cloud.named(planned.instance_id, instance.kinds);
    const location = crnFields(owner?.handles.find((handle) => handle.startsWith("crn:")) ?? "").location;
    const guid = owner?.handles.find((handle) => !handle.startsWith("crn:")) ?? text(planned, "instance_id");
    const crn = crnOf("kms", location, guid, "key", id);
    return {
      id: crn,
      crn,
      key_id: id,
      type: "kms",
      resource_crn: crn,
      resource_name: planned.key_name ?? null,
      resource_status: "1",
      key_ring_id: "default",
    };
  },
  handles: (state) => [text(state, "crn"), text(state, "key_id")],
  check(planned, cloud) {
    const ring = text(planned, "key_ring_id");
    const owner = cloud.named(planned.instance_id, instance.kinds);
    // What rings an instance has that exists already, nobody says.
    if (["", "default"].includes(ring) || owner === undefined || owner.type === "existing") return;
    const rings = cloud.all("key ring").filter(({ state }) => owner.handles.includes(text(state, "instance_id")));
    if (rings.some(({ state }) => state.key_ring_id === ring)) return;
    throw new Refusal(
      "dangling-reference",
      `ibm_kms_key: key_ring_id is ${JSON.stringify(ring)}, but the instance has no such key ring yet`,
      "Key Protect API: a key is created in a key ring that exists",
      "Reference key_ring_id of the ibm_kms_key_rings instead of writing its name, or depend on it.",
      "key_ring_id",
    );
  },
  guard(state, cloud) {
    if (cloud.named(state.crn, ["root key"])?.dualAuthorization) {
      cloud.note(
        `a second person must approve before the root key ${text(state, "key_name")} is deleted: destroy stops there until then`,
      );
    }
  },
};

export const keyPolicies: ResourceModel = {
  type: "ibm_kms_key_policies",
  kind: "key policies",
  references: [instance, { argument: "key_id", kinds: ["root key"] }],
  unique: (state) => ({ scope: `the key ${text(state, "key_id")}`, name: "its policies" }),
  attributes: (planned, cloud) => {
    const key = cloud.named(planned.key_id, ["root key"]);
    // Deleting the policies in Terraform does not lift what was set on the key.
    if (key && isOn(planned, "dual_auth_delete")) key.dualAuthorization = true;
    return { id: key?.handles[0] ?? cloud.mint.guid(), crn: "", resource_status: "1" };
  },
  handles: () => [],
};

export const instancePolicies: ResourceModel = {
  type: "ibm_kms_instance_policies",
  kind: "key protect policies",
  references: [instance],
  unique: (state) => ({ scope: `Key Protect ${text(state, "instance_id")}`, name: "its policies" }),
  attributes: (planned) => ({ id: text(planned, "instance_id") }),
  handles: () => [],
};

export const keyRing: ResourceModel = {
  type: "ibm_kms_key_rings",
  kind: "key ring",
  references: [instance],
  unique: (state) => ({ scope: `Key Protect ${text(state, "instance_id")}`, name: text(state, "key_ring_id") }),
  attributes: (planned) => ({ id: `${text(planned, "key_ring_id")}:keyRing:${text(planned, "instance_id")}` }),
  handles: (state) => [text(state, "id")],
  slow: { create: true },
};

function isOn(policies: ObjectValue, name: string): boolean {
  return blocksOf(policies, name)[0]?.enabled === true;
}
