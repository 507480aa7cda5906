import type { Output } from '../../shared/contract/contract.ts'
import { formFor } from '../../shared/drafts/templates/matter.ts'
import type { Matter, Template } from '../../shared/drafts/templates/template.ts'
import type { NextStep } from '../../shared/procedure/guide/model.ts'

type Text = Output<'drafts.list'>[number]

/** The text whose sequel is told: the last one made that has any; of those prepared together, the first. */
export function lastSent(
  texts: Output<'drafts.list'> | undefined,
  templates: readonly Template[] | undefined,
): Text | undefined {
  const withSequel = texts?.filter(one => nextOf(one, templates).length > 0) ?? []
  const newest = withSequel.at(-1)
  return newest?.set ? withSequel.find(one => one.set === newest.set) : newest
}

const nextOf = (text: Text | undefined, templates: readonly Template[] | undefined): readonly NextStep[] =>
  templates?.find(one => one.id === text?.template)?.next ?? []

/** Next steps once that text is sent, their texts in the form that holds for the dossier; a text that is there already is not proposed. */
export function stepsOf(
  texts: Output<'drafts.list'> | undefined,
  templates: readonly Template[] | undefined,
  matter: Matter = 'any',
): readonly NextStep[] {
  const presentTemplates = new Set(texts?.map(one => one.template))
  return nextOf(lastSent(texts, templates), templates).map(step => {
    const template = formFor(step.template, matter, templates ?? [])
    return { ...step, template: presentTemplates.has(template) ? '' : template }
  })
}
