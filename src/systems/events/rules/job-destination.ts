import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { blocks, hasReference, type Json } from "../../../terraform/configuration";

const project = /^crn:v1:[^:]*:[^:]*:codeengine:[^:]*:a\/[^:]+:[0-9a-f-]{36}::$/;
const given = (value: Json | undefined) => typeof value === "string" && value !== "";

/**
 * A Code Engine destination is a job in one project, or an application over HTTPS; the provider accepts any string, and sends
 * everything that is not an application as a job (ibm 2.5.0, resource_ibm_en_destination_ce.go).
 */
export const jobDestination: Rule = {
  id: "job-destination",
  controls: ["CE-37", "CE-38"],
  types: ["ibm_en_destination_ce"],
  judge({ arguments: { type, config } }) {
    const refused = (argument: string, expected: string, got: Json | undefined): Judgement => ({
      verdict: hasReference(got) ? "unknown" : "violation",
      argument,
      expected,
      got: JSON.stringify(got ?? null),
      reject: true,
    });
    const params = blocks(config).flatMap((block) => blocks(block.params));
    if (params.length === 0) return refused("config.params", "a job or an application", null);
    const judged = params.flatMap((param): Judgement[] => {
      const found: Judgement[] = [];
      if (param.type === "job") {
        if (!given(param.job_name)) found.push(refused("config.params.job_name", "the job's name", param.job_name));
        if (!project.test(textOf(param.project_crn)) && !hasReference(param.project_crn))
          found.push(refused("config.params.project_crn", "the CRN of the job's project", param.project_crn));
      } else if (param.type === "application") {
        if (!/^https:\/\//.test(textOf(param.url)))
          found.push(refused("config.params.url", "a URL that starts with https://", param.url));
        if (!/^(GET|POST)$/i.test(textOf(param.verb)))
          found.push(refused("config.params.verb", "GET or POST", param.verb));
      } else found.push(refused("config.params.type", '"job" or "application"', param.type));
      return found;
    });
    if (type !== "ibmce") judged.push(refused("type", '"ibmce"', type));
    return judged.length > 0 ? judged : compliant;
  },
};
