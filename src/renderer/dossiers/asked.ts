import type { Output } from '../../shared/contract.ts'
import type { NextStep, Template } from '../../shared/model/template.ts'

/** What a dossier is asked once for all its texts: the questions and exhibits of its own template, then those its other texts add. */
export function askedBy(
  own: Template | undefined,
  texts: Output<'drafts.list'> | undefined,
  templates: readonly Template[] | undefined,
): Template | undefined {
  if (!own) return undefined
  const used = new Set(texts?.map(one => one.template))
  const others = templates?.filter(one => one.id !== own.id && used.has(one.id)) ?? []
  return {
    ...own,
    facts: firstOfEach([own, ...others].flatMap(one => one.facts)),
    exhibits: firstOfEach([own, ...others].flatMap(one => one.exhibits)),
  }
}

const firstOfEach = <T extends { readonly key: string }>(all: readonly T[]): T[] => {
  const seen = new Set<string>()
  return all.filter(({ key }) => !seen.has(key) && seen.add(key))
}

/** What comes once the last text of the dossier is sent; a text that is there already is not proposed. */
export function stepsOf(
  texts: Output<'drafts.list'> | undefined,
  templates: readonly Template[] | undefined,
): readonly NextStep[] {
  const [last] = texts ?? []
  const there = new Set(texts?.map(one => one.template))
  const steps = templates?.find(one => one.id === last?.template)?.next ?? []
  return steps.map(one => (there.has(one.template) ? { ...one, template: '' } : one))
}
