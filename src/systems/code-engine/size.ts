import { own } from "../../core/own";

/**
 * Gigabytes of memory that go with a number of vCPU: for applications and jobs, and for functions. Others are refused by Code
 * Engine, not by the provider. Source: IBM Cloud documentation, "Supported memory and CPU combinations", 2024-10.
 */
const containers: Readonly<Record<string, readonly number[]>> = {
  "0.125": [0.25, 0.5, 1],
  "0.25": [0.5, 1, 2],
  "0.5": [1, 2, 4],
  "1": [2, 4, 8],
  "2": [4, 8, 16],
  "4": [8, 16, 32],
  "6": [12, 24, 48],
  "8": [16, 32],
  "10": [20, 40],
  "12": [24, 48],
};

const functions: Readonly<Record<string, readonly number[]>> = { "0.25": [1], "0.5": [2], "1": [4] };

export const sizes = { container: containers, function: functions };

/** Ephemeral storage that every container may have, in gigabytes, whatever its memory. */
const freeStorage = 0.4;

/** An amount such as 4G or 512M in gigabytes; Code Engine counts in thousands. */
export function gigabytes(amount: string): number {
  return Number.parseFloat(amount) / (amount.endsWith("M") ? 1000 : 1);
}

/** The pairs that are supported, in words, when this one is not. */
export function wrongSize(kind: keyof typeof sizes, cpu: number, memory: string): string | undefined {
  const amounts = own(sizes[kind], String(cpu));
  if (amounts?.includes(gigabytes(memory))) return undefined;
  return amounts
    ? `${cpu} vCPU with ${amounts.map((amount) => `${amount}G`).join(", ")}`
    : `${Object.keys(sizes[kind])
        .sort((a, b) => Number(a) - Number(b))
        .join(", ")} vCPU`;
}

export function tooMuchStorage(storage: string, memory: string): boolean {
  return gigabytes(storage) > Math.max(freeStorage, gigabytes(memory));
}
