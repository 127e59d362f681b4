import { closest, distance } from "fastest-levenshtein";
import type { Fault } from "../../core/fault";
import { type SparkConf, settings } from "./settings";

/** What is wrong with settings: unknown names, and values that Spark would not take. */
export function faultsOfConf(path: string, conf: SparkConf): Fault[] {
  return Object.entries(conf as Readonly<Record<string, string>>).flatMap(([name, value]): Fault[] => {
    const setting = settings[name];
    const place = { path: `${path}.conf` };
    if (setting === undefined) {
      const near = closest(name, Object.keys(settings));
      return [
        {
          code: "SP002",
          message: `there is no setting ${name} that Rampart knows`,
          place,
          expected: `one of ${Object.keys(settings).join(", ")}`,
          got: name,
          fix:
            distance(name, near) <= 5
              ? `Did you mean ${near}?`
              : "Spark takes a name that it does not know and does nothing: set it in the application's code.",
        },
      ];
    }
    if (setting.pattern.test(value)) return [];
    return [
      { code: "SP003", message: `${name} does not take this value`, place, expected: setting.expected, got: value },
    ];
  });
}
