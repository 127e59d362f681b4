import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { isGiven, known, readOne } from "../../../posture/values";

/** Source code comes from a private repository over SSH, with a dedicated key. */
export const buildSource: Rule = {
  id: "build-source",
  controls: ["CE-23"],
  types: ["ibm_code_engine_build"],
  judge(build): Judgement | readonly Judgement[] {
    if (known(build, "source_type") === "local") {
      return { verdict: "violation", argument: "source_type", expected: '"git"', got: '"local"' };
    }
    const url = readOne(build, "source_url");
    const expected = "git@<host>:<repository>, with a source_secret";
    if (url.state === "unknown")
      return { verdict: "unknown", argument: "source_url", expected, got: textOf(url.value) };
    const keyed = isGiven(build, "source_secret");
    const ssh = /^(ssh:\/\/)?git@/.test(textOf(url.value ?? ""));
    if (ssh && keyed) return compliant;
    return {
      verdict: "violation",
      argument: ssh ? "source_secret" : "source_url",
      expected,
      got: `${textOf(url.value ?? "no source_url")}${keyed ? "" : ", without a source_secret"}`,
      reject: !keyed,
    };
  },
};
