import type { Resource } from "../terraform/configuration";
import type { World } from "./world";

/** What a rule says of one resource. */
export type Verdict = "compliant" | "violation" | "notApplicable" | "unknown";

export interface Judgement {
  readonly verdict: Verdict;
  /** Argument judged, in dotted form: `security_header.max_age`. */
  readonly argument?: string;
  /** What would be compliant. */
  readonly expected?: string;
  /** What was found; never the value of a secret. */
  readonly got?: string;
  /** What to do about it. */
  readonly fix?: string;
  /** True when no waiver may cover this violation, whatever the control says. */
  readonly reject?: boolean;
  /** Only these of the rule's controls are concerned. @default - all of them */
  readonly controls?: readonly string[];
}

/** One rule: a pure function from one resource, and its neighbours, to judgements. */
export interface Rule {
  /** The rule's file name without extension, unique over all systems. */
  readonly id: string;
  /** Ids of the controls that the rule decides. */
  readonly controls: readonly string[];
  /** True when the rule knows no compliant form: whatever of its types it judges is wrong. @default false */
  readonly forbids?: boolean;
  /**
   * Resource types that it looks at; data sources are written `data.<type>`, provider blocks `provider.<name>`, backends
   * `backend.<name>`, what is taken out of Terraform `removed`, and every resource and data source of whatever type `*`.
   */
  readonly types: readonly string[];
  /** Argument that it judges, where it is one. */
  readonly argument?: string;
  /** What it accepts, in words, where that is always the same. */
  readonly expected?: string;
  /** What to do about a violation, where that is always the same. */
  readonly fix?: string;
  judge(resource: Resource, world: World): Judgement | readonly Judgement[];
}

export const compliant: Judgement = { verdict: "compliant" };
export const notApplicable: Judgement = { verdict: "notApplicable" };
