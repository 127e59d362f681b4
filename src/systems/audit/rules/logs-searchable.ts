import { numberOf } from "../../../core/number-of";
import { own } from "../../../core/own";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isObject } from "../../../terraform/configuration";

/** Days of the shortest search that finds what happened over two weekends. */
const shortest = 14;

/** Events can be searched for two weeks at least: an attack is rarely found on the day. */
export const logsSearchable: Rule = {
  id: "logs-searchable",
  controls: ["AU-03"],
  types: ["ibm_resource_instance"],
  judge({ arguments: { service, parameters } }): Judgement {
    const days = service === "logs" && isObject(parameters) ? own(parameters, "retention_period") : undefined;
    if (days === undefined) return notApplicable;
    if (numberOf(days) >= shortest) return { verdict: "compliant", argument: "parameters.retention_period" };
    return {
      verdict: "violation",
      argument: "parameters.retention_period",
      expected: `${shortest} days or more`,
      got: Number.isNaN(numberOf(days)) ? "no number" : `${numberOf(days)} days`,
    };
  },
};
