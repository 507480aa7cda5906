import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const modules = new Map<string, WebAssembly.Module>()

/**
 * What is compiled ahead, from native/*.ts (AssemblyScript, `npm run native`): quick at once, where V8 takes longer to make as much
 * of JavaScript than a short import lasts.
 */
export function native(name: 'spelling' | 'lists' | 'paragraphs' | 'xml'): WebAssembly.Module {
  const known = modules.get(name)
  if (known) return known
  // beside this file in the sources; the build puts a copy beside its own
  const made = new WebAssembly.Module(readFileSync(join(import.meta.dirname, 'native', `${name}.wasm`)))
  modules.set(name, made)
  return made
}
