import type { Rule } from "../../../posture/rule";
import { appProbed } from "./app-probed";
import { buildOutput } from "./build-output";
import { buildParameters } from "./build-parameters";
import { buildPushSecret } from "./build-push-secret";
import { buildRevision } from "./build-revision";
import { buildSource } from "./build-source";
import { calledStaysLocal } from "./called-stays-local";
import { configMapNoSecret } from "./config-map-no-secret";
import { edgeTokenChecked } from "./edge-token-checked";
import { environmentTypes } from "./environment-types";
import { functionRuntimeSupported } from "./function-runtime-supported";
import { guardedRoute } from "./guarded-route";
import { imageDigest } from "./image-digest";
import { imageNamespaceOwn } from "./image-namespace-own";
import { imageRegistry } from "./image-registry";
import { imageSecret } from "./image-secret";
import { instanceCeiling } from "./instance-ceiling";
import { instanceFloor } from "./instance-floor";
import { internalCalls } from "./internal-calls";
import { jobMode } from "./job-mode";
import { jobTimeLimit } from "./job-time-limit";
import { mappingCertificate } from "./mapping-certificate";
import { mappingComponent } from "./mapping-component";
import { mountTypes } from "./mount-types";
import { noPublicWithoutEdge } from "./no-public-without-edge";
import { noSampleImage } from "./no-sample-image";
import { noSecretInEnvironment } from "./no-secret-in-environment";
import { outboundIsolation } from "./outbound-isolation";
import { outboundRange } from "./outbound-range";
import { outboundRestricted } from "./outbound-restricted";
import { privateVisibilityRestricted } from "./private-visibility-restricted";
import { probeTypes } from "./probe-types";
import { projectResourceGroup } from "./project-resource-group";
import { publicAppAuthenticated } from "./public-app-authenticated";
import { registryServer } from "./registry-server";
import { requestConcurrency } from "./request-concurrency";
import { requestTimeout } from "./request-timeout";
import { rotationCodeWhole } from "./rotation-code-whole";
import { rotationIdentity } from "./rotation-identity";
import { rotationPolicies } from "./rotation-policies";
import { rotationWithoutKey } from "./rotation-without-key";
import { secretByReference } from "./secret-by-reference";
import { secretFormat } from "./secret-format";
import { secretOneComponent } from "./secret-one-component";
import { serviceAccessIdentity } from "./service-access-identity";
import { serviceAccessRole } from "./service-access-role";
import { serviceAccountNone } from "./service-account-none";
import { serviceBinding } from "./service-binding";
import { sshKnownHosts } from "./ssh-known-hosts";
import { systemDomainOff } from "./system-domain-off";
import { tlsSecretOwner } from "./tls-secret-owner";
import { unprivilegedUser } from "./unprivileged-user";
import { visibility } from "./visibility";

export const rules: readonly Rule[] = [
  buildOutput,
  buildParameters,
  buildPushSecret,
  buildRevision,
  buildSource,
  calledStaysLocal,
  configMapNoSecret,
  edgeTokenChecked,
  environmentTypes,
  functionRuntimeSupported,
  guardedRoute,
  imageDigest,
  imageRegistry,
  imageSecret,
  instanceCeiling,
  instanceFloor,
  internalCalls,
  jobMode,
  jobTimeLimit,
  mappingCertificate,
  mappingComponent,
  mountTypes,
  noPublicWithoutEdge,
  noSampleImage,
  noSecretInEnvironment,
  outboundIsolation,
  outboundRange,
  outboundRestricted,
  privateVisibilityRestricted,
  probeTypes,
  projectResourceGroup,
  publicAppAuthenticated,
  registryServer,
  requestConcurrency,
  requestTimeout,
  rotationIdentity,
  rotationPolicies,
  rotationWithoutKey,
  secretByReference,
  secretFormat,
  secretOneComponent,
  serviceAccessIdentity,
  serviceAccessRole,
  serviceAccountNone,
  serviceBinding,
  sshKnownHosts,
  systemDomainOff,
  tlsSecretOwner,
  unprivilegedUser,
  visibility,
  imageNamespaceOwn,
  rotationCodeWhole,
  appProbed,
];
