import { blocks, isObject, type JsonObject, type Resource } from "../terraform/configuration";

/** One rule inside an ACL, as somebody has written it. */
export interface WrittenRule {
  /** `rules.3` */
  readonly path: string;
  readonly rule: JsonObject;
}

/** The rules inside an ACL; undefined when they are not known before apply. */
export function writtenRules({ arguments: acl }: Resource): WrittenRule[] | undefined {
  if (typeof acl.rules === "string") return undefined;
  return blocks(acl.rules).map((rule, index) => ({ path: `rules.${index}`, rule }));
}

/** Deprecated blocks that name a protocol; an empty one is present too. */
export function nestedProtocol(rule: JsonObject): string | undefined {
  return ["icmp", "tcp", "udp"].find((name) => blocks(rule[name]).length > 0 || isObject(rule[name]));
}
