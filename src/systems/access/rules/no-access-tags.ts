import { textOf } from "../../../core/text-of";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";

const expected = "no access tags: a policy elsewhere in the account may grant roles on whatever has one";
const fix = "Remove the access tags; user tags (`tags`) grant nothing.";

/** Types whose arguments may attach access tags (provider ibm 2.5.0). */
const taggable = [
  "ibm_is_bare_metal_server",
  "ibm_is_dedicated_host",
  "ibm_is_floating_ip",
  "ibm_is_flow_log",
  "ibm_is_image",
  "ibm_is_instance",
  "ibm_is_instance_group",
  "ibm_is_lb",
  "ibm_is_network_acl",
  "ibm_is_placement_group",
  "ibm_is_public_address_range",
  "ibm_is_public_gateway",
  "ibm_is_security_group",
  "ibm_is_share",
  "ibm_is_share_snapshot",
  "ibm_is_snapshot",
  "ibm_is_snapshot_consistency_group",
  "ibm_is_ssh_key",
  "ibm_is_subnet",
  "ibm_is_virtual_endpoint_gateway",
  "ibm_is_virtual_network_interface",
  "ibm_is_volume",
  "ibm_is_vpc",
  "ibm_is_vpc_routing_table",
  "ibm_is_vpn_gateway",
  "ibm_is_vpn_server",
];

/** No access tag opens a resource to the policies by tag that anybody in the account may have. */
export const noAccessTags: Rule = {
  id: "no-access-tags",
  controls: ["CE-13"],
  types: [...taggable, "ibm_resource_tag"],
  expected,
  fix,
  judge({ type, arguments: written }): Judgement {
    if (type === "ibm_resource_tag") {
      const kind = textOf(written.tag_type ?? "user");
      return kind === "user" || kind === "service" ? notApplicable : found("tag_type", kind);
    }
    const { access_tags: tags } = written;
    if (tags === undefined || tags === null || (Array.isArray(tags) && tags.length === 0))
      return { verdict: "compliant", argument: "access_tags" };
    return found("access_tags", Array.isArray(tags) ? tags.map(textOf).join(", ") : textOf(tags));
  },
};

/** A reference may be to no tag at all: that is known at apply. */
function found(argument: string, got: string): Judgement {
  return { verdict: got.startsWith("${") ? "unknown" : "violation", argument, expected, got, fix };
}
