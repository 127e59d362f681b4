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
          message: "invalid stack name: it becomes a folder name",
          place: { file, path: "//.metadata.stackName" },
          expected: "letters, digits, spaces, _ . and -, starting with a letter, a digit or _, at most 100 characters",
          got: JSON.stringify(name.slice(0, 120)),
          fix: "Correct stackName in the metadata of the JSON, or the folder's name if there is no stackName.",
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
        message: `duplicate stack name ${name}`,
        place: { file },
        got: `the same name in ${before.file}`,
        fix: "Change the stackName of one of them, or rehearse the folders one by one.",
      },
    ];
  });
}
