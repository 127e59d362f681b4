import { type ResourceModel, text } from "../resource-model";

export const accessGroup: ResourceModel = {
  type: "ibm_iam_access_group",
  kind: "access group",
  unique: (state) => ({ scope: "the account's access groups", name: text(state, "name") }),
  attributes: (_, cloud) => ({ id: `AccessGroupId-${cloud.mint.guid()}`, version: "1", crn: "" }),
  handles: (state) => [text(state, "id")],
};

/** A group with policies is not deleted without force. */
export const accessGroupPolicy: ResourceModel = {
  type: "ibm_iam_access_group_policy",
  kind: "access policy",
  references: [{ argument: "access_group_id", kinds: ["access group"], holds: true }],
  attributes: (planned, cloud) => ({ id: `${text(planned, "access_group_id")}/${cloud.mint.guid()}`, version: "1" }),
  handles: (state) => [text(state, "id")],
};
