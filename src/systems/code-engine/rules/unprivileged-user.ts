import { argumentRule } from "../../../posture/argument-rule";
import { hardened } from "../limits";

/** Containers run as an unprivileged user; the provider does not send 0, so the image would decide. */
export const unprivilegedUser = argumentRule({
  id: "unprivileged-user",
  controls: ["CE-63"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job"],
  argument: "run_as_user",
  accepts: (value) => typeof value === "number" && value >= hardened.leastUser,
  expected: `${hardened.leastUser} or more`,
});
