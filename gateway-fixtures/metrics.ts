import type { Gateway } from "@hub/gateway/gateway";

/** The value of a metric with its labels as they are printed, NaN as long as it has none. */
export async function readMetric({ operatorUrl }: Gateway, name: string): Promise<number> {
  const text = await (await fetch(`${operatorUrl}/metrics`)).text();
  const line = text.split("\n").find((it) => it.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? Number.NaN);
}
