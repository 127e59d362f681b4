import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";

const strong = ["ECDSA256", "ECDSA384", "RSA2048", "RSA4096"];

/** Certificates use strong key algorithms; the provider accepts any string. */
export const certificateKeyStrength = argumentRule({
  id: "certificate-key-strength",
  controls: ["CE-34"],
  types: ["ibm_sm_public_certificate"],
  argument: "key_algorithm",
  accepts: (value) => strong.includes(textOf(value)),
  expected: strong.join(", "),
  reject: always,
});
