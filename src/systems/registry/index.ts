export type { Exemption } from "./artefacts";
export { Registry, type RegistryProps } from "./registry";
