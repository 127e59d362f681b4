export { AppId, type AppIdProps } from "./app-id";
export { type ApplicationArtefactsProps, applicationArtefacts } from "./application-artefacts";
export {
  type AppIdAuth,
  Authentication,
  type AuthenticationProps,
  type AuthMethod,
} from "./authentication";
export { RegisteredApp, type RegisteredAppProps } from "./registered-app";
