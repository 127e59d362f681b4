import * as z from "zod";
import { isAddress, isDottedAddress, parseNetwork } from "../core/ip";

/** Four decimal numbers and a prefix length, none with a leading zero: some readers take 010 for 8. */
const decimal = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}\/(0|[1-9]\d?)$/;

/** A network in CIDR notation, its host bits zero. */
export function cidr() {
  return checked("network");
}

/** The same where there is IPv4 only: in VPCs, in clusters and in what Code Engine may call. Editors check the form. */
export function ipv4Cidr() {
  return checked("IPv4 network").meta({
    pattern: decimal.source,
    patternErrorMessage: `Expected ${expectedOf("IPv4 network")}.`,
  });
}

type Kind = "network" | "IPv4 network";

function checked(kind: Kind) {
  return z.string().check((context) => {
    const fault = faultOf(context.value, kind);
    if (fault) context.issues.push({ code: "custom", input: context.value, message: fault.message, params: fault });
  });
}

function faultOf(text: string, kind: Kind): { message: string; expected: string; fix: string } | undefined {
  const expected = expectedOf(kind);
  const network = isWritten(text, kind) ? parseNetwork(text) : undefined;
  if (!network) {
    const alone = kind === "network" ? isAddress(text) : isDottedAddress(text);
    return {
      message: `not a valid ${kind}`,
      expected,
      fix: alone ? `Did you mean ${text}/${text.includes(":") ? 128 : 32}?` : form(kind),
    };
  }
  if (!network.exact) {
    const fix = `Did you mean ${network.address}/${network.bits}?`;
    return { message: "the address has host bits set", expected, fix };
  }
  if (network.bits === 0) {
    return {
      message: "this range is the whole Internet",
      expected: "a range smaller than the whole Internet",
      fix: "List the specific networks.",
    };
  }
  return undefined;
}

function expectedOf(kind: Kind): string {
  return `${kind === "network" ? "a" : "an"} ${kind} in CIDR notation, such as 203.0.113.0/24`;
}

function form(kind: Kind): string {
  const ipv4 = "four numbers from 0 to 255, a slash, and a prefix length from 1 to 32";
  return kind === "network" ? `Write ${ipv4}, or an IPv6 network.` : `Write ${ipv4}.`;
}

function isWritten(text: string, kind: Kind): boolean {
  const expected = kind === "network" && text.includes(":") ? /^[0-9a-fA-F:.]+\/\d+$/ : decimal;
  return expected.test(text);
}
