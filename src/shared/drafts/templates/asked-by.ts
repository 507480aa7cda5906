import type { Template } from './template.ts'

/** Merges the questions of a dossier's drafts: the questions and exhibits of its own template, then those its other texts add. */
export function askedBy(
  own: Template | undefined,
  texts: readonly { readonly template: string }[] | undefined,
  templates: readonly Template[] | undefined,
): Template | undefined {
  if (!own) return undefined
  const usedTemplates = new Set(texts?.map(one => one.template))
  const otherTemplates = templates?.filter(one => one.id !== own.id && usedTemplates.has(one.id)) ?? []
  return {
    ...own,
    facts: firstOfEach([own, ...otherTemplates].flatMap(one => one.facts)),
    exhibits: firstOfEach([own, ...otherTemplates].flatMap(one => one.exhibits)),
  }
}

const firstOfEach = <T extends { readonly key: string }>(all: readonly T[]): T[] => {
  const seenKeys = new Set<string>()
  return all.filter(({ key }) => !seenKeys.has(key) && seenKeys.add(key))
}
