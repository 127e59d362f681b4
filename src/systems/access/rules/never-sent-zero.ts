import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { read, type Slot } from "../../../posture/values";
import { type DroppedZero, typeBehaviour } from "../../../terraform/provider-behaviour";

/** The provider leaves `false`, 0 and an empty text out of some requests: the service's own default stands then. */
export const neverSentZero: Rule = {
  id: "never-sent-zero",
  controls: ["IA-04"],
  types: ["*"],
  judge(resource) {
    const dropped = resource.kind === "resource" ? typeBehaviour(resource.type)?.zero : undefined;
    const judgements = Object.entries(dropped ?? {})
      // An update that leaves it out keeps what the create has sent.
      .filter(([, { on }]) => on !== "update")
      .flatMap(([argument, zero]) =>
        read(resource, argument)
          .filter(isWrittenZero)
          .map((slot) => judge(slot, zero)),
      );
    return judgements.length > 0 ? judgements : notApplicable;
  },
};

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
        : `a value that the provider sends: without one, the service takes ${JSON.stringify(serviceDefault)}`,
    got: `${got}, which the provider leaves out of the request`,
    fix: "Write another value, or leave the argument out and live with the service's default.",
  };
}
