import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** A service credential has a reader role; if the role is omitted, IBM grants Writer. */
export const serviceAccessRole = argumentRule({
  id: "service-access-role",
  controls: ["CE-28"],
  types: ["ibm_code_engine_secret"],
  argument: "service_access.role.crn",
  accepts: (value) => /:serviceRole:(Content)?Reader$/.test(textOf(value)),
  expected: "crn:v1:bluemix:public:iam::::serviceRole:Reader",
  reject: (value) => /:(Manager|Administrator)$/.test(textOf(value)),
  when: ({ arguments: { format } }) => format === "service_access",
});
