/** Stable codes of what preflight finds. */
export const codes = {
  /** The provider has no such resource or data source type. */
  unknownType: "PF001",
  /** The type has no such argument or block. */
  unknownArgument: "PF002",
  /** The attribute is computed: it cannot be set. */
  readOnly: "PF003",
  /** A required argument is missing. */
  missing: "PF004",
  /** The value is of the wrong type. */
  type: "PF005",
  /** A block stands too often, or not often enough. */
  blockCount: "PF006",
  /** The value is not one of those that the provider knows. */
  enum: "PF010",
  /** The value does not have the form that the provider asks for. */
  pattern: "PF011",
  /** The number is out of range. */
  range: "PF012",
  /** The text is too short or too long. */
  length: "PF013",
  /** The text is not what its format says: JSON, an address, a network, a time. */
  format: "PF014",
  /** Two arguments exclude each other. */
  conflict: "PF020",
  /** An argument needs another. */
  requiredWith: "PF021",
  /** Exactly one of several arguments must be set. */
  exactlyOne: "PF022",
  /** At least one of several arguments must be set. */
  atLeastOne: "PF023",
  /** The provider has deprecated it: a warning. */
  deprecated: "PF030",
} as const;
