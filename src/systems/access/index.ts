export { Access, type AccessProps, type Grant } from "./access";
export { type ApiKeysProps, apiKeysScript } from "./api-keys";
export { type Restriction, Restrictions, type RestrictionsProps } from "./restrictions";
export type { PeopleRole } from "./roles";
export { ServiceIdentity, type ServiceIdentityProps } from "./service-identity";
export { WorkloadIdentity, type WorkloadIdentityProps } from "./workload-identity";
