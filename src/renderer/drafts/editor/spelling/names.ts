import type { Gathered } from '../../../../shared/contract/contract.ts'
import { entryOf } from '../../../../shared/library/kinds/registry.ts'

/** The words of the names a dossier speaks of: its parties, its facts, its sources. No dictionary has them. */
export function namesIn({ dossier, sources, exhibits }: Gathered): Set<string> {
  const names = new Set<string>()
  const take = (text: string | undefined): void => {
    for (const [word] of (text ?? '').matchAll(/\p{Lu}[\p{L}’'-]+/gu)) {
      names.add(word)
      for (const part of word.split(/[’'-]/)) names.add(part)
    }
  }
  const walk = (value: unknown): void => {
    if (typeof value === 'string') take(value)
    else if (Array.isArray(value)) for (const one of value) walk(one)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) walk(one)
  }
  walk(dossier)
  for (const exhibit of exhibits) take(exhibit.label)
  for (const source of sources) walk(entryOf(source).names(source))
  return names
}
