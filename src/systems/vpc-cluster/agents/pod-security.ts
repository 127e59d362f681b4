/**
 * Labels of a namespace for Pod Security admission. Without them a namespace of Kubernetes Service is `privileged`.
 * Source: IBM Cloud documentation, "Configuring pod security admission".
 */
export function podSecurity(level: "privileged" | "restricted"): Record<string, string> {
  const modes = ["enforce", "audit", "warn"];
  return Object.fromEntries(modes.map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));
}
