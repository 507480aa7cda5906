import { choiceOf } from '../../../shared/campaign/briefs/choice.ts'
import { print } from '../../../shared/drafts/merge/parts.ts'
import type { Problem } from '../../../shared/drafts/problem.ts'
import { argumentIds, instantiate } from '../../../shared/drafts/templates/instantiate.ts'
import type { Gathered } from '../../../shared/kernel/contract.ts'
import { versions } from '../../drafts/version-store.ts'
import type { Library } from '../../kernel/library.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { readingOf } from './briefs.ts'

/**
 * Warns that the bill has changed since a document was put together: another fate, danger or measure. The document
 * is held against what it was made from, not against what was written in it since.
 */
export function changedMeasures(library: Library, material: Gathered): Problem[] {
  const { draft, dossier, template, filed } = material
  if (!template?.brief || filed || !draft.base || !choiceOf(dossier.facts)) return []
  const was = versions(library.db).find(draft.base)?.draft.blocks
  if (!was) return []
  const reading = readingOf(library, dossier, template)
  const byId = new Map(
    sourceReader(library.db)
      .existing(argumentIds(template, reading.things))
      .map(one => [one.id, one]),
  )
  const now = instantiate(template, dossier, byId, reading)
  // an argument changed at its source is told on its own, and brought up to date on its own
  const own = (blocks: typeof now) => blocks.filter(block => !block.origin).map(block => print(block))
  const [before, after] = [own(was), own(now)]
  const earlier = new Set(before)
  const other = now.find(block => !block.origin && !earlier.has(print(block)))
  if (!other && before.length === after.length) return []
  const message =
    'Le texte de loi, ses mesures ou leur sort ont changé depuis que ce document a été composé\u00a0: «\u00a0Mettre à jour depuis les réponses\u00a0» reprend le nouvel état et garde ce que vous avez écrit.'
  const at = draft.blocks.some(block => block.id === other?.id) && other ? { block: other.id } : {}
  return [{ severity: 'warning', code: 'measure-changed', message, law: '', at }]
}
