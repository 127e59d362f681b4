/** Names that Container Registry takes for a namespace, and in words. */
export const namespacePattern = /^(?=.{4,30}$)[a-z0-9]+[a-z0-9_-]+[a-z0-9]+$/;
export const namespaceWords =
  "4 to 30 lowercase letters, digits, hyphens and underscores, starting and ending with a letter or digit";
