import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../../core/package-root";
import { isObjectValue, type ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { type CloudView, type ResourceModel, text } from "../resource-model";
import { requireAuthorization } from "./authorization";

interface KubernetesFacts {
  readonly asOf: string;
  readonly source: string;
  readonly oldestSupported: Readonly<Record<string, string>>;
  readonly flavor: string;
}

/** What is supported changes with time: the facts lie in a dated file. */
function facts(): KubernetesFacts {
  const file = path.join(packageRoot, "src", "rehearsal", "cloud", "data", "kubernetes.json");
  return JSON.parse(fs.readFileSync(file, "utf8")) as KubernetesFacts;
}

function checkFlavor(planned: ObjectValue): void {
  const { flavor, asOf } = facts();
  if (new RegExp(flavor).test(text(planned, "flavor"))) return;
  throw new Refusal(
    "unknown-flavor",
    `${JSON.stringify(text(planned, "flavor"))} is no flavour of VPC workers`,
    `the form of flavours as of ${asOf}: family, vCPU and memory, such as bx2.8x32`,
    "ibmcloud ks flavors --zone ZONE --provider vpc-gen2",
    "flavor",
  );
}

/** OpenShift has numbers of its own, about which the file says nothing: they are not judged. */
function checkVersion(planned: ObjectValue): void {
  const [major = 0, minor = 0] = text(planned, "kube_version").split(".").map(Number);
  const { oldestSupported, asOf, source } = facts();
  const [oldMajor = 0, oldMinor = 0] = (oldestSupported.kubernetes ?? "0.0").split(".").map(Number);
  if (text(planned, "kube_version") === "" || text(planned, "kube_version").includes("openshift") || major !== 1)
    return;
  if (major > oldMajor || minor >= oldMinor) return;
  throw new Refusal(
    "unsupported-version",
    `Kubernetes ${text(planned, "kube_version")} is not supported any more`,
    `${source}, as of ${asOf}`,
    `Use ${oldestSupported.kubernetes} or newer.`,
    "kube_version",
  );
}

function checkEncryption(planned: ObjectValue, cloud: CloudView): void {
  const [config] = Array.isArray(planned.kms_config) ? planned.kms_config : [];
  if (!isObjectValue(config)) return;
  const key = cloud.named(config.crk_id, ["root key"]);
  if (!key) {
    throw new Refusal(
      "dangling-reference",
      `kms_config.crk_id names ${JSON.stringify(config.crk_id)}, and there is no such root key`,
      "Kubernetes Service API: the key must exist",
      "Refer to the root key's key_id.",
      "kms_config",
    );
  }
  requireAuthorization(planned, text(key.state, "crn"), "containers-kubernetes", cloud);
}

const subnets = { argument: "zones.subnet_id", kinds: ["subnet"], holds: true };

export const vpcCluster: ResourceModel = {
  type: "ibm_container_vpc_cluster",
  kind: "cluster",
  references: [
    { argument: "vpc_id", kinds: ["vpc"], holds: true },
    subnets,
    { argument: "kms_config.crk_id", kinds: ["root key"], holds: true },
    { argument: "crk", kinds: ["root key"], holds: true },
  ],
  unique: (state) => ({ scope: "the account's clusters in the region", name: text(state, "name") }),
  check(planned, cloud) {
    checkFlavor(planned);
    checkVersion(planned);
    checkEncryption(planned, cloud);
  },
  attributes(_, cloud) {
    const id = cloud.mint.clusterId();
    const url = `https://${id}.private.eu-de.containers.cloud.ibm.com`;
    return {
      id,
      crn: crnOf("containers-kubernetes", "eu-de", id),
      state: "normal",
      master_status: "Ready",
      private_service_endpoint_url: url,
      master_url: url,
      ingress_hostname: `${id}.eu-de.containers.appdomain.cloud`,
      albs: [],
    };
  },
  handles: (state) => [text(state, "id"), text(state, "crn"), text(state, "name")],
};

export const workerPool: ResourceModel = {
  type: "ibm_container_vpc_worker_pool",
  kind: "worker pool",
  references: [
    { argument: "cluster", kinds: ["cluster"] },
    { argument: "vpc_id", kinds: ["vpc"], holds: true },
    subnets,
    { argument: "crk", kinds: ["root key"], holds: true },
  ],
  unique: (state) => ({ scope: `cluster ${text(state, "cluster")}`, name: text(state, "worker_pool_name") }),
  check: checkFlavor,
  attributes(planned, cloud) {
    const id = cloud.mint.clusterId();
    return {
      id: `${text(planned, "cluster")}/${id}`,
      worker_pool_id: id,
      resource_status: "active",
      autoscale_enabled: false,
    };
  },
  handles: (state) => [text(state, "id"), text(state, "worker_pool_id")],
};
