export { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
