import type { Origin } from "../blueprint/origin";
import type { Fault } from "../core/fault";
import { withFix } from "../messages/with-fix";
import type { Finding } from "../posture";
import { resourcesOf, type StackJson } from "../terraform/configuration";
import type { Verdicts } from "./pipeline";

/** The same verdicts; what stands in the way, or is waived, carries the line of the blueprint that it comes from. */
export function withSources(verdicts: Verdicts, stacks: readonly StackJson[], origin: Origin): Verdicts {
  const { preflight, check } = verdicts;
  const findings = check.findings.map((finding): Finding => {
    const silent = finding.verdict === "compliant" || finding.verdict === "notApplicable";
    return silent ? finding : { ...finding, source: origin(finding.at, finding) };
  });
  return {
    ...verdicts,
    check: { ...check, findings, faults: check.faults.map(withFix) },
    preflight: { ...preflight, faults: preflight.faults.map((fault) => withFix(withSource(fault, stacks, origin))) },
  };
}

/** A fault of the provider's own rules speaks of an argument: `<address>.<argument>` in a stack's file. */
function withSource(fault: Fault, stacks: readonly StackJson[], origin: Origin): Fault {
  const { file, path = "" } = fault.place;
  const resource = stacks
    .filter((stack) => stack.file === file)
    .flatMap(resourcesOf)
    .find(({ address }) => path === address || path.startsWith(`${address}.`));
  if (resource?.constructPath === undefined) return fault;
  const argument = path.slice(resource.address.length + 1);
  return { ...fault, source: origin(resource.constructPath, argument === "" ? {} : { argument }) };
}
