import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Plugin } from 'vite'

/** The packages whose code or assets a build holds, by their place from the root of the project, sorted. */
export type BundledPackages = readonly string[]

const PACKAGE_PLACE = /^.*?((?:node_modules\/(?:@[^/]+\/)?[^/]+\/)*node_modules\/(?:@[^/]+\/)?[^/]+)\//

/**
 * Two plugins that note which packages a build bundles, so that their licences and versions are listed with the program: one for
 * the build, which writes the list, one for the workers in it.
 */
export function notePackages(file: string): { readonly build: Plugin; readonly worker: () => Plugin } {
  const places = new Set<string>()
  const collect: Pick<Plugin, 'generateBundle'> = {
    generateBundle(_options, bundle) {
      const assets = Object.values(bundle).flatMap(one => (one.type === 'asset' ? one.originalFileNames : []))
      for (const id of [...this.getModuleIds(), ...assets]) {
        const place = PACKAGE_PLACE.exec(id.replaceAll('\\', '/'))?.[1]
        if (place) places.add(place)
      }
    },
  }
  return {
    worker: () => ({ name: 'pretoire-packages-of-worker', ...collect }),
    build: {
      name: 'pretoire-packages',
      ...collect,
      writeBundle() {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, `${JSON.stringify([...places].sort(), null, 2)}\n`)
      },
    },
  }
}
