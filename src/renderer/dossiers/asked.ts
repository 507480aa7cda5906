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

const firstOfEach = <T extends { readonly key: string }>(all: readonly T[]): T[] =>
  [...new Map(all.toReversed().map(one => [one.key, one])).values()].reverse()

/** What comes once the last text of the dossier is sent. */
export function stepsOf(
  texts: Output<'drafts.list'> | undefined,
  templates: readonly Template[] | undefined,
): readonly NextStep[] {
  const [last] = texts ?? []
  return templates?.find(one => one.id === last?.template)?.next ?? []
}
