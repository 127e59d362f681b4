import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { read, type Slot } from "../../../posture/values";
import { type DroppedZero, typeBehaviour } from "../../../terraform/provider-behaviour";

/**
 * The configuration sets no zero value that the provider omits: it leaves `false`, 0 and empty strings out of some
 * requests, and the service's default then applies.
 */
export const neverSentZero: Rule = {
  id: "never-sent-zero",
  controls: ["IA-04"],
  types: ["*"],
  judge(resource) {
    const dropped = resource.kind === "resource" ? typeBehaviour(resource.type)?.zero : undefined;
    const judgements = Object.entries(dropped ?? {})
      // An update that leaves it out keeps what the create has sent.
      .filter(([, { on }]) => on !== "update")
      .flatMap(([argument, zero]) => read(resource, argument).flatMap((slot) => judgeSlot(slot, zero)));
    return judgements.length > 0 ? judgements : notApplicable;
  },
};

function judgeSlot(slot: Slot, zero: DroppedZero): Judgement[] {
  // Zero may turn out to be what nobody knows; the rule then knows no more.
  if (slot.state === "unknown") JSON.stringify(slot.value ?? null);
  return isWrittenZero(slot) ? [judge(slot, zero)] : [];
}

function isWrittenZero({ state, value, byDefault }: Slot): boolean {
  return state === "known" && byDefault !== true && (value === false || value === 0 || value === "");
}

function judge({ path, value }: Slot, { serviceDefault }: DroppedZero): Judgement {
  const got = JSON.stringify(value);
  if (serviceDefault === value) return { verdict: "compliant", argument: path };
  return {
    verdict: serviceDefault === "unknown" ? "unknown" : "violation",
    argument: path,
    expected:
      serviceDefault === "unknown"
        ? "a value that the provider sends"
        : `a value that the provider sends; without one, the service defaults to ${JSON.stringify(serviceDefault)}`,
    got: `${got}, which the provider omits from the request`,
    fix: "Set another value, or remove the argument and accept the service's default.",
  };
}
