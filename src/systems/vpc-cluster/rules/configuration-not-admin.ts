import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";

const configuration = "data.ibm_container_cluster_config";

/** Arguments that fetch certificates of an administrator: of the cluster, and of Calico. */
const fetching: readonly string[] = ["admin", "network"];

/** Terraform does not download administrator certificates: the kubeconfig would be stored in the state and on disk. */
export const configurationNotAdmin: Rule = {
  id: "configuration-not-admin",
  controls: ["IKS-32"],
  types: [configuration, "ibm_container_vpc_cluster"],
  judge(resource, world): Judgement | Judgement[] {
    // Of a cluster whose kubeconfig nobody fetches there is nothing to find.
    if (resource.kind === "resource") return world.ofType(configuration).length === 0 ? compliant : notApplicable;
    return fetching.map((argument): Judgement => {
      const { state, value } = readOne(resource, argument);
      if (state === "absent" || value === false) return { verdict: "compliant", argument };
      return {
        verdict: state === "unknown" ? "unknown" : "violation",
        argument,
        expected: "false, so that IAM tokens are used",
        got: JSON.stringify(value),
        reject: true,
      };
    });
  },
};
