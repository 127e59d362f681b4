import { Token } from "cdktf";
import type { Platform } from "../../platform/platform";
import { apiKeysScript } from "../access";

/** A vulnerability that somebody answers for. */
export interface Exemption {
  /**
   * ID of the vulnerability or configuration issue, as Vulnerability Advisor shows it.
   * @control CE-21
   * @example CVE-2026-12345
   */
  readonly issue: string;
  /**
   * E-mail address of the person or team responsible for the exemption.
   * @example web-platform@example.com
   */
  readonly owner: string;
  /**
   * Last day on which the exemption is valid, `YYYY-MM-DD`; at most 180 days ahead.
   * @example 2027-03-31
   */
  readonly expires: string;
  /**
   * Why the vulnerability is harmless here, in one line of at least 20 characters.
   * @example The library's parser is not called with input from outside.
   */
  readonly reason: string;
}

export interface RegistryFacts {
  readonly region: string;
  readonly host: string;
  readonly namespace: string;
  readonly exemptions: readonly Exemption[];
  /** Image by digest that the gate's pipelines run in, if somebody has named one. */
  readonly gateImage: string | undefined;
}

/** Stands where an image has to be named: no host has such a name (RFC 2606), so that a pipeline stops before its first step. */
const missingImage = `set-registry-gateimage-in-the-blueprint.invalid/none@sha256:${"0".repeat(64)}`;

/**
 * The manual steps of a registry: API keys, the switch to private networks, and the Vulnerability Advisor gate.
 *
 * @control CE-21
 */
export function addArtefacts(platform: Platform, facts: RegistryFacts): void {
  const stack = platform.foundations.node.id;
  const names = { pullIdentity: `${platform.name}-registry-pull`, pushIdentity: `${platform.name}-registry-push` };
  const add = (file: string, template: string, data: object, controls?: readonly string[]) =>
    platform.artefacts.push({ stack, file, template: `registry/${template}`, data, ...(controls ? { controls } : {}) });
  add("ci/va-gate.sh", "va-gate.sh", { host: facts.host }, ["CE-21"]);
  add("ci/va-exemptions.txt", "va-exemptions.txt", { exemptions: facts.exemptions }, ["CE-21"]);
  add("ci/va-images.txt", "va-images.txt", {
    // When it is written every workload has been built.
    get images() {
      return imagesOf(platform, `${facts.host}/${facts.namespace}/`);
    },
  });
  const { gateImage = missingImage } = facts;
  // The pull identity reads this namespace and no other: for an image from elsewhere its key is of no use.
  const pulls = gateImage.replace(/^private\./, "").startsWith(`${facts.host}/${facts.namespace}/`);
  const pipeline = { gateImage, pulls, runnerLabel: platform.runnerLabel };
  add("ci/va-gate.github.yml", "va-gate.github.yml", pipeline, ["CE-21"]);
  add("ci/va-gate.gitlab.yml", "va-gate.gitlab.yml", pipeline, ["CE-21"]);
  platform.artefacts.push(
    apiKeysScript({
      stack,
      script: "registry-keys.sh",
      keys: [
        { identity: names.pullIdentity, variable: "registry_pull_apikey" },
        { identity: names.pushIdentity, variable: "registry_push_apikey" },
      ],
      controls: ["CE-19", "CR-01"],
    }),
  );
  add("runbooks/registry-private-only.sh", "registry-private-only.sh", { region: facts.region });
  add(
    "runbooks/registry.md",
    "registry.md",
    {
      ...facts,
      ...names,
      gateImage: facts.gateImage ?? "",
      runnerLabel: platform.runnerLabel,
      platform: platform.name,
      stack,
    },
    ["CE-21"],
  );
}

/** Images of the namespace that the platform's workloads run, without the private host's prefix. */
function imagesOf(platform: Platform, prefix: string): string[] {
  const images = platform.node
    .findAll()
    .map((construct) => (construct as { readonly imageReferenceInput?: unknown }).imageReferenceInput)
    .filter((image): image is string => typeof image === "string" && !Token.isUnresolved(image))
    .map((image) => image.replace(/^private\./, ""));
  return [...new Set(images.filter((image) => image.startsWith(prefix)))].sort();
}
