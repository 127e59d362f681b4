import type { Rule } from "../../../posture/rule";
import { addOnsChosen } from "./add-ons-chosen";
import { addOnsOfOwn } from "./add-ons-of-own";
import { agentChartPinned } from "./agent-chart-pinned";
import { agentChartSource } from "./agent-chart-source";
import { agentImagePinned } from "./agent-image-pinned";
import { agentOnEveryNode } from "./agent-on-every-node";
import { agentWithoutKernelModule } from "./agent-without-kernel-module";
import { albPrivate } from "./alb-private";
import { albSwitchedExplicitly } from "./alb-switched-explicitly";
import { apiAuditForwarded } from "./api-audit-forwarded";
import { attachmentWithoutPublicVlan } from "./attachment-without-public-vlan";
import { bindingLeastRole } from "./binding-least-role";
import { bindingNamesInstance } from "./binding-names-instance";
import { bootVolumeAuthorized } from "./boot-volume-authorized";
import { bootVolumeOwnKey } from "./boot-volume-own-key";
import { clusterFeaturePrivate } from "./cluster-feature-private";
import { clusterHasEdgePool } from "./cluster-has-edge-pool";
import { clusterName } from "./cluster-name";
import { clusterPolicyScoped } from "./cluster-policy-scoped";
import { clusterRestricted } from "./cluster-restricted";
import { clusterRestrictionFromZones } from "./cluster-restriction-from-zones";
import { clusterZoneAddresses } from "./cluster-zone-addresses";
import { configurationNotAdmin } from "./configuration-not-admin";
import { configurationPrivate } from "./configuration-private";
import { dedicatedHostsThroughout } from "./dedicated-hosts-throughout";
import { documentStoreByIam } from "./document-store-by-iam";
import { documentStorePrivate } from "./document-store-private";
import { edgeOwnSubnets } from "./edge-own-subnets";
import { edgePoolLabel } from "./edge-pool-label";
import { edgePoolSize } from "./edge-pool-size";
import { edgePoolTaint } from "./edge-pool-taint";
import { endpointPrivateOnly } from "./endpoint-private-only";
import { fixPackNamed } from "./fix-pack-named";
import { forwarderImage } from "./forwarder-image";
import { ignoredChangesExact } from "./ignored-changes-exact";
import { imageSecurityEnforced } from "./image-security-enforced";
import { ingressAuthorized } from "./ingress-authorized";
import { ingressSecretPersists } from "./ingress-secret-persists";
import { insideByKubeconfig } from "./inside-by-kubeconfig";
import { keysByEndpoint } from "./keys-by-endpoint";
import { listenerEncrypted } from "./listener-encrypted";
import { listenerHasCertificate } from "./listener-has-certificate";
import { loadBalancerOwnGroup } from "./load-balancer-own-group";
import { logsAgentByProfile } from "./logs-agent-by-profile";
import { logsAgentIdentity } from "./logs-agent-identity";
import { logsAgentInstalled } from "./logs-agent-installed";
import { logsAgentPrivate } from "./logs-agent-private";
import { logsAgentReadsAll } from "./logs-agent-reads-all";
import { logsAgentReadsNodes } from "./logs-agent-reads-nodes";
import { managedGroupsUntouched } from "./managed-groups-untouched";
import { monitoringAgentInstalled } from "./monitoring-agent-installed";
import { monitoringKeyByReference } from "./monitoring-key-by-reference";
import { monitoringKeySecret } from "./monitoring-key-secret";
import { monitoringPrivate } from "./monitoring-private";
import { namespacePodSecurity } from "./namespace-pod-security";
import { networkPolicyNarrow } from "./network-policy-narrow";
import { noGatewayCluster } from "./no-gateway-cluster";
import { noLateDefault } from "./no-late-default";
import { noRetiredCertificate } from "./no-retired-certificate";
import { noRetiredKey } from "./no-retired-key";
import { noSshToWorkers } from "./no-ssh-to-workers";
import { oneClusterPerVpc } from "./one-cluster-per-vpc";
import { opaqueSecretSource } from "./opaque-secret-source";
import { operatingSystemCurrent } from "./operating-system-current";
import { outboundProtected } from "./outbound-protected";
import { podAddresses } from "./pod-addresses";
import { rbacNarrow } from "./rbac-narrow";
import { releaseInLabelledNamespace } from "./release-in-labelled-namespace";
import { releaseSecretByReference } from "./release-secret-by-reference";
import { roleInNamespace } from "./role-in-namespace";
import { secretsKeyAuthorized } from "./secrets-key-authorized";
import { secretsKeyAwaited } from "./secrets-key-awaited";
import { secretsKeyInstance } from "./secrets-key-instance";
import { secretsKeyKept } from "./secrets-key-kept";
import { secretsKeyPrivate } from "./secrets-key-private";
import { secretsOwnKey } from "./secrets-own-key";
import { subnetsOfOneCluster } from "./subnets-of-one-cluster";
import { versionSupported } from "./version-supported";
import { volumeOwnKey } from "./volume-own-key";
import { volumesOutliveCluster } from "./volumes-outlive-cluster";
import { workerSecurityGroups } from "./worker-security-groups";
import { workerUpdateAwaited } from "./worker-update-awaited";
import { workersUpdated } from "./workers-updated";
import { workloadIsolated } from "./workload-isolated";
import { zonesBalanced } from "./zones-balanced";

export const rules: readonly Rule[] = [
  addOnsChosen,
  addOnsOfOwn,
  agentChartPinned,
  agentChartSource,
  agentImagePinned,
  agentOnEveryNode,
  agentWithoutKernelModule,
  albPrivate,
  albSwitchedExplicitly,
  apiAuditForwarded,
  attachmentWithoutPublicVlan,
  bindingLeastRole,
  bindingNamesInstance,
  bootVolumeAuthorized,
  bootVolumeOwnKey,
  clusterFeaturePrivate,
  clusterHasEdgePool,
  clusterName,
  clusterPolicyScoped,
  clusterRestricted,
  clusterRestrictionFromZones,
  clusterZoneAddresses,
  configurationNotAdmin,
  configurationPrivate,
  dedicatedHostsThroughout,
  documentStoreByIam,
  documentStorePrivate,
  edgeOwnSubnets,
  edgePoolLabel,
  edgePoolSize,
  edgePoolTaint,
  endpointPrivateOnly,
  forwarderImage,
  ignoredChangesExact,
  imageSecurityEnforced,
  ingressAuthorized,
  ingressSecretPersists,
  insideByKubeconfig,
  listenerEncrypted,
  listenerHasCertificate,
  loadBalancerOwnGroup,
  logsAgentByProfile,
  logsAgentIdentity,
  logsAgentInstalled,
  logsAgentPrivate,
  logsAgentReadsAll,
  logsAgentReadsNodes,
  managedGroupsUntouched,
  monitoringAgentInstalled,
  monitoringKeyByReference,
  monitoringKeySecret,
  monitoringPrivate,
  namespacePodSecurity,
  noGatewayCluster,
  noLateDefault,
  noRetiredCertificate,
  noRetiredKey,
  noSshToWorkers,
  oneClusterPerVpc,
  opaqueSecretSource,
  operatingSystemCurrent,
  outboundProtected,
  podAddresses,
  releaseInLabelledNamespace,
  roleInNamespace,
  secretsKeyAuthorized,
  secretsKeyAwaited,
  secretsKeyInstance,
  secretsKeyKept,
  secretsKeyPrivate,
  secretsOwnKey,
  subnetsOfOneCluster,
  versionSupported,
  volumeOwnKey,
  volumesOutliveCluster,
  workerSecurityGroups,
  workerUpdateAwaited,
  workersUpdated,
  fixPackNamed,
  zonesBalanced,
  releaseSecretByReference,
  networkPolicyNarrow,
  rbacNarrow,
  workloadIsolated,
  keysByEndpoint,
];
