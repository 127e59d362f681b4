import type { Fault } from "../../core/fault";
import { pathBelow } from "../../document/document";
import type { JsonObject } from "../../terraform/configuration";
import { hardenedConf } from "./settings";

/** Python packages with exact versions, `numpy==1.26.4`. */
export const pinnedPackage = /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9,._-]+\])?==[0-9][A-Za-z0-9.+!_-]*$/;

/** The request that makes a library set: IBM's own application reads it from its argument. */
export function librarySetRequest(name: string, packages: readonly string[]): JsonObject {
  return {
    application_details: {
      application: "/opt/ibm/customization-scripts/customize_instance_app.py",
      arguments: [
        JSON.stringify({
          library_set: { action: "add", name, libraries: { pip: { python: { packages: [...packages].sort() } } } },
        }),
      ],
      conf: { ...hardenedConf },
    },
  };
}

/** Packages that float: what was scanned would not be what is installed. */
export function faultsOfLibraries(path: string, libraries: Readonly<Record<string, readonly string[]>>): Fault[] {
  return Object.entries(libraries).flatMap(([set, packages]) =>
    packages.flatMap((one, index): Fault[] =>
      pinnedPackage.test(one)
        ? []
        : [
            {
              code: "SP005",
              message: `package ${one} of library set ${set} has no exact version`,
              place: { path: pathBelow(path, "libraries", set, index) },
              expected: "name==version",
              got: one,
              fix: "Pin the version that you scanned.",
            },
          ],
    ),
  );
}
