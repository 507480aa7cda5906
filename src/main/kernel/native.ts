import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const modules = new Map<string, WebAssembly.Module>()

/** In the sources, the room of the compiled modules; in the build, a copy beside the program. */
const folder = ['../native', './native']
  .map(place => join(import.meta.dirname, place))
  .find(place => existsSync(join(place, 'lists.wasm')))

type ModuleName = 'spelling' | 'lists' | 'postings' | 'paragraphs' | 'xml'

/**
 * Instantiates a module compiled ahead from src/main/native/*.ts (AssemblyScript, `npm run native`) and returns its exports. It is
 * fast from its first call, where V8 takes longer to optimise the same JavaScript than a short import lasts.
 */
export function instantiateNative<T>(name: ModuleName, imports: WebAssembly.Imports = {}): T {
  // WebAssembly exports bear no types: `T` is what the module's source in src/main/native exports
  return new WebAssembly.Instance(compile(name), imports).exports as unknown as T
}

function compile(name: ModuleName): WebAssembly.Module {
  const module = modules.get(name)
  if (module) return module
  if (!folder) throw new Error('Les modules compilés (fichiers .wasm) sont introuvables.')
  const wasm = new WebAssembly.Module(readFileSync(join(folder, `${name}.wasm`)))
  modules.set(name, wasm)
  return wasm
}
