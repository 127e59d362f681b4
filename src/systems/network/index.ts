export { EndpointGateway, type EndpointGatewayProps } from "./endpoint-gateway";
export type { DenialProps, FlowProps } from "./flow";
export type { TierNeed } from "./flow-table";
export { PrivateNetwork } from "./network";
export type { ExistingNetworkProps, PrivateNetworkProps, SiteVpnProps, TierProps } from "./props";
export type { EndpointService } from "./services";
export type { ISubnet } from "./vpc";
