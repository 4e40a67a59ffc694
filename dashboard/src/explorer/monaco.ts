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
