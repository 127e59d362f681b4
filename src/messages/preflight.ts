import type { CodeWords } from "./code-words";

/** What the provider itself would refuse, found before Terraform runs. */
export const preflight = {
  PF001: {
    says: "The provider has no resource or data source of this type.",
    fix: "Correct the type's name.",
  },
  PF002: {
    says: "The resource type has no such argument or block.",
    fix: "Correct its spelling, or look it up in the provider's documentation.",
  },
  PF003: { says: "The attribute is read-only.", fix: "Remove the argument." },
  PF004: { says: "A required argument is missing.", fix: "Set the argument." },
  PF005: {
    says: "The value has the wrong type.",
    fix: "Write a value of the type in the provider's schema.",
  },
  PF006: {
    says: "There are too many or too few blocks of a type.",
    fix: "Add or remove blocks to match the expected number.",
  },
  PF007: {
    says: "An expression refers to something that the stack does not declare, or that Terraform never makes.",
    fix: "Declare it, or correct the reference.",
  },
  PF010: { says: "The provider does not accept the value.", fix: "Write one of the values that the message lists." },
  PF011: { says: "The value does not match the provider's pattern.", fix: "Write a value that matches the pattern." },
  PF012: { says: "The number is out of range.", fix: "Write a number in the range that the message gives." },
  PF013: {
    says: "The value is too short or too long.",
    fix: "Change it to a length in the range that the message gives.",
  },
  PF014: {
    says: "The value is not in the expected format: JSON, an IP address, a CIDR block, a time.",
    fix: "Correct the value.",
  },
  PF020: { says: "Two arguments are mutually exclusive.", fix: "Remove one of them." },
  PF021: {
    says: "An argument requires another one that is not set.",
    fix: "Set the other argument, or remove this one.",
  },
  PF022: { says: "Exactly one of several arguments must be set.", fix: "Set one of them and remove the others." },
  PF023: { says: "At least one of several arguments must be set.", fix: "Set one of them." },
  PF030: {
    says: "Warning: the provider has deprecated the argument or type.",
    fix: "Migrate to the replacement in the provider's documentation before the provider removes it.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
