import { Release } from "@cdktf/provider-helm/lib/release";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct } from "constructs";
import { Platform } from "../../../platform/platform";
import { RampartStack } from "../../../platform/stack";
import type { Cluster } from "../cluster";
import { forwarderImagePattern } from "../image-pattern";
import type { ApiAuditProps } from "../props";
import type { Offering } from "../versions";
import { laterValue } from "./later-value";
import { podSecurity } from "./pod-security";

export interface ApiAuditForwarderProps extends ApiAuditProps {
  readonly cluster: Cluster;
  readonly offering: Offering;
}

/** Namespace, release, deployment and service carry one name. */
export const apiAuditName = "api-audit";

const chartFiles = [
  "Chart.yaml",
  "forwarder.js",
  "templates/code.yaml",
  "templates/deployment.yaml",
  "templates/network-policy.yaml",
  "templates/service.yaml",
];

/**
 * Takes the audit events that the API server sends, and prints each as a line: the logging agent carries them to Cloud Logs.
 *
 * The chart and the code are our own, written beside the Terraform. IBM's image for it "is for demonstration purposes only"
 * (terraform-ibm-modules/terraform-ibm-base-ocp-vpc, modules/kube-audit/README.md, 2026-07-14).
 *
 * No Terraform resource tells the API server to send: `audit-webhook.sh` does, and makes the certificate that the forwarder waits
 * for, so that its key is in no state. Until it has run the pods do not start, and the release does not wait for them.
 *
 * @control IKS-33
 * @control IKSW-08
 * @control VC-06
 */
export class ApiAuditForwarder extends Construct {
  constructor(scope: Construct, id: string, { cluster, offering, image }: ApiAuditForwarderProps) {
    super(scope, id);
    const namespace = new NamespaceV1(this, "namespace", {
      metadata: { name: apiAuditName, labels: podSecurity("restricted") },
    });
    new Release(this, "release", {
      name: apiAuditName,
      namespace: namespace.metadata.name,
      chart: `./charts/${apiAuditName}`,
      wait: false,
      maxHistory: 5,
      values: [
        JSON.stringify({
          clusterName: cluster.name,
          image: laterValue(this, {
            given: image,
            variable: "audit_forwarder_image",
            description: "Image of the audit forwarder by digest, in the platform's registry",
            how: "Build the image of the audit forwarder, push it to the platform's registry, and note its name with the digest",
            form: forwarderImagePattern,
            expected: "an image on icr.io, by digest",
          }),
          replicas: 2,
          openshift: offering === "openshift",
        }),
      ],
    });
    const stack = RampartStack.of(this).node.id;
    for (const file of chartFiles) {
      const name = `charts/${apiAuditName}/${file}`;
      Platform.of(this).artefacts.push({
        stack,
        file: name,
        template: `vpc-cluster/${apiAuditName}/${file}`,
        data: {},
      });
    }
  }
}
