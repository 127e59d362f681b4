export function addArtefacts(..._: unknown[]): void {}
