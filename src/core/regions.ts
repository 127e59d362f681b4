/**
 * IBM Cloud regions in which Code Engine, Key Protect and Secrets Manager are offered, each with the Internet Services
 * region that probes origins there.
 *
 * Sources: the bucket locations of `ibm_code_engine_persistent_data_store` in the provider's documentation (2.5.0), and
 * the check regions of `ibm_cis_origin_pool`. As of 2026-08.
 */
export const regions = {
  "au-syd": { checkRegion: "OC" },
  "br-sao": { checkRegion: "SSAM" },
  "ca-mon": { checkRegion: "ENAM" },
  "ca-tor": { checkRegion: "ENAM" },
  "eu-de": { checkRegion: "WEU" },
  "eu-es": { checkRegion: "WEU" },
  "eu-gb": { checkRegion: "WEU" },
  "jp-osa": { checkRegion: "NEAS" },
  "jp-tok": { checkRegion: "NEAS" },
  "us-east": { checkRegion: "ENAM" },
  "us-south": { checkRegion: "WNAM" },
} as const;

export type Region = keyof typeof regions;

export const regionNames = Object.keys(regions) as [Region, ...Region[]];
