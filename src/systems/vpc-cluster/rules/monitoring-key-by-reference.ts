import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import { agentOf, judgeValue, release, takesSysdigKey, type ValueRule } from "../charts";

const secretName: ValueRule = {
  accepts: (value) => /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(textOf(value)),
  referenceIsFine: true,
  expected: "the name of a Secret in the agent's namespace",
};

const noKey: ValueRule = {
  accepts: (value) => value === "",
  absentIsFine: true,
  referenceIsFault: true,
  expected: "no key in Terraform, because it would be stored in the state and in the release's Secret",
  reject: true,
  secret: true,
};

/** Where Sysdig's charts take keys as text. Source: github.com/sysdiglabs/charts, the charts' READMEs. */
const keys = [
  "global.sysdig.accessKey",
  "global.sysdig.secureAPIToken",
  "agent.sysdig.accessKey",
  "sysdig.accessKey",
  ...["sysdig_endpoint", "cluster_shield.sysdig_endpoint"].flatMap((endpoint) => [
    `${endpoint}.access_key`,
    `${endpoint}.secure_api_token`,
  ]),
];

/** The monitoring release refers to a Secret for its access key and does not contain the key. */
export const monitoringKeyByReference: Rule = {
  id: "monitoring-key-by-reference",
  controls: ["IKSW-13"],
  types: [release],
  judge(one) {
    if (!takesSysdigKey(one)) return notApplicable;
    // How Sysdig's other charts name the Secret differs from one to the next.
    const named = agentOf(one) === "monitoring" ? [judgeValue(secretName, one, "global.sysdig.accessKeySecret")] : [];
    return [...named, ...keys.map((path) => judgeValue(noKey, one, path))];
  },
};
