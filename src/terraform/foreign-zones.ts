import { own } from "../core/own";
import { blocks, type Json, type StackJson } from "./configuration";

/**
 * Name of the output, or local value, by which a stack names a zone of Internet Services that another blueprint owns: its settings, its
 * firewall, its log push, and the rulesets to which the stack adds rules of its own.
 */
export const foreignZone = "edge_zone_of_another_owner";

/** Domains that a stack says to be another owner's. */
export function foreignZonesOf({ json }: StackJson): string[] {
  const said: (Json | undefined)[] = [
    ...blocks(json.output).flatMap((named) => blocks(own(named, foreignZone)).map(({ value }) => value)),
    ...blocks(json.locals).map((values) => own(values, foreignZone)),
  ];
  return said.filter((value): value is string => typeof value === "string");
}
