import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const modules = new Map<string, WebAssembly.Module>()

/** In the sources, the room of the compiled modules; in the build, a copy beside the program. */
const folder = ['../native', './native']
  .map(place => join(import.meta.dirname, place))
  .find(place => existsSync(join(place, 'lists.wasm')))

/**
 * Gives a module compiled ahead from src/main/native/*.ts (AssemblyScript, `npm run native`). It is fast from its first call, where
 * V8 takes longer to optimise the same JavaScript than a short import lasts.
 */
export function native(name: 'spelling' | 'lists' | 'paragraphs' | 'xml'): WebAssembly.Module {
  const module = modules.get(name)
  if (module) return module
  if (!folder) throw new Error('Les modules compilés (fichiers .wasm) sont introuvables.')
  const wasm = new WebAssembly.Module(readFileSync(join(folder, `${name}.wasm`)))
  modules.set(name, wasm)
  return wasm
}
