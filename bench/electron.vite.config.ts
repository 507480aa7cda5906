import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'electron-vite'
import program from '../electron.vite.config.ts'

const { main } = program as UserConfig
const input = main?.build?.rollupOptions?.input as Record<string, string>
const script = fileURLToPath(new URL('./library/one-import.ts', import.meta.url))

/** The program as it is built for users, and a script that imports with it. */
export default defineConfig({
  main: {
    ...main,
    build: {
      ...main?.build,
      outDir: '.cache/bench/main',
      rollupOptions: { ...main?.build?.rollupOptions, input: { ...input, 'one-import': script } },
    },
  },
})
