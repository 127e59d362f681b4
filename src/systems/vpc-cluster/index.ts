export { type BindingProps, ServiceBinding } from "./binding";
export { type DatabaseProps, ManagedDatabase } from "./database";
export type { ApiAuditProps, IngressProps, MonitoringProps, PoolProps, VpcClusterProps } from "./props";
export { VpcCluster } from "./vpc-cluster";
