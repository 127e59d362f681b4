import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** An e-mail subscription has at least one invited address. */
export const peopleInvited = argumentRule({
  id: "people-invited",
  controls: ["CE-38"],
  types: ["ibm_en_subscription_email"],
  argument: "attributes.invited",
  accepts: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => /^\S+@\S+\.\S+$/.test(textOf(one))),
  expected: "one or more e-mail addresses",
});
