export { App, type AppContext, type AppProps } from "./app";
export { CodeEngine, type CodeEngineProps } from "./code-engine";
export { Project, type ProjectProps } from "./project";
export { PublicRoute, type PublicRouteProps } from "./public-route";
export { type RotatedCertificate, type RotationProps, TlsRotation, type TlsRotationProps } from "./rotation";
