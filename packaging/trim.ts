import { join } from 'node:path'
import { projectRoot, type Target } from './product.ts'

/** Files no program reads: documentation, types, source maps, tests, compressed doubles. */
const idleFile =
  /(?:\.(?:map|md|markdown|ts|mts|cts|br|gz|tgz|flow|coffee|html?|iife\.js|umd\.c?js)|(?:^|\/)(?:\.[^/]+|changes|changelog|history|news|authors|contributors|code_of_conduct)[^/]*)$/i
const idleFolder =
  /(?:^|\/)(?:tests?|__tests__|docs?|examples?|benchmarks?|\.github|man|coverage|typings?|types)\//i
const licenceFile = /(?:^|\/)(?:licen[cs]e|copying|notice)[^/]*$/i

/** Files that a package needs beside the rule above: where `keeps` is given, nothing else of the package is taken. */
interface Trim {
  readonly keeps?: RegExp
  readonly drops?: RegExp
  /** dependencies that the program never loads: needed to compile the package, to test it, or by a part of it that is left out */
  readonly without?: readonly string[]
  /** a file of its own, and the one of `stand-ins` that is shipped in its place */
  readonly replaced?: Readonly<Record<string, string>>
}
const trims: Readonly<Record<string, (target: Target) => Trim>> = {
  'better-sqlite3-multiple-ciphers': ({ platform, arch }) => ({
    keeps: new RegExp(`^(?:package\\.json|lib/.*\\.js|prebuilds/${platform}-${arch}\\.node)$`),
    without: ['node-addon-api'],
  }),
  // Node reads the text of a PDF by the older build and its thread; no character map, font or decoder is named to it.
  'pdfjs-dist': () => ({ keeps: /^(?:package\.json|legacy\/build\/pdf(?:\.worker)?\.mjs)$/ }),
  '@citation-js/core': () => ({
    drops: /^lib-mjs\//,
    without: ['node-fetch', 'sync-fetch'],
    replaced: { 'lib/util/fetchFile.js': 'fetch-file.cjs' },
  }),
  '@citation-js/plugin-bibtex': () => ({ drops: /^lib-mjs\// }),
  '@citation-js/plugin-ris': () => ({ drops: /^lib-mjs\// }),
  // named in its package.json, loaded by no file of it
  '@kenjiuno/msgreader': () => ({ without: ['@kenjiuno/decompressrtf'] }),
  docx: () => ({ keeps: /^(?:package\.json|dist\/index\.mjs)$/, without: ['@types/node', 'undici-types'] }),
  // docx holds the code of these two in its own file: their licences alone are shipped.
  fflate: () => ({ keeps: /^package\.json$/ }),
  nanoid: () => ({ keeps: /^package\.json$/ }),
  // its promises are those of Node
  jszip: () => ({ drops: /^(?:dist|vendor)\//, without: ['lie'] }),
  // one build of the engine, with its classifier of shapes; the models of whole numbers
  'tesseract.js-core': () => ({ keeps: /^(?:package\.json|tesseract-core-relaxedsimd\.(?:js|wasm))$/ }),
  '@tesseract.js-data/fra': () => ({ keeps: /^(?:package\.json|index\.js|4\.0\.0_best_int\/.*)$/ }),
  '@tesseract.js-data/osd': () => ({ keeps: /^(?:package\.json|index\.js|4\.0\.0_best_int\/.*)$/ }),
  lop: () => ({ drops: /^lib\/testing\.js$/, without: ['duck'] }),
  mammoth: () => ({ drops: /^(?:mammoth\.browser|browser\/|bin\/)/, without: ['argparse'] }),
  pako: () => ({ drops: /^dist\// }),
  underscore: () => ({ keeps: /^(?:package\.json|underscore-node(?:-f)?\.cjs)$/ }),
}

/** Whether a file of a package, named from the package's folder, is shipped. */
export function isShipped(name: string, file: string, target: Target): boolean {
  if (licenceFile.test(file)) return true
  const { keeps, drops } = trims[name]?.(target) ?? {}
  if (keeps) return keeps.test(file)
  return !drops?.test(file) && !idleFile.test(file) && !idleFolder.test(file)
}

/** Dependencies of a package that are only for who compiles it or checks its types. */
export function isIdleDependency(name: string, dependency: string, target: Target): boolean {
  return dependency.startsWith('@types/') || (trims[name]?.(target).without ?? []).includes(dependency)
}

/** The file shipped in place of a package's own; undefined where its own is. */
export function standInOf(name: string, file: string, target: Target): string | undefined {
  const ours = trims[name]?.(target).replaced?.[file]
  return ours && join(projectRoot, 'packaging', 'stand-ins', ours)
}
