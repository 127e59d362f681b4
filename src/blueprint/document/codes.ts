/**
 * Every fault of reading a blueprint's text, by its stable code. A code keeps its meaning for good: one that is no longer
 * raised stays reserved. BP0xx are about the text, BP1xx about the schema; BP2xx and above belong to others.
 */
export const faultCodes = {
  BP001: "The file cannot be read: there is none, it is no file, it may not be read, or it is larger than 1 MiB.",
  BP002: "The file is empty, or holds nothing but comments.",
  BP003: "The file holds more than one YAML document.",
  BP004: "The text is not YAML 1.2.",
  BP005: "A key stands twice in one mapping.",
  BP006: "The top level is not a mapping of keys to values.",
  BP007: "The file is not UTF-8 text.",
  BP008: "A YAML directive other than `%YAML 1.2`.",
  BP010: "Aliases unfold to too many values, or name what they stand in; or there are too many values without them.",
  BP011: "Mappings and lists are nested too deeply.",
  BP012: "A tag that gives a value another type than it shows.",
  BP013: "A key that is not text: a number, true or false, nothing, a list, a mapping or an alias.",
  BP014: "A key to which JavaScript gives a meaning of its own: __proto__, constructor, prototype.",
  BP015: "A number that cannot be kept: not a number, infinite, or with more digits than a computer number holds.",
  BP016: "A number with leading zeros, which some readers take as octal.",
  BP017: "A merge key `<<` whose value is neither a mapping nor a list of mappings.",
  BP018: "An alias for which no anchor stands above it.",
  BP020: "A character that does not show: control, bidirectional, zero-width, or a line or paragraph separator.",
  BP021: "A Terraform interpolation or directive: a blueprint holds plain values only.",
  BP022: "A line break in a text that is written on one line.",
  BP025: "A text with the form of a secret: a token, a private key, a password beside its name or in an address.",
  BP030: "What `extends` names is no relative path of a file.",
  BP031: "The file that `extends` names is missing or may not be read.",
  BP032: "The file that `extends` names lies outside the blueprint's folder.",
  BP033: "A blueprint extends itself, directly or through others.",
  BP034: "The chain of files that extend one another is too long.",
  BP035: "What `extends` names is a folder or something else that is not a file.",
  BP036: "A blueprint extends too many files, too much text, or one file twice.",
  BP099: "There are more faults than are shown.",
  BP100: "A required key is missing.",
  BP101: "A key that is chosen freely breaks the rule for such keys.",
  BP102: "A key that is not known at this place.",
  BP103: "A value of the wrong kind: text for a number, a list for a mapping.",
  BP104: "A value of the right kind that is not allowed: not one of a list, out of range, too long, of the wrong form.",
  BP105: "A rule of the schema that no other code covers.",
} as const;

export type FaultCode = keyof typeof faultCodes;
