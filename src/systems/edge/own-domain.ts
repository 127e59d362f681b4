import { parse } from "tldts";

/** Domains of IBM's, under which nobody else has a zone. */
const ibm = /(^|\.)(appdomain\.cloud|cloud\.ibm\.com|containers\.ibm\.com|bluemix\.net)$/;

/**
 * Top-level domains that are in nobody's hands: RFC 2606, RFC 6761, RFC 6762, RFC 7686, RFC 8375, and `internal`, which
 * ICANN has reserved in 2024.
 */
const reserved = /(^|\.)(test|example|invalid|localhost|local|onion|arpa|internal)$/;

/** The fault of a zone that nobody can register; undefined for others. */
export function notOwn(zone: string) {
  const reason = whyNotOwn(zone);
  if (reason === undefined) return undefined;
  return {
    code: "ED007",
    message: `${zone} cannot be a zone: it is ${reason}`,
    expected: "a domain that you have registered",
    fix: "Register a domain, and use it or a subdomain of it.",
  };
}

/** Why a name cannot be the domain of a zone; undefined when it can. */
export function whyNotOwn(name: string): string | undefined {
  if (ibm.test(name)) return "a domain that IBM owns";
  if (reserved.test(name)) return "a reserved top-level domain";
  const { domain, isIcann } = parse(name);
  if (isIcann !== true) return "a top-level domain that does not exist";
  return domain === null ? "a public suffix, under which others register domains" : undefined;
}
