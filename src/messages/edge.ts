import type { CodeWords } from "./code-words";

/** An edge that cannot work. */
export const edge = {
  ED001: {
    says: "A public host name is outside the edge's zone.",
    fix: "Move the system with the other domain to a separate blueprint.",
  },
  ED002: {
    says: "The plan of Internet Services lacks a feature that an option needs.",
    fix: "Use one of the plans that the message lists, or remove the option.",
  },
  ED003: {
    says: "A firewall list is empty: it would block all traffic or none.",
    fix: "List the networks or countries, or remove the list.",
  },
  ED004: {
    says: "The origin pools are not compatible with the steering.",
    fix: "Change the steering or the pools as the message says.",
  },
  ED005: { says: "A DNS record contradicts its type or the zone.", fix: "Correct the record as the message says." },
  ED006: {
    says: "`originPull` is set for an origin that does not verify the certificate.",
    fix: "Remove `originPull`.",
  },
  ED007: {
    says: "The zone is not a registrable domain.",
    fix: "Use a domain that you have registered, or a subdomain of it.",
  },
  ED008: {
    says: "The edge has no certificate for a public host name.",
    fix: "Add the name under `edge.certificate.hosts`.",
  },
  ED009: {
    says: "`edge.hosts` has settings for a host name under which nothing is public.",
    fix: "Correct the name, or remove the settings.",
  },
  ED010: {
    says: "A setting of a whole zone is in a blueprint that does not own the zone.",
    fix: "Move the setting to the blueprint that owns the zone.",
  },
  ED011: {
    says: "`owned: false` is set for a zone that the blueprint creates.",
    fix: "Set `zone: true`, or remove `owned`.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
