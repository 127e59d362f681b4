import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** Add-ons that a cluster may have: storage, scaling, routes, sign-in and a mesh, and none that opens a shell on it. */
const chosen: readonly string[] = [
  "alb-oauth-proxy",
  "cluster-autoscaler",
  "ibm-object-csi-driver",
  "istio",
  "openshift-data-foundation",
  "static-route",
  "vpc-block-csi-driver",
  "vpc-file-csi-driver",
];

/** No add-on provides a web terminal or debugger inside the cluster. */
export const addOnsChosen = argumentRule({
  id: "add-ons-chosen",
  controls: ["IKS-49"],
  types: ["ibm_container_addons"],
  argument: "addons.name",
  accepts: (value) => chosen.includes(textOf(value)),
  expected: `only ${chosen.join(", ")}`,
});
