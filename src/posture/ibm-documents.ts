import { dataFile } from "../core/data-file";

/** A page of IBM's. */
export interface Page {
  readonly title: string;
  readonly url: string;
}

/** `providers/ibm/documents.json`. */
interface Documents {
  /** The day on which the addresses were looked up, `YYYY-MM-DD`. */
  readonly dated: string;
  /** The documents that the controls' statements come from: `source` in a `controls.yaml` begins with the key. */
  readonly statements: Readonly<Record<string, Page>>;
  /** What IBM has had audited, or has assessed itself, and for which services: each page lists them. */
  readonly attestations: readonly Page[];
  /** Which part of a service is IBM's, where a page of the service says so. */
  readonly responsibilities: Readonly<Partial<Record<AttestedService, Page>>>;
}

/** Services of which IBM attests its part. */
export const attestedServices = {
  "analytics-engine": "Analytics Engine",
  "code-engine": "Code Engine",
  "container-registry": "Container Registry",
  iam: "Identity and Access Management",
  "kubernetes-service": "Kubernetes Service",
} as const;

export type AttestedService = keyof typeof attestedServices;

/** How a control's source begins when no document says the statement. */
export const derived = "derived from";

/** IBM's pages, read on first use. */
export function ibmDocuments(): Documents {
  return dataFile<Documents>("providers", "ibm", "documents.json");
}

/** The document that a control's statement comes from; undefined for what Rampart derives. */
export function statementOf(source: string | undefined): Page | undefined {
  if (source === undefined) return undefined;
  return Object.entries(ibmDocuments().statements).find(([start]) => source.startsWith(start))?.[1];
}

/** IBM's attestations that cover its part of a service. */
export function attestationsOf(service: AttestedService): readonly Page[] {
  const { attestations, responsibilities } = ibmDocuments();
  const own = responsibilities[service];
  return own === undefined ? attestations : [...attestations, own];
}
