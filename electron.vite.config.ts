import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { notePackages } from './packaging/licences/bundled-packages.ts'
import { changingMessages } from './src/shared/contract/changes.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What is read beside the program, from source and from the build alike: migrations, what is compiled ahead. */
const beside: Plugin = {
  name: 'pretoire-beside',
  writeBundle({ dir = '' }) {
    cpSync(here('src/main/kernel/database/migrations'), join(dir, 'migrations'), { recursive: true })
    cpSync(here('src/main/hosts/core/core-entry.cjs'), join(dir, 'core-entry.cjs'))
    cpSync(here('src/main/native'), join(dir, 'native'), {
      recursive: true,
      filter: path => !path.endsWith('.ts'),
    })
  },
}

/** Has the style sheets find the fonts that the program serves wherever the page lies: a browser's lies under a path of its own. */
const servedFonts: Plugin = {
  name: 'pretoire-served-fonts',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'asset' && file.fileName.endsWith('.css'))
        file.source = file.source.toString().replaceAll(/url\((["']?)\/fonts\//g, 'url($1../fonts/')
  },
}

/** What each bundle is made of, for the licences and the bill of materials that are shipped with it. */
const noted = {
  main: notePackages(here('out/bundled-main.json')),
  preload: notePackages(here('out/bundled-preload.json')),
  renderer: notePackages(here('out/bundled-renderer.json')),
}

export default defineConfig({
  main: {
    plugins: [beside, noted.main.build],
    build: {
      outDir: 'out/main',
      target: 'node22',
      // Only `dependencies` stay packages at run time. A devDependency is bundled: zod and saxes are made of many small files,
      // each of which every thread would look for and read.
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: here('src/main/index.ts'),
          browser: here('src/main/hosts/browser-edition.ts'),
          serve: here('src/main/serve.ts'),
          cli: here('src/main/cli.ts'),
          core: here('src/main/hosts/core/core.ts'),
          worker: here('src/main/hosts/worker.ts'),
          reader: here('src/main/imports/jobs/reader.ts'),
        },
        // Everything in one folder, so that a path relative to import.meta.url means the same in every chunk.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [noted.preload.build],
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    define: { 'import.meta.env.CHANGING_MESSAGES': JSON.stringify(changingMessages()) },
    plugins: [react(), servedFonts, noted.renderer.build],
    // modules, as they find their dictionary beside themselves
    worker: { format: 'es', plugins: () => [noted.renderer.worker()] },
    build: {
      outDir: 'out/renderer',
      // A font or image inlined as data: would need a hole in the content security policy.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: here('src/renderer/index.html'),
        // evaluated before the chunks that hold zod, which reads it
        output: {
          codeSplitting: { groups: [{ name: 'policy', test: /renderer[\\/]kernel[\\/]policy\.ts$/ }] },
        },
      },
    },
  },
})
