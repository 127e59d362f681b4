import { dataFile } from "../../../core/data-file";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { blocksOf, type CloudView, type ResourceModel, text } from "../resource-model";
import { requireAuthorization, requirePolicy } from "./authorization";

interface KubernetesFacts {
  readonly asOf: string;
  readonly source: string;
  readonly oldestSupported: Readonly<Record<string, string>>;
  readonly flavor: string;
}

/** What is supported changes with time: the facts lie in a dated file. */
function facts(): KubernetesFacts {
  return dataFile("src", "rehearsal", "cloud", "data", "kubernetes.json");
}

function checkFlavor(planned: ObjectValue): void {
  const { flavor, asOf } = facts();
  if (new RegExp(flavor).test(text(planned, "flavor"))) return;
  throw new Refusal(
    "unknown-flavor",
    `${JSON.stringify(text(planned, "flavor"))} is not a flavor of VPC workers`,
    `the form of flavors as of ${asOf}: family, vCPU and memory, such as bx2.8x32`,
    "List the flavors: ibmcloud ks flavors --zone ZONE --provider vpc-gen2.",
    "flavor",
  );
}

/** The newest numbers of OpenShift are not among the facts: its versions are not judged, but for their form. */
function checkVersion(planned: ObjectValue): void {
  const version = text(planned, "kube_version");
  const openshift = version.endsWith("_openshift");
  if (version !== "" && openshift !== (planned.offering === "openshift")) {
    throw new Refusal(
      "version-of-another-offering",
      `an ${text(planned, "offering") || "unnamed"} cluster cannot have the version ${version}`,
      "provider ibm 2.5.0, acceptance tests: OpenShift versions end in _openshift, others do not",
      "Make offering and kube_version match.",
      "kube_version",
    );
  }
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const { oldestSupported, asOf, source } = facts();
  const [oldMajor = 0, oldMinor = 0] = (oldestSupported.kubernetes ?? "0.0").split(".").map(Number);
  if (version === "" || openshift || major !== 1) return;
  if (major > oldMajor || minor >= oldMinor) return;
  throw new Refusal(
    "unsupported-version",
    `Kubernetes ${version} is no longer supported`,
    `${source}, as of ${asOf}`,
    `Use ${oldestSupported.kubernetes} or newer.`,
    "kube_version",
  );
}

/** What OpenShift needs beside what every cluster needs. */
function checkOpenshift(planned: ObjectValue): void {
  if (planned.offering !== "openshift") return;
  const zones = blocksOf(planned, "zones").length;
  const workers = zones * Number(planned.worker_count ?? 1);
  const lacks =
    text(planned, "cos_instance_crn") === ""
      ? ["cos_instance_crn", "no Object Storage instance for its internal registry"]
      : workers < 2
        ? ["worker_count", `${workers} worker, but the minimum is two`]
        : undefined;
  if (!lacks) return;
  throw new Refusal(
    "openshift-incomplete",
    `the OpenShift cluster has ${lacks[1]}`,
    "provider ibm 2.5.0, documentation of cos_instance_crn; ibm-cloud-docs/openshift issue 68 (E3310)",
    "Add what the message names.",
    lacks[0] ?? "",
  );
}

/** Disks are encrypted by the block storage service, to which the cluster's service hands the right on. */
function checkDisks(planned: ObjectValue, cloud: CloudView): void {
  const key = cloud.named(planned.crk, ["root key"]);
  if (!key) return;
  const need = {
    target: "kms",
    instance: text(planned, "kms_instance_id"),
    part: text(planned, "crk"),
    written: "IBM Cloud documentation, Encrypting worker disks",
  };
  requirePolicy({ ...need, source: "containers-kubernetes", roles: ["Authorization Delegator"] }, cloud);
  requirePolicy({ ...need, source: "server-protect", roles: ["Reader"] }, cloud);
}

/** Workers on dedicated hosts need one in each of their zones. */
function checkHosts(planned: ObjectValue, cloud: CloudView): void {
  if (text(planned, "host_pool_id") === "") return;
  const zones = blocksOf(planned, "zones").map(({ name }) => name);
  const hosts = cloud.all("dedicated host").filter(({ state }) => state.host_pool_id === planned.host_pool_id);
  const bare = zones.find((zone) => !hosts.some(({ state }) => state.zone === zone));
  if (bare === undefined) return;
  throw new Refusal(
    "no-host-in-zone",
    `the host pool has no dedicated host in ${String(bare)}`,
    'IBM Cloud documentation, "Creating and managing dedicated hosts": workers are placed on hosts of their zone',
    "Create an ibm_container_dedicated_host for each zone, and depend on it.",
    "host_pool_id",
  );
}

/** IBM's own group and four more. Source: IBM Cloud documentation, "Creating VPC clusters" (2025-03-10). */
function checkGroups(planned: ObjectValue): void {
  const groups = Array.isArray(planned.security_groups) ? planned.security_groups : [];
  if (groups.length <= 5) return;
  throw new Refusal(
    "too-many-security-groups",
    `too many security groups: ${groups.length}`,
    'IBM Cloud documentation, "Creating VPC clusters": four groups of your own at most',
    "Remove some.",
    "security_groups",
  );
}

function checkEncryption(planned: ObjectValue, cloud: CloudView): void {
  const [config] = blocksOf(planned, "kms_config");
  if (!config) return;
  const key = cloud.named(config.crk_id, ["root key"]);
  if (!key) {
    throw new Refusal(
      "dangling-reference",
      `kms_config.crk_id is ${JSON.stringify(config.crk_id)}, but there is no such root key`,
      "Kubernetes Service API: the key must exist",
      "Reference the root key's key_id.",
      "kms_config",
    );
  }
  requireAuthorization(planned, text(key.state, "crn"), "containers-kubernetes", cloud);
}

const anotherPool =
  "Create a worker pool with another name, then drain and remove the old one: ibmcloud ks worker-pool rm.";

/** What a pool is like is said once; the provider suppresses every later change (ibm 2.5.0, ApplyOnce). */
const poolCreateOnly = {
  crk: anotherPool,
  kms_instance_id: anotherPool,
  security_groups: anotherPool,
  entitlement: anotherPool,
};

const hosts = { argument: "host_pool_id", kinds: ["host pool"], holds: true };

const subnets = { argument: "zones.subnet_id", kinds: ["subnet"], holds: true };

export const vpcCluster: ResourceModel = {
  type: "ibm_container_vpc_cluster",
  kind: "cluster",
  references: [
    { argument: "vpc_id", kinds: ["vpc"], holds: true },
    subnets,
    { argument: "kms_config.crk_id", kinds: ["root key"], holds: true },
    { argument: "crk", kinds: ["root key"], holds: true },
    { argument: "cos_instance_crn", kinds: ["cloud-object-storage instance"], holds: true },
    hosts,
  ],
  createOnly: {
    ...poolCreateOnly,
    disable_public_service_endpoint:
      "Run ibmcloud ks cluster master public-service-endpoint disable --cluster CLUSTER, then set true.",
    flavor: anotherPool,
    zones: anotherPool,
    worker_count:
      "Resize it: ibmcloud ks worker-pool resize --cluster CLUSTER --worker-pool default --size-per-zone N.",
    worker_labels: "Label the pool: ibmcloud ks worker-pool label set.",
    operating_system: "Set it with ibmcloud ks worker-pool operating-system set, then replace the workers.",
    host_pool_id: anotherPool,
    secondary_storage: anotherPool,
    cos_instance_crn: "The internal registry keeps its instance: create another cluster.",
    kms_config: "Encryption of secrets cannot be disabled. To set a new key, run ibmcloud ks kms enable.",
  },
  unique: (state) => ({ scope: "the account's clusters in the region", name: text(state, "name") }),
  check(planned, cloud) {
    checkFlavor(planned);
    checkVersion(planned);
    checkOpenshift(planned);
    checkGroups(planned);
    checkHosts(planned, cloud);
    checkEncryption(planned, cloud);
    checkDisks(planned, cloud);
  },
  attributes(_, cloud) {
    const id = cloud.mint.clusterId();
    const url = `https://${id}.private.${cloud.region}.containers.cloud.ibm.com`;
    return {
      id,
      crn: crnOf("containers-kubernetes", cloud.region, id),
      state: "normal",
      master_status: "Ready",
      private_service_endpoint_url: url,
      master_url: url,
      ingress_hostname: `${id}.${cloud.region}.containers.appdomain.cloud`,
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
    hosts,
  ],
  createOnly: poolCreateOnly,
  unique: (state) => ({ scope: `cluster ${text(state, "cluster")}`, name: text(state, "worker_pool_name") }),
  check(planned, cloud) {
    checkFlavor(planned);
    checkGroups(planned);
    checkHosts(planned, cloud);
    checkDisks(planned, cloud);
  },
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
