import { allControls } from "../../../src/judge/pipeline";
import { check, type Finding } from "../../../src/posture";
import { rules } from "../../../src/systems/vpc-cluster/rules";
import type { JsonObject, StackJson } from "../../../src/terraform/configuration";
import { today } from "../../support/reference";
import { foreign } from "./foreign";

/** What the clusters' rules find on hand-written Terraform. */
export function findings(resource: JsonObject, more: JsonObject = {}): readonly Finding[] {
  const stack: StackJson = { name: "main", file: "main.tf.json", json: { resource, ...more } };
  return check([stack], { rules, controls: allControls(), today }).findings;
}

/** Rules that find something when one argument of the hand-written cluster is changed. */
export function found(change: (resources: Resources) => void): string[] {
  const resources = foreign() as Resources;
  change(resources);
  const open = findings(resources).filter(({ verdict }) => verdict === "violation" || verdict === "unknown");
  return [...new Set(open.map(({ rule, verdict }) => (verdict === "unknown" ? `${rule} unknown` : rule)))].sort();
}

export type Resources = Record<string, Record<string, JsonObject>>;

/** The body of a resource, to be changed in place. */
export function body(resources: Resources, address: string): JsonObject {
  const [type = "", name = ""] = address.split(".");
  const found = resources[type]?.[name];
  if (!found) throw new Error(`there is no ${address}`);
  return found;
}
