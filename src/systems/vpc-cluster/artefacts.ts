import { type Artefact, Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { databaseRunbook } from "../databases";
import type { ISubnet } from "../network";
import { firstPool, type PlannedPool } from "./pools";
import type { VpcClusterProps } from "./props";
import { clusterVersions, datesOf, kubeVersion, type Offering } from "./versions";
import type { VpcCluster } from "./vpc-cluster";

export interface ClusterFacts {
  readonly system: string;
  readonly settings: VpcClusterProps;
  readonly offering: Offering;
  readonly pools: readonly PlannedPool[];
  /** Subnets of a tier. */
  readonly subnets: (tier: string) => readonly ISubnet[];
  /** Name of the stack of the agents. @default - there is none */
  readonly agents: string | undefined;
  /** A Cloud Logs instance is known. */
  readonly logs: boolean;
  /** Namespace of the TLS secret. */
  readonly namespace: string;
}

/** What people run or read, because Terraform cannot do it. */
export function clusterArtefacts(owner: VpcCluster, facts: ClusterFacts): void {
  const platform = Platform.of(owner);
  const stack = RampartStack.of(owner).node.id;
  const { cluster } = owner;
  const { system, settings, offering, pools, subnets, agents, logs, namespace } = facts;
  const edge = pools.find(({ name }) => name === "edge") as PlannedPool;
  const scaled = pools.filter(({ scaling }) => scaling !== undefined);
  const { [offering]: known } = clusterVersions();
  const ingress = offering === "kubernetes";
  const shared = {
    cluster: cluster.name,
    system,
    region: platform.region,
    offering: offering === "openshift" ? "OpenShift" : "Kubernetes",
    version: kubeVersion(offering, settings.version),
    operatingSystem: known.operatingSystems[0],
    logs,
    agents: agents ?? "",
    monitoring: settings.monitoring !== undefined,
    keyLater: settings.monitoring !== undefined && settings.monitoring.accessKey === undefined,
    apiAudit: settings.apiAudit !== undefined,
    imageLater: settings.apiAudit !== undefined && settings.apiAudit.image === undefined,
  };
  const add = (name: string, controls: readonly string[], data: object = {}, folder = "runbooks", owned?: string) => {
    const artefact: Artefact = {
      stack: owned ?? stack,
      file: `${folder}/${name}`,
      of: system,
      template: `vpc-cluster/${name}`,
      data: { ...shared, ...data },
      controls,
    };
    platform.artefacts.push(artefact);
  };

  const edgeSubnets = subnets(edge.tier)
    .map(({ cidr }) => cidr)
    .join(", ");
  add("cluster.md", [], {
    workers: pools.reduce((sum, { size, tier }) => sum + size * subnets(tier).length, 0),
    zones: subnets(edge.tier).length,
    ingress,
    scaled: scaled.length > 0,
    edgeSubnets,
  });
  add("ca-rotation.md", ["IKS-29", "IKS-30", "IKS-31"]);
  add("worker-patching.md", ["IKS-37", "IKS-41"], {
    edgeSize: edge.size,
    pools: pools.map(({ name, size }) => `${name} ${size}`).join(", "),
  });
  add("benchmark-evidence.md", ["IKS-03"]);
  add("security-bulletins.md", ["IKS-102"], { dates: datesOf(offering), supported: known.supported.join(", ") });
  add("audit-webhook.md", ["IKS-33"], { scripts: `stacks/${stack}` }, "runbooks", agents);
  if (settings.apiAudit) add("audit-webhook.sh", ["IKSW-08"]);
  add("admission-teardown.md", ["IKS-25"]);
  add("exposure-review.md", ["IKS-64", "IKS-65", "IKS-84", "IKS-89", "IKS-93"], {
    edgeSubnets,
  });
  add("exposure-review.sh", []);
  add("images.md", ["IKS-40"]);
  add("agents.md", [], {}, "runbooks", agents);
  add("workloads.md", ["IKS-18", "IKS-21", "IKS-22", "IKS-24", "IKS-49", "IKS-63", "IKS-85", "IKS-92", "IKS-96"], {
    namespaces: settings.namespaces?.join(", ") ?? "none yet",
    gateway: pools.some(({ name }) => name === "gateway"),
  });
  add("storage.md", ["IKS-98", "IKS-100"], {
    secondary: pools
      .filter(({ secondaryStorage }) => secondaryStorage !== undefined)
      .map(({ name }) => name)
      .join(", "),
  });
  add("storage-classes.sh", [], { output: volumesKeyOutput });
  const { databases = {} } = settings;
  platform.artefacts.push(
    ...databaseRunbook(platform, { stack, system, owner: cluster.name, project: false, databases }),
  );
  const bindings = [...owner.bindings.values()].map(({ resource }) => ({
    address: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
    instance: resource.serviceInstanceIdInput,
    namespace: resource.namespaceIdInput,
    role: resource.roleInput,
  }));
  if (bindings.length > 0) add("bindings.md", ["IKS-101"], { bindings });
  if (scaled.length > 0) add("autoscaler.yaml", [], { pools: autoscalerConfig(scaled) }, "manifests");
  if (!ingress) {
    add("router-placement.yaml", [], {}, "manifests");
    return;
  }
  add("ingress-config.yaml", ["IKS-94"], {}, "manifests");
  const domain = settings.ingress?.domain ?? `web.${system}.example.com`;
  const authority = `${namespace}/web-authority`;
  add("ingress.yaml", ["IKS-95"], { namespace, domain, secret: `${system}-tls`, authority }, "manifests");
}

/** Name of the output by which a stack says which key its volumes are encrypted with. */
export const volumesKeyOutput = "volumes_key";

/** What the autoscaler's ConfigMap says of pools; IBM calls the first one `default`. */
function autoscalerConfig(pools: readonly PlannedPool[]): string {
  return JSON.stringify(
    pools.map(({ name, scaling }) => ({
      name: name === firstPool ? "default" : name,
      minSize: scaling?.min,
      maxSize: scaling?.max,
      enabled: true,
    })),
  );
}
