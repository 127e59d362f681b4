import type { Fault } from "../../core/fault";
import type { StackJson } from "../../terraform/configuration";

/** What a stack may be called: its name becomes a folder's. */
const stackName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_. -]{0,99}$/u;

/** Faults of names that cannot be a folder's, and of names that come twice. */
export function nameFaults(stacks: readonly StackJson[]): Fault[] {
  const seen = new Map<string, StackJson>();
  return stacks.flatMap((stack): Fault[] => {
    const { name, file } = stack;
    if (!stackName.test(name)) {
      return [
        {
          code: "RH010",
          message: "this cannot be the name of a stack, because it becomes the name of a folder",
          place: { file, path: "//.metadata.stackName" },
          expected: "letters, digits, spaces, _ . and -, a letter, a digit or _ first, at most 100 characters",
          got: JSON.stringify(name.slice(0, 120)),
          fix: "Correct stackName in the metadata of the JSON, or the folder's name where there is none.",
        },
      ];
    }
    // On some systems, names that differ by case alone are one folder.
    const key = name.normalize("NFC").toLowerCase();
    const before = seen.get(key);
    seen.set(key, stack);
    if (!before) return [];
    return [
      {
        code: "RH010",
        message: `two stacks have the name ${name}`,
        place: { file },
        got: `the same name in ${before.file}`,
        fix: "Give one of them another stackName, or rehearse the folders one by one.",
      },
    ];
  });
}
