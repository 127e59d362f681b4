import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import type { Judgement, Rule } from "../../../posture/rule";
import { notApplicable } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";
import { chartValue } from "../chart-values";
import { agentOf, namespaceOf, release } from "../charts";

const linksIn = indexed(["ibm_iam_trusted_profile_link"], ({ stack }) => [stack]);

/**
 * The trusted profile is linked to the service account that the logging agent uses; otherwise Cloud Logs rejects its
 * log lines.
 */
export const logsAgentIdentity: Rule = {
  id: "logs-agent-identity",
  controls: ["IKSW-11"],
  types: [release],
  judge(one, world): Judgement {
    if (agentOf(one) !== "logs") return notApplicable;
    const { state, value: account } = chartValue(one, "metadata.name");
    const { name: namespace } = namespaceOf(world, one);
    const linked = linksIn(world, one.stack).some(
      (link) => known(link, "link.name") === account && readOne(link, "link.namespace").value === namespace,
    );
    if (linked) return { verdict: "compliant", argument: "namespace" };
    return {
      verdict: state === "unknown" ? "unknown" : "violation",
      argument: "namespace",
      expected: "an ibm_iam_trusted_profile_link for the agent's namespace and service account",
      got: `none for ${textOf(namespace)}/${textOf(account)}`,
    };
  },
};
