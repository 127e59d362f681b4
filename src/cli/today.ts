import { InvalidArgumentError } from "commander";
import { dayOf, isDay } from "../posture/waivers";

/** Parses `--today`. */
export function parseToday(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("expected a date as YYYY-MM-DD");
  return text;
}

/** The day by which waivers expire: the option, else the clock in UTC. */
export function todayOr(option: string | undefined): string {
  return option ?? dayOf(new Date());
}
