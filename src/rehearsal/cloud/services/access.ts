import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { type ResourceModel, text } from "../resource-model";
import { instanceKinds } from "./authorization";

export const accessGroup: ResourceModel = {
  type: "ibm_iam_access_group",
  kind: "access group",
  unique: (state) => ({ scope: "the account's access groups", name: text(state, "name") }),
  attributes: (_, cloud) => ({ id: `AccessGroupId-${cloud.mint.guid()}`, version: "1", crn: "" }),
  handles: (state) => [text(state, "id")],
};

const group = { argument: "access_group_id", kinds: ["access group"], holds: true };

/** IAM answers 409 to a policy that says what another one says already. */
function policy(
  type: string,
  identity: string,
  reference: NonNullable<ResourceModel["references"]>[number],
): ResourceModel {
  return {
    type,
    kind: "access policy",
    references: [reference, { argument: "resources.resource_instance_id", kinds: instanceKinds }],
    unique: (state) => ({
      scope: `the policies of ${text(state, identity)}`,
      name: JSON.stringify([state.roles, state.resources, state.resource_attributes, state.rule_conditions]),
    }),
    attributes: (planned, cloud) => ({ id: `${text(planned, identity)}/${cloud.mint.guid()}`, version: "1" }),
    handles: (state) => [text(state, "id")],
  };
}

/** A group with policies is not deleted without force. */
export const accessGroupPolicy = policy("ibm_iam_access_group_policy", "access_group_id", group);

export const accessGroupMembers: ResourceModel = {
  type: "ibm_iam_access_group_members",
  kind: "members",
  references: [group],
  // The provider reads all members of the group: two lists of them overwrite one another.
  unique: (state) => ({ scope: `the access group ${text(state, "access_group_id")}`, name: "its members" }),
  attributes(planned, cloud) {
    cloud.note("the rehearsal assumes that members of access groups are users of the account: invite them first");
    return { id: `${text(planned, "access_group_id")}/${cloud.mint.id32()}`, members: [] };
  },
  handles: (state) => [text(state, "id")],
};

export const accessGroupDynamicRule: ResourceModel = {
  type: "ibm_iam_access_group_dynamic_rule",
  kind: "dynamic rule",
  references: [group],
  unique: (state) => ({ scope: `the rules of ${text(state, "access_group_id")}`, name: text(state, "name") }),
  attributes(planned, cloud) {
    const id = `ClaimRule-${cloud.mint.guid()}`;
    return { id: `${text(planned, "access_group_id")}/${id}`, rule_id: id };
  },
  handles: (state) => [text(state, "id")],
};

/** The account has one set of settings. */
export const accountSettings: ResourceModel = {
  type: "ibm_iam_account_settings",
  kind: "account settings",
  unique: () => ({ scope: "the account", name: "settings" }),
  attributes: (_, cloud) => ({ id: cloud.mint.id32(), entity_tag: "1", history: [], user_mfa: [] }),
  handles: (state) => [text(state, "id")],
};

export const serviceId: ResourceModel = {
  type: "ibm_iam_service_id",
  kind: "service id",
  // Source: provider ibm 2.5.0, schema of ibm_iam_service_id: "The name is not checked for uniqueness."
  repeats: (state) => ({
    what: `a service ID named ${text(state, "name")}`,
    says: "IAM takes both, and only their ids tell them apart",
  }),
  attributes(_, cloud) {
    const id = `ServiceId-${cloud.mint.guid()}`;
    return {
      id,
      iam_id: `iam-${id}`,
      crn: crnOf("iam-identity", "", "", "serviceid", id),
      version: "1",
      locked: false,
    };
  },
  handles: (state) => [text(state, "id"), text(state, "iam_id")],
};

export const servicePolicy = policy("ibm_iam_service_policy", "iam_id", { argument: "iam_id", kinds: ["service id"] });

export const trustedProfile: ResourceModel = {
  type: "ibm_iam_trusted_profile",
  kind: "trusted profile",
  unique: (state) => ({ scope: "the account's trusted profiles", name: text(state, "name") }),
  attributes(_, cloud) {
    const id = `Profile-${cloud.mint.guid()}`;
    return {
      id,
      profile_id: id,
      iam_id: `iam-${id}`,
      crn: crnOf("iam-identity", "", "", "profile", id),
      entity_tag: "1",
      history: [],
      activity: [],
    };
  },
  handles: (state) => [text(state, "id"), text(state, "iam_id")],
};

/** Source: provider ibm 2.5.0, documentation of ibm_iam_trusted_profile_link; the provider checks none of them. */
const computeTypes = ["VSI", "PVS", "BMS", "IKS_SA", "ROKS_SA", "CE"];

export const trustedProfileLink: ResourceModel = {
  type: "ibm_iam_trusted_profile_link",
  kind: "trusted profile link",
  references: [
    { argument: "profile_id", kinds: ["trusted profile"] },
    { argument: "link.crn", kinds: instanceKinds },
  ],
  attributes(planned, cloud) {
    const id = `Link-${cloud.mint.guid()}`;
    return { id: `${text(planned, "profile_id")}/${id}`, link_id: id, entity_tag: "1" };
  },
  handles: (state) => [text(state, "id")],
  check(planned: ObjectValue) {
    if (computeTypes.includes(text(planned, "cr_type"))) return;
    throw new Refusal(
      "unknown-compute-type",
      `IAM has no compute resource of the type ${JSON.stringify(planned.cr_type ?? null)}`,
      "provider ibm 2.5.0, documentation of ibm_iam_trusted_profile_link",
      `Write one of ${computeTypes.join(", ")}.`,
      "cr_type",
    );
  },
};

export const trustedProfilePolicy = policy("ibm_iam_trusted_profile_policy", "iam_id", {
  argument: "iam_id",
  kinds: ["trusted profile"],
});
