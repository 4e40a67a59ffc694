export { checkVersion } from "@hub/subgraph-kit/check-version";
