/** Monaco ships this module without types. It creates a worker of `MonacoEnvironment` by its label. */
declare module "monaco-editor/internal/common/workers" {
  import type { editor } from "monaco-editor/editor/editor.api";

  export function createWebWorker<T extends object>(options: {
    readonly label?: string;
    readonly createData?: unknown;
  }): editor.MonacoWebWorker<T>;
}
