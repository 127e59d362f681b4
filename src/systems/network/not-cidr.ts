import type { Fault } from "../../core/fault";

export function notCidr(path: string, got: string | undefined): Fault {
  return {
    code: "NW003",
    message: "the value is not an IPv4 network",
    place: { path },
    expected: "CIDR notation without host bits, such as 10.240.0.0/16",
    got: got ?? "nothing",
  };
}
