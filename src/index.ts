import "./write/guard";

export { type Blueprint, blueprintJsonSchema, build, type LoadedBlueprint, loadBlueprints } from "./blueprint";
export { type Fault, FaultError, type Place, renderFault } from "./core/fault";
export type { Region } from "./core/regions";
export type { Waiver } from "./core/waiver";
export {
  type AppResult,
  allControls,
  deployable,
  emptyApp,
  type JudgedPlatform,
  judge,
  judgeApp,
  type Verdicts,
} from "./judge/pipeline";
export { Authorization, type AuthorizationProps } from "./platform/authorization";
export type { ImportProps } from "./platform/imports";
export { type Artefact, Platform, type PlatformProps, type ResourceGroupProps } from "./platform/platform";
export { RampartStack, type StateProps } from "./platform/stack";
export { type SynthesizedStack, synth } from "./platform/synth";
export { Tags } from "./platform/tags";
export { type CheckReport, type Control, check, type Finding, type Rule } from "./posture";
export { type PreflightReport, preflight } from "./preflight";
export {
  Access,
  type AccessProps,
  type Grant,
  type PeopleRole,
  type Restriction,
  Restrictions,
  type RestrictionsProps,
  ServiceIdentity,
  type ServiceIdentityProps,
  WorkloadIdentity,
  type WorkloadIdentityProps,
} from "./systems/access";
export { AppId, type AppIdProps } from "./systems/app-id";
export { Audit, type AuditProps } from "./systems/audit";
export { CodeEngine, type CodeEngineProps } from "./systems/code-engine";
export { type DatabaseProps, Databases, type DatabasesProps } from "./systems/databases";
export { Edge, type EdgeProps } from "./systems/edge";
export { Encryption, type EncryptionProps } from "./systems/encryption";
export { EventNotifications, type EventNotificationsProps, type ScheduleProps } from "./systems/events";
export { type FlowProps, PrivateNetwork, type PrivateNetworkProps } from "./systems/network";
export { Registry, type RegistryProps } from "./systems/registry";
export { Secrets, type SecretsProps } from "./systems/secrets";
export { Spark, type SparkApplicationProps, type SparkProps } from "./systems/spark";
export { type BucketProps, type IBucket, Storage, type StorageProps } from "./systems/storage";
export { VpcCluster, type VpcClusterProps } from "./systems/vpc-cluster";
export type { Json, JsonObject, Resource, StackJson } from "./terraform/configuration";
export { recordFile } from "./write/record";
export { type WriteOptions, type Written, writeOutput } from "./write/write";
