import { existsSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'

// a call written at the head of a template is code that the module writes, and does not run
const specifierPattern =
  /(?:^|\n)\s*(?:import|export)\s+(?!type\s)(?:[^'"]*?\sfrom\s+)?['"]([^'"\n]+)['"]|(?<![.\w`])(?:import|require)\(\s*['"]([^'"\n]+)['"]/g
const packagePattern = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z][a-z0-9._-]*/

/** Names of the packages that some modules load at run time, through the modules they import; Node's own and Electron's are left out. */
export function packagesOf(entries: readonly string[]): string[] {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const pending = [...entries]
  for (let file = pending.pop(); file; file = pending.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const specifier of specifiersOf(readFileSync(file, 'utf8'))) {
      const path = join(dirname(file), specifier)
      if (specifier.startsWith('.')) {
        if (/\.[cm]?[jt]s$/.test(path) && existsSync(path)) pending.push(path)
        continue
      }
      const [name] = packagePattern.exec(specifier) ?? []
      if (name && name !== 'electron' && !isBuiltin(specifier)) packages.add(name)
    }
  }
  return [...packages].sort()
}

/** Modules a text imports or requires, in the order it names them. */
export function specifiersOf(text: string): string[] {
  return [...text.matchAll(specifierPattern)].map(match => match[1] ?? match[2] ?? '')
}
