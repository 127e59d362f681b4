import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";
import { isSet } from "../judged";

/** An HTTPS listener has a certificate; the provider detects a missing one only at apply. */
export const listenerHasCertificate = argumentRule({
  id: "listener-has-certificate",
  controls: ["IKS-94"],
  types: ["ibm_is_lb_listener"],
  argument: "certificate_instance",
  accepts: isSet,
  expected: "the CRN of a certificate in Secrets Manager",
  referenceIsFine: true,
  when: (listener) => known(listener, "protocol") === "https",
});
