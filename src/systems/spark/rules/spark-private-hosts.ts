import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { Json } from "../../../terraform/configuration";
import { confOf, confPath, isRequest, isSparkInstance } from "../subjects";

const storageEndpoint = /\.fs\.(cos|s3a|s3d)\.(.*\.)?endpoint$/;
const ibmHost = /\.(cloud\.ibm\.com|appdomain\.cloud)$/;

/** Hosts in the settings, for keys, databases and metastores, are on IBM's private network. */
export const sparkPrivateHosts: Rule = {
  id: "spark-private-hosts",
  controls: ["AE-17"],
  types: ["ibm_resource_instance", "ibm_cos_bucket_object"],
  judge(resource) {
    if (!isSparkInstance(resource) && !isRequest(resource)) return notApplicable;
    const judged = Object.entries(confOf(resource) ?? {})
      .filter(([name]) => !storageEndpoint.test(name))
      .flatMap(([name, value]) => hostsIn(value).map((host) => judgeHost(`${confPath(resource)}.${name}`, host)));
    return judged.length > 0 ? judged : notApplicable;
  },
};

function hostsIn(value: Json): string[] {
  return typeof value === "string" ? [...value.matchAll(/\/\/([A-Za-z0-9.-]+)/g)].map(([, host]) => host ?? "") : [];
}

function judgeHost(argument: string, host: string): Judgement {
  const own = ibmHost.test(host);
  if (own && /(^|\.)(private|direct)\./.test(host)) return { verdict: "compliant", argument };
  return {
    verdict: "violation",
    argument,
    expected: "a host on IBM's private network, such as private.<region>.kms.cloud.ibm.com",
    got: host,
    // A partner's service on the Internet may have its reasons; a public endpoint of IBM's has a private one beside it. For keys
    // the controls disagree: the public endpoint of Key Protect may be waived.
    reject: own && !host.endsWith(".kms.cloud.ibm.com"),
  };
}
