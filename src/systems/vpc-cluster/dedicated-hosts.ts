import type { Region } from "../../core/regions";

/**
 * Metropolitan areas in which host pools are made, by region. Source: names of the control-plane lists in IBM-Cloud/kube-samples,
 * commit 7057ed01 (2026-06-16), which has none for ca-mon. Where dedicated hosts are offered was not found: `ibmcloud ks dedicated
 * flavors --zone ZONE` says it.
 */
export const metros: Readonly<Partial<Record<Region, string>>> = {
  "au-syd": "syd",
  "br-sao": "sao",
  "ca-tor": "tor",
  "eu-de": "fra",
  "eu-es": "mad",
  "eu-gb": "lon",
  "jp-osa": "osa",
  "jp-tok": "tok",
  "us-east": "wdc",
  "us-south": "dal",
};

/** The one host that the provider's documentation and tests name (ibm 2.5.0), and the class of flavors that it takes. */
export const dedicatedHost = { flavorClass: "bx2d", flavor: "bx2d.host.152x608" } as const;
