/** Stable codes of what preflight finds; the catalogue of messages says what each means. */
export const codes = {
  unknownType: "PF001",
  unknownArgument: "PF002",
  readOnly: "PF003",
  missing: "PF004",
  type: "PF005",
  blockCount: "PF006",
  enum: "PF010",
  pattern: "PF011",
  range: "PF012",
  length: "PF013",
  format: "PF014",
  conflict: "PF020",
  requiredWith: "PF021",
  exactlyOne: "PF022",
  atLeastOne: "PF023",
  deprecated: "PF030",
} as const;
