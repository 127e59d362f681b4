import { showJson } from "../../core/show-json";
import { ignoredChange } from "../../posture/argument-rule";
import { NotKnown, unknownBecause } from "../../posture/not-known";
import { type Judgement, notApplicable, type Rule } from "../../posture/rule";
import { containsReference } from "../../posture/values";
import type { Json, JsonObject, Resource } from "../../terraform/configuration";
import { argumentOf, confOf, confPath, innerOf, isRequest, isSparkInstance } from "./subjects";

export interface ConfRule {
  readonly id: string;
  /** Controls of the instance's default configuration; none: only requests are judged. */
  readonly instance?: readonly string[];
  /** Controls of a request's settings; none: only instances are judged. */
  readonly request?: readonly string[];
  readonly setting: string;
  readonly accepts: (value: Json) => boolean;
  readonly expected: string;
  readonly fix?: string;
  /** Not written is fine. @default false */
  readonly absentIsFine?: boolean;
  /** A reference in place of a value is fine. @default false */
  readonly referenceIsFine?: boolean;
  /** Only settings for which this holds are judged. @default - all */
  readonly when?: (conf: JsonObject) => boolean;
  /** Values that no waiver may cover; `undefined` stands for an absent setting. @default - all may be waived */
  readonly reject?: (value: Json | undefined, resource: Resource) => boolean;
}

/** A rule about one Spark setting, inside the JSON of an instance's parameters and of a submit request. */
export function confRule(rule: ConfRule): Rule {
  return {
    id: rule.id,
    controls: [...new Set([...(rule.instance ?? []), ...(rule.request ?? [])])],
    types: [...(rule.instance ? ["ibm_resource_instance"] : []), ...(rule.request ? ["ibm_cos_bucket_object"] : [])],
    judge(resource) {
      const controls = isSparkInstance(resource) ? rule.instance : isRequest(resource) ? rule.request : undefined;
      if (controls === undefined) return notApplicable;
      const ignored = ignoredChange(resource, argumentOf(resource));
      const judged = judgeKnown(rule, resource);
      return [judged, ...(ignored ? [ignored] : [])].map((judgement) => ({ ...judgement, controls }));
    },
  };
}

/** A setting that nobody knows before apply is unknown for the controls of its subject alone. */
function judgeKnown(rule: ConfRule, resource: Resource): Judgement {
  try {
    return judgeConf(rule, resource);
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    return unknownBecause(error, aboutOf(rule));
  }
}

function aboutOf({ expected, fix }: ConfRule): Pick<Judgement, "expected" | "fix"> {
  return { expected, ...(fix ? { fix } : {}) };
}

function judgeConf(rule: ConfRule, resource: Resource): Judgement {
  const argument = `${confPath(resource)}.${rule.setting}`;
  const about = { argument, ...aboutOf(rule) };
  const { state } = innerOf(resource, argumentOf(resource));
  if (state === "unknown")
    return { verdict: "unknown", ...about, got: "an expression; write the JSON as a literal string" };
  const conf = confOf(resource) ?? {};
  if (rule.when && !rule.when(conf)) return notApplicable;
  const value = conf[rule.setting];
  const reject = rule.reject?.(value, resource) ?? false;
  if (value === undefined) {
    if (rule.absentIsFine && state === "known") return { verdict: "compliant", argument };
    return { verdict: "violation", ...about, got: state === "invalid" ? "invalid JSON" : "nothing", reject };
  }
  if (containsReference(value))
    return rule.referenceIsFine
      ? { verdict: "compliant", argument }
      : { verdict: "unknown", ...about, got: showJson(value) };
  if (rule.accepts(value)) return { verdict: "compliant", argument };
  return { verdict: "violation", ...about, got: showJson(value), reject };
}
