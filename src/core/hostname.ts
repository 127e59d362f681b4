/** A host name: lower case, at least one dot, no wildcard; what a Code Engine domain mapping takes. */
export const hostnamePattern =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;
