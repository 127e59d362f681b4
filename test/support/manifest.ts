/** A manifest as the engine writes it, of stacks with their construct paths. */
export function manifestOf(stacks: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    version: "0.21.0",
    stacks: Object.fromEntries(
      Object.entries(stacks).map(([name, constructPath]) => [
        name,
        {
          name,
          constructPath,
          workingDirectory: `stacks/${name}`,
          synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
          stackMetadataPath: `stacks/${name}/metadata.json`,
          annotations: [],
          dependencies: [],
        },
      ]),
    ),
  });
}
