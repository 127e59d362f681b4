import { crnOf } from "../mint";
import { type ResourceModel, text } from "../resource-model";

export const inVpc = { argument: "vpc", kinds: ["vpc"], holds: true };

/** VPC resources: an id with the region's prefix, a CRN, and a name that is free in the VPC. */
export function networkResource(
  type: string,
  kind: string,
  crnKind: string,
  more: Partial<ResourceModel> = {},
): ResourceModel {
  return {
    type,
    kind,
    references: [inVpc],
    unique: (state) => ({ scope: `VPC ${text(state, "vpc")}`, name: text(state, "name") }),
    attributes(_, cloud) {
      const id = cloud.mint.vpcId();
      return { id, crn: crnOf("is", cloud.region, "", crnKind, id), status: "available", resource_status: "available" };
    },
    handles: (state) => [text(state, "id"), text(state, "crn")],
    ...more,
  };
}
