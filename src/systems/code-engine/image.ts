/** The parts of an image reference, as the registry protocol names them. */
export interface ImageReference {
  /** Host, or undefined when the reference names none and Docker Hub is meant. */
  readonly host?: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Takes an image reference apart; the rule that tells a host from a namespace is Docker's. */
export function parseImage(reference: string): ImageReference {
  const [named = "", digest] = reference.split("@", 2);
  const slash = named.indexOf("/");
  const first = slash < 0 ? "" : named.slice(0, slash);
  const host = /[.:]/.test(first) || first === "localhost" ? first : undefined;
  const rest = host === undefined ? named : named.slice(slash + 1);
  const colon = rest.lastIndexOf(":");
  const tag = colon > rest.lastIndexOf("/") ? rest.slice(colon + 1) : undefined;
  return {
    ...(host !== undefined ? { host } : {}),
    repository: tag === undefined ? rest : rest.slice(0, colon),
    ...(tag !== undefined ? { tag } : {}),
    ...(digest !== undefined ? { digest } : {}),
  };
}

/** Host of an image's registry; Docker Hub when none is named. */
export function registryOf(reference: string): string {
  return parseImage(reference).host ?? "docker.io";
}

/** Container Registry by its private endpoint, for example `private.de.icr.io`. */
export function isPrivateRegistry(host: string | undefined): boolean {
  return host !== undefined && /^private\.([a-z0-9-]+\.)?icr\.io$/.test(host);
}

/** Container Registry by any of its host names. */
export function isContainerRegistry(host: string | undefined): boolean {
  return host !== undefined && /^([a-z0-9-]+\.)*icr\.io$/.test(host);
}

/** A tag that is a version or a commit, and so stays with its image. */
export function hasLastingTag(reference: string): boolean {
  return /^(v?\d+\.\d+\.\d+([-.][0-9A-Za-z.-]+)?|[0-9a-f]{7,40})$/.test(parseImage(reference).tag ?? "");
}
