/**
 * Monaco with the API that GraphiQL expects: `edcore.main` is everything but languages, JSON is one of `languages`, and
 * a worker is created from its label.
 */
import "monaco-editor/features/register.all";
import * as core from "monaco-editor/editor/editor.api";
import { createWebWorker } from "monaco-editor/internal/common/workers";
import * as json from "monaco-editor/languages/features/json/register";

export * from "monaco-editor/editor/editor.api";
export const editor = { ...core.editor, createWebWorker };
export const languages = { ...core.languages, json };

/**
 * Every change of these options ends JSON's worker and starts another one. GraphiQL sets them anew with each check of an
 * operation, most often to what they are.
 */
const { jsonDefaults } = json;
const setDiagnosticsOptions = jsonDefaults.setDiagnosticsOptions.bind(jsonDefaults);
jsonDefaults.setDiagnosticsOptions = (options) => {
  if (JSON.stringify(options) !== JSON.stringify(jsonDefaults.diagnosticsOptions))
    setDiagnosticsOptions(options);
};
