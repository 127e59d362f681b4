/** A host name as one word, for names that take no dots. Two host names can have one: whoever names something by it claims it. */
export function hostWord(hostname: string): string {
  return hostname.replace(/[^a-z0-9-]/g, "-");
}

/** A host name: lower case, at least one dot, no wildcard; what a Code Engine domain mapping takes. */
export const hostnamePattern =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;
