export { type BindingProps, ServiceBinding } from "./binding";
export type {
  ApiAuditProps,
  ClusterDatabaseProps,
  IngressProps,
  MonitoringProps,
  PoolProps,
  VpcClusterProps,
} from "./props";
export { VpcCluster } from "./vpc-cluster";
