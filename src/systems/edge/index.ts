export { Edge } from "./edge";
export type { HostProps } from "./edge-host";
export type { EdgeProps, ExistingEdge, IEdge } from "./edge-props";
export { HardenedZone, type HardenedZoneProps } from "./hardened-zone";
export { originVerifyHeader } from "./hardening";
export type { ILogTarget } from "./log-push";
export { ProtectedRoute, type ProtectedRouteProps } from "./protected-route";
