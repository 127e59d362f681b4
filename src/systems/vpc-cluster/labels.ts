/**
 * A label's key or a taint's, as Kubernetes has it: a DNS name before the slash, if there is one, and a name.
 * Source: Kubernetes documentation, "Labels and Selectors", Syntax and character set.
 */
const prefixPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const namePart = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

export const labelKeyWords =
  "a Kubernetes key: up to 63 letters, digits, hyphens, underscores and periods, after a DNS name and a slash if you like";

export const labelValueWords =
  "1 to 63 letters, digits, hyphens, underscores and periods, starting and ending with a letter or digit";

export function isLabelKey(text: string): boolean {
  const parts = text.split("/");
  const [name = "", prefix] = parts.reverse();
  const isPrefix = prefix === undefined || (prefix.length <= 253 && prefixPattern.test(prefix));
  return parts.length <= 2 && isPrefix && isLabelValue(name);
}

/** Kubernetes takes an empty value too; whether IBM's API keeps one is unknown. */
export function isLabelValue(text: string): boolean {
  return text.length <= 63 && namePart.test(text);
}

/** Keys that Rampart writes itself. */
const own: readonly string[] = ["dedicated", "pool"];

/**
 * DNS names whose keys are of Kubernetes, OpenShift or IBM, those below them included. The kubelet may not set most of them, and the
 * provider ibm 2.5.0 leaves labels of some out of what it reads (flex.IgnoreSystemLabels), so that each plan would add them again.
 */
const reserved: readonly string[] = ["k8s.io", "kubernetes.io", "openshift.io"];

export const freeKeyWords = `neither ${own.join(" nor ")}, which Rampart sets, nor a key of ${reserved.join(", ")} or a name below them`;

export function isFreeKey(text: string): boolean {
  const [prefix] = text.includes("/") ? text.split("/") : [""];
  return !own.includes(text) && !reserved.some((name) => prefix === name || prefix?.endsWith(`.${name}`));
}

/** What a taint does to pods that do not tolerate it (provider ibm 2.5.0). */
export const taintEffects = ["NoSchedule", "PreferNoSchedule", "NoExecute"] as const;

export type TaintEffect = (typeof taintEffects)[number];
