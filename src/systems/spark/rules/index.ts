import type { Rule } from "../../../posture/rule";
import { noLogAnalysis } from "./no-log-analysis";
import { parquetAlgorithm } from "./parquet-algorithm";
import { parquetColumnKeys } from "./parquet-column-keys";
import { parquetFactory } from "./parquet-factory";
import { parquetFooterEncrypted } from "./parquet-footer-encrypted";
import { parquetFooterKey } from "./parquet-footer-key";
import { parquetKeyMaterial } from "./parquet-key-material";
import { parquetKmsClient } from "./parquet-kms-client";
import { parquetKmsInstance } from "./parquet-kms-instance";
import { parquetKmsUrl } from "./parquet-kms-url";
import { parquetNoKeyInText } from "./parquet-no-key-in-text";
import { sparkApplicationTrusted } from "./spark-application-trusted";
import { sparkBucketCommits } from "./spark-bucket-commits";
import { sparkBucketEvents } from "./spark-bucket-events";
import { sparkBucketKept } from "./spark-bucket-kept";
import { sparkBucketManagementEvents } from "./spark-bucket-management-events";
import { sparkBucketNoTracker } from "./spark-bucket-no-tracker";
import { sparkBucketOwnKey } from "./spark-bucket-own-key";
import { sparkBucketRestricted } from "./spark-bucket-restricted";
import { sparkBucketVersions } from "./spark-bucket-versions";
import { sparkCodeBucket } from "./spark-code-bucket";
import { sparkCodeWrittenAlone } from "./spark-code-written-alone";
import { sparkDirectEndpoint } from "./spark-direct-endpoint";
import { sparkDriverLog } from "./spark-driver-log";
import { sparkEndpointsPrivate } from "./spark-endpoints-private";
import { sparkEventLog } from "./spark-event-log";
import { sparkExecutorLog } from "./spark-executor-log";
import { sparkHomeKey } from "./spark-home-key";
import { sparkIdentityScoped } from "./spark-identity-scoped";
import { sparkKeyKept } from "./spark-key-kept";
import { sparkKeyNoEnd } from "./spark-key-no-end";
import { sparkLibraryPinned } from "./spark-library-pinned";
import { sparkNoDownload } from "./spark-no-download";
import { sparkNoHmacInRequest } from "./spark-no-hmac-in-request";
import { sparkNoInlineSecret } from "./spark-no-inline-secret";
import { sparkNoUserPolicy } from "./spark-no-user-policy";
import { sparkOneSubmitter } from "./spark-one-submitter";
import { sparkParametersJson } from "./spark-parameters-json";
import { sparkParametersKnown } from "./spark-parameters-known";
import { sparkParametersText } from "./spark-parameters-text";
import { sparkPlan } from "./spark-plan";
import { sparkPolicyScoped } from "./spark-policy-scoped";
import { sparkPrivateHosts } from "./spark-private-hosts";
import { sparkPrivilegedGroup } from "./spark-privileged-group";
import { sparkRedaction } from "./spark-redaction";
import { sparkRegion } from "./spark-region";
import { sparkRequestExecutorLog } from "./spark-request-executor-log";
import { sparkRequestShape } from "./spark-request-shape";
import { sparkResourceGroup } from "./spark-resource-group";
import { sparkRoleKnown } from "./spark-role-known";
import { sparkSettingsKnown } from "./spark-settings-known";
import { sparkSsl } from "./spark-ssl";
import { sparkSubmitRole } from "./spark-submit-role";
import { sparkTenant } from "./spark-tenant";
import { sparkVersion } from "./spark-version";

export const rules: readonly Rule[] = [
  noLogAnalysis,
  parquetAlgorithm,
  parquetColumnKeys,
  parquetFactory,
  parquetFooterEncrypted,
  parquetFooterKey,
  parquetKeyMaterial,
  parquetKmsClient,
  parquetKmsInstance,
  parquetKmsUrl,
  parquetNoKeyInText,
  sparkApplicationTrusted,
  sparkBucketCommits,
  sparkBucketEvents,
  sparkBucketKept,
  sparkBucketManagementEvents,
  sparkBucketNoTracker,
  sparkBucketOwnKey,
  sparkBucketRestricted,
  sparkBucketVersions,
  sparkCodeWrittenAlone,
  sparkDirectEndpoint,
  sparkDriverLog,
  sparkEndpointsPrivate,
  sparkEventLog,
  sparkExecutorLog,
  sparkHomeKey,
  sparkIdentityScoped,
  sparkKeyKept,
  sparkKeyNoEnd,
  sparkLibraryPinned,
  sparkNoDownload,
  sparkNoHmacInRequest,
  sparkNoInlineSecret,
  sparkNoUserPolicy,
  sparkParametersJson,
  sparkParametersKnown,
  sparkParametersText,
  sparkPlan,
  sparkPolicyScoped,
  sparkPrivateHosts,
  sparkPrivilegedGroup,
  sparkRedaction,
  sparkRegion,
  sparkRequestExecutorLog,
  sparkRequestShape,
  sparkResourceGroup,
  sparkRoleKnown,
  sparkSettingsKnown,
  sparkSsl,
  sparkSubmitRole,
  sparkTenant,
  sparkVersion,
  sparkCodeBucket,
  sparkOneSubmitter,
];
