/**
 * Monaco as GraphiQL knows it: everything but languages is `edcore.main`, JSON is one of `languages`, and a worker is
 * made from its label.
 */
import "monaco-editor/features/register.all";
import * as core from "monaco-editor/editor/editor.api";
import { createWebWorker } from "monaco-editor/internal/common/workers";
import * as json from "monaco-editor/languages/features/json/register";

export * from "monaco-editor/editor/editor.api";
export const editor = { ...core.editor, createWebWorker };
export const languages = { ...core.languages, json };
