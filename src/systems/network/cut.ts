import { isWithin } from "../../core/cidr";
import { notInternet } from "../../core/ibm-addresses";
import { common } from "./acl";
import type { Flow, Party, Traffic } from "./flow";
import { type Ports, portsMeet } from "./ports";

/** Which packets of a flow a denial blocks, in whole or in part: those on the way there, or the answers. */
export function cut(denial: Flow, flow: Flow): "requests" | "replies" | undefined {
  if (blocks(denial, flow.from, flow.to, flow.traffic)) return "requests";
  return blocks(denial, flow.to, flow.from, flow.traffic.flatMap(answer)) ? "replies" : undefined;
}

function blocks(denial: Flow, from: Party, to: Party, traffic: readonly Traffic[]): boolean {
  return (
    meet(denial.from, from) &&
    meet(denial.to, to) &&
    denial.traffic.some((denied) => traffic.some((one) => matches(denied, one)))
  );
}

function answer(traffic: Traffic): Traffic[] {
  switch (traffic.protocol) {
    case "all":
      return [traffic];
    case "icmp":
      return traffic.answer === undefined ? [] : [{ protocol: "icmp", type: traffic.answer }];
    default:
      return [{ protocol: traffic.protocol, source: traffic.destination, destination: traffic.source }];
  }
}

function matches(denied: Traffic, one: Traffic): boolean {
  if (denied.protocol === "all" || one.protocol === "all") return true;
  if (denied.protocol === "icmp" || one.protocol === "icmp") return denied.protocol === one.protocol;
  const ports = (read: (traffic: { readonly source: Ports; readonly destination: Ports }) => Ports) =>
    portsMeet(read(denied), read(one));
  return denied.protocol === one.protocol && ports(({ source }) => source) && ports(({ destination }) => destination);
}

function meet(one: Party, other: Party): boolean {
  if (one === "internet") return other === "internet" || other.some((block) => !isWithin(block, notInternet));
  return other === "internet" ? meet(other, one) : common(one, other).length > 0;
}
