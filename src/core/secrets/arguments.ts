import { isAbsent, unquoted } from "./values";

/** An argument of a command line by its option and value: a name is empty where there is none. */
export interface NamedArgument {
  /** Which of the arguments. */
  readonly index: number;
  readonly name: string;
  readonly value: string;
}

/** Arguments by their names: `--name=value`, and `--name` before its value; in lines for a shell too. */
export function namedArguments(list: readonly string[]): NamedArgument[] {
  const lines = list.flatMap((line, index) =>
    /\s/.test(line) ? byName(line.split(/\s+/)).map((found) => ({ ...found, index })) : [],
  );
  return [...byName(list), ...lines.filter(({ name }) => name !== "")];
}

function byName(list: readonly string[]): NamedArgument[] {
  return list.map((text, index) => {
    const [, named, value] = /^--?([A-Za-z][\w.-]*)=(.*)$/s.exec(text) ?? [];
    if (named !== undefined) return { index, name: isAbsent(unquoted(value)) ? "" : named, value: value ?? "" };
    const option = /^--?([A-Za-z][\w.-]*)$/.exec(list[index - 1] ?? "")?.[1];
    const follows = option !== undefined && !text.startsWith("-") && !isAbsent(unquoted(text));
    return { index, name: follows ? option : "", value: text };
  });
}
