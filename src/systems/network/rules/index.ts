import type { Rule } from "../../../posture/rule";
import { aclDenialCutsNothing } from "./acl-denial-cuts-nothing";
import { aclDeniesRest } from "./acl-denies-rest";
import { aclIncrementalUpdate } from "./acl-incremental-update";
import { aclNoAllowAll } from "./acl-no-allow-all";
import { aclOfVpc } from "./acl-of-vpc";
import { aclRuleFlat } from "./acl-rule-flat";
import { aclRulePorts } from "./acl-rule-ports";
import { aclRuleProtocol } from "./acl-rule-protocol";
import { aclRulesInline } from "./acl-rules-inline";
import { addressUsed } from "./address-used";
import { defaultGroupUnused } from "./default-group-unused";
import { endpointDnsBinding } from "./endpoint-dns-binding";
import { endpointHasAddress } from "./endpoint-has-address";
import { endpointSecurityGroup } from "./endpoint-security-group";
import { flowLogActive } from "./flow-log-active";
import { flowLogAuthorized } from "./flow-log-authorized";
import { flowLogBucket } from "./flow-log-bucket";
import { ikeAuthentication } from "./ike-authentication";
import { ikeEncryption } from "./ike-encryption";
import { ikeGroups } from "./ike-groups";
import { ikeVersion } from "./ike-version";
import { ipsecAuthentication } from "./ipsec-authentication";
import { ipsecEncryption } from "./ipsec-encryption";
import { ipsecForwardSecrecy } from "./ipsec-forward-secrecy";
import { loadBalancerPrivate } from "./load-balancer-private";
import { noFloatingIp } from "./no-floating-ip";
import { onePublicGatewaySubnet } from "./one-public-gateway-subnet";
import { outboundNotPublic } from "./outbound-not-public";
import { plannedBlock } from "./planned-block";
import { privatePathAccess } from "./private-path-access";
import { resolverPrivate } from "./resolver-private";
import { securityRuleProtocol } from "./security-rule-protocol";
import { securityRuleRemote } from "./security-rule-remote";
import { subnetAfterPrefix } from "./subnet-after-prefix";
import { subnetNoPublicGateway } from "./subnet-no-public-gateway";
import { subnetOwnAcl } from "./subnet-own-acl";
import { transitRegional } from "./transit-regional";
import { transitVpcOnly } from "./transit-vpc-only";
import { vpcDefaultsClosed } from "./vpc-defaults-closed";
import { vpcHasFlowLog } from "./vpc-has-flow-log";
import { vpcManualPrefixes } from "./vpc-manual-prefixes";
import { vpcNoClassicAccess } from "./vpc-no-classic-access";
import { vpnExplicitPolicies } from "./vpn-explicit-policies";
import { vpnKeyByReference } from "./vpn-key-by-reference";
import { vpnOwnZone } from "./vpn-own-zone";
import { vpnPeerNetworks } from "./vpn-peer-networks";

export const rules: readonly Rule[] = [
  aclDenialCutsNothing,
  aclDeniesRest,
  aclIncrementalUpdate,
  aclNoAllowAll,
  aclOfVpc,
  aclRuleFlat,
  aclRulePorts,
  aclRuleProtocol,
  aclRulesInline,
  defaultGroupUnused,
  endpointDnsBinding,
  endpointHasAddress,
  endpointSecurityGroup,
  flowLogActive,
  flowLogAuthorized,
  flowLogBucket,
  ikeAuthentication,
  ikeEncryption,
  ikeGroups,
  ikeVersion,
  ipsecAuthentication,
  ipsecEncryption,
  ipsecForwardSecrecy,
  loadBalancerPrivate,
  noFloatingIp,
  onePublicGatewaySubnet,
  plannedBlock,
  privatePathAccess,
  securityRuleProtocol,
  securityRuleRemote,
  subnetAfterPrefix,
  subnetNoPublicGateway,
  subnetOwnAcl,
  transitRegional,
  transitVpcOnly,
  vpcDefaultsClosed,
  vpcHasFlowLog,
  vpcManualPrefixes,
  vpcNoClassicAccess,
  vpnExplicitPolicies,
  vpnKeyByReference,
  vpnOwnZone,
  vpnPeerNetworks,
  outboundNotPublic,
  resolverPrivate,
  addressUsed,
];
