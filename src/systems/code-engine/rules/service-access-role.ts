import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** A service's credential may read; left out, IBM makes it a writer. */
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
