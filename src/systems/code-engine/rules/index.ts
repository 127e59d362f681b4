import type { Rule } from "../../../posture/rule";
import { edgeTokenChecked } from "./edge-token-checked";
import { environmentTypes } from "./environment-types";
import { guardedRoute } from "./guarded-route";
import { imageDigest } from "./image-digest";
import { imageRegistry } from "./image-registry";
import { imageSecret } from "./image-secret";
import { instanceCeiling } from "./instance-ceiling";
import { mappingCertificate } from "./mapping-certificate";
import { mappingComponent } from "./mapping-component";
import { noPublicWithoutEdge } from "./no-public-without-edge";
import { noSampleImage } from "./no-sample-image";
import { noSecretInEnvironment } from "./no-secret-in-environment";
import { privateVisibilityRestricted } from "./private-visibility-restricted";
import { projectResourceGroup } from "./project-resource-group";
import { publicAppAuthenticated } from "./public-app-authenticated";
import { requestConcurrency } from "./request-concurrency";
import { requestTimeout } from "./request-timeout";
import { rotationIdentity } from "./rotation-identity";
import { rotationWithoutKey } from "./rotation-without-key";
import { secretByReference } from "./secret-by-reference";
import { secretFormat } from "./secret-format";
import { serviceAccountNone } from "./service-account-none";
import { systemDomainOff } from "./system-domain-off";
import { tlsSecretOwner } from "./tls-secret-owner";
import { unprivilegedUser } from "./unprivileged-user";
import { visibility } from "./visibility";

export const rules: readonly Rule[] = [
  edgeTokenChecked,
  environmentTypes,
  guardedRoute,
  imageDigest,
  imageRegistry,
  imageSecret,
  instanceCeiling,
  mappingCertificate,
  mappingComponent,
  noPublicWithoutEdge,
  noSampleImage,
  noSecretInEnvironment,
  privateVisibilityRestricted,
  projectResourceGroup,
  publicAppAuthenticated,
  requestConcurrency,
  requestTimeout,
  rotationIdentity,
  rotationWithoutKey,
  secretByReference,
  secretFormat,
  serviceAccountNone,
  systemDomainOff,
  tlsSecretOwner,
  unprivilegedUser,
  visibility,
];
