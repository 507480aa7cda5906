import type { Problem } from '../../../shared/dossiers/problem.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import { reliedOn } from '../../../shared/drafts/references.ts'
import { dayText } from '../../../shared/french/dates.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { label } from '../../../shared/library/cite/print.ts'
import { changesSince } from '../../imports/store.ts'
import type { Library } from '../../kernel/library.ts'
import { begunAt } from '../version-store.ts'

/** Warns of the sources of a text that an import changed since the text was begun, each once, by its last change. */
export function changedSources(
  { db }: Library,
  { draft, sources }: Pick<Gathered, 'draft' | 'sources'>,
): Problem[] {
  const byId = new Map(sources.map(source => [source.id, source]))
  const changes = changesSince(db, [...byId.keys()], begunAt(db, draft.id) ?? draft.updatedAt)
  const blocks = reliedOn(draft)
  return changes.flatMap(({ id, reason, at }) => {
    const source = byId.get(id)
    if (!source) return []
    const block = blocks.get(id)
    const message = `${label(source)} : ${reason} (import du ${dayText(localDay(new Date(at)))}), alors que ce texte était commencé. Relisez le passage qui s’y appuie.`
    return [{ severity: 'warning', code: 'source-changed', message, law: '', at: block ? { block } : {} }]
  })
}
