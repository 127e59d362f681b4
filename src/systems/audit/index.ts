export { Audit, type AuditProps, type LogsInstance } from "./audit";
