import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { isObject, type Json, type JsonObject, type Resource } from "../../../terraform/configuration";
import { pinnedPackage } from "../library-set";
import { detailsOf, isRequest } from "../subjects";

/** Requests for library sets, by stack and name of the set. */
const librarySets = indexed(["ibm_cos_bucket_object"], (resource) => {
  const set = librarySetOf(resource);
  return set === undefined ? [] : [setKey(resource, set.name)];
});

/** A library set pins exact versions and has a unique name: a second set with the same name overwrites the first. */
export const sparkLibraryPinned: Rule = {
  id: "spark-library-pinned",
  controls: ["AE-07", "AE-19"],
  types: ["ibm_cos_bucket_object"],
  judge(resource, world) {
    const set = librarySetOf(resource);
    if (set === undefined) return notApplicable;
    const about = { argument: "content.application_details.arguments.0" };
    const floating = packagesOf(set).filter((one) => !pinnedPackage.test(textOf(one)));
    const judged: Judgement[] = floating.map((one) => ({
      verdict: "violation",
      ...about,
      expected: "name==version",
      got: textOf(one),
      reject: true,
    }));
    if (set.script !== undefined)
      judged.push({
        verdict: "violation",
        ...about,
        expected: "packages with exact versions",
        got: "a script that downloads",
      });
    if (sameName(resource, set.name, world))
      judged.push({
        verdict: "violation",
        ...about,
        expected: "a unique name",
        got: textOf(set.name),
        reject: true,
      });
    return judged.length > 0 ? judged : compliant;
  },
};

function librarySetOf(resource: Resource): JsonObject | undefined {
  const list = isRequest(resource) ? detailsOf(resource)?.arguments : undefined;
  if (!Array.isArray(list) || typeof list[0] !== "string" || !list[0].includes("library_set")) return undefined;
  try {
    const { library_set: set } = JSON.parse(list[0]) as JsonObject;
    return isObject(set) ? set : undefined;
  } catch {
    return undefined;
  }
}

function packagesOf({ libraries }: JsonObject): Json[] {
  return Object.values(isObject(libraries) ? libraries : {}).flatMap((manager) => {
    const python = isObject(manager) ? manager.python : undefined;
    const packages = isObject(python) ? python.packages : undefined;
    return Array.isArray(packages) ? packages : [];
  });
}

function sameName(resource: Resource, name: Json | undefined, world: World): boolean {
  return librarySets(world, setKey(resource, name)).some((other) => other !== resource);
}

function setKey({ stack }: Resource, name: Json | undefined): string {
  return JSON.stringify([stack, name ?? null]);
}
