import type { CodeWords } from "./code-words";

/** What the provider itself would refuse, found before Terraform runs. */
export const preflight = {
  PF001: {
    says: "The provider has no resource or data source of this type.",
    fix: "Correct the type's name, or add the type to the project's facts.",
  },
  PF002: {
    says: "The resource type has no such argument or block.",
    fix: "Correct its spelling, or look it up in the provider's documentation.",
  },
  PF003: { says: "The attribute is computed by the provider and cannot be set.", fix: "Remove the argument." },
  PF004: { says: "A required argument is missing.", fix: "Set the argument." },
  PF005: {
    says: "The value is of the wrong type.",
    fix: "Write a value of the type that the provider's schema names.",
  },
  PF006: { says: "A block occurs too often, or not often enough.", fix: "Add or remove blocks until the number fits." },
  PF010: { says: "The value is not one of those that the provider knows.", fix: "Write one of them." },
  PF011: { says: "The value does not have the form that the provider asks for.", fix: "Write it in that form." },
  PF012: { says: "The number is out of range.", fix: "Write a number in the range that the message names." },
  PF013: { says: "The text is too short or too long.", fix: "Change its length." },
  PF014: { says: "The text is not in its format: JSON, an IP address, a CIDR, a time.", fix: "Correct the text." },
  PF020: { says: "Two arguments exclude each other.", fix: "Remove one of them." },
  PF021: { says: "An argument needs another one that is not set.", fix: "Set the other one, or remove this." },
  PF022: { says: "Exactly one of several arguments must be set.", fix: "Set one of them and remove the others." },
  PF023: { says: "At least one of several arguments must be set.", fix: "Set one of them." },
  PF030: {
    says: "The provider has deprecated the argument or type. A warning.",
    fix: "Move to what the message names before the provider removes it.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
