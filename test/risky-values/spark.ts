import type { RiskyValue } from "../support/risky-values";

const engine = { resource: "ibm_resource_instance", only: "engine" };

export const values: readonly RiskyValue[] = [
  { id: "E01", ...engine, argument: "parameters", to: "${var.parameters}" },
  { id: "E02", ...engine, argument: "parameters_json", to: '{"default_config":{"spark.ssl.enabled":"true"}' },
  { id: "E04", ...engine, argument: "plan", to: "standard-hourly" },
  {
    id: "E05",
    ...engine,
    argument: "parameters_json",
    inside: ["default_config", "spark.ssl.enabled"],
    to: "false",
  },
];
