import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** Fields that hold what a client proves itself by. Source: Internet Services documentation, "Accessing log fields". */
const secret = /\b(Cookies|RequestHeaders|ResponseHeaders)\b/;

/** Log push jobs list their fields, without cookies and headers. */
export const logsWithoutSecrets = argumentRule({
  id: "logs-without-secrets",
  controls: ["CE-60"],
  types: ["ibm_cis_logpush_job"],
  argument: "logpull_options",
  accepts: (value) => /(^|&)fields=[A-Za-z]/.test(textOf(value)) && !secret.test(textOf(value)),
  expected: "fields=…, without Cookies, RequestHeaders and ResponseHeaders",
});
