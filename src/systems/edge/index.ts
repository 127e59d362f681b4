export { Edge, type EdgeProps, type ExistingEdge, type IEdge } from "./edge";
export { HardenedZone, type HardenedZoneProps } from "./hardened-zone";
export { originVerifyHeader } from "./hardening";
export { ProtectedRoute, type ProtectedRouteProps } from "./protected-route";
