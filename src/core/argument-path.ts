/**
 * An argument of Terraform as people read it: `rules[0].type`, as in a blueprint's paths.
 *
 * @param dotted with indexes as steps of their own: `rules.0.type`
 */
export function shownArgument(dotted: string): string {
  return dotted.replaceAll(/\.(\d+)(?=\.|$)/g, "[$1]");
}
