import type { Region } from "../../core/regions";

/** Where a region's images are kept. */
export interface RegistryHost {
  /** Region of the registry, as policies and `ibmcloud cr region-set` have it. */
  readonly region: string;
  /** Host without `private.`. */
  readonly host: string;
}

/**
 * Registries by region. Washington DC has none of its own and uses Dallas.
 * Source: IBM Cloud documentation, "Regions" of Container Registry. As of 2026-08.
 */
export const registryHosts: Readonly<Record<Region, RegistryHost>> = {
  "au-syd": { region: "au-syd", host: "au.icr.io" },
  "br-sao": { region: "br-sao", host: "br.icr.io" },
  "ca-mon": { region: "ca-mon", host: "ca2.icr.io" },
  "ca-tor": { region: "ca-tor", host: "ca.icr.io" },
  "eu-de": { region: "eu-de", host: "de.icr.io" },
  "eu-es": { region: "eu-es", host: "es.icr.io" },
  "eu-gb": { region: "eu-gb", host: "uk.icr.io" },
  "jp-osa": { region: "jp-osa", host: "jp2.icr.io" },
  "jp-tok": { region: "jp-tok", host: "jp.icr.io" },
  "us-east": { region: "us-south", host: "us.icr.io" },
  "us-south": { region: "us-south", host: "us.icr.io" },
};
