/** Constants that the build hands over: see electron.vite.config.ts. */
interface ImportMetaEnv {
  readonly CHANGING_MESSAGES: readonly string[]
}
interface ImportMeta {
  readonly env: ImportMetaEnv
}
