import { z } from 'zod'
import { Gathered } from '../../../../shared/drafts/gathered.ts'
import { Draft } from '../../../../shared/drafts/model.ts'
import { Filing } from '../../../../shared/filings/model.ts'
import { dayText } from '../../../../shared/french/dates.ts'
import { drafts } from '../../../drafts/store.ts'
import { versions } from '../../../drafts/version-store.ts'
import { undoFiling } from '../../../filings/filing.ts'
import { filings, printedTexts } from '../../../filings/store.ts'
import type { Library } from '../../../kernel/library.ts'
import { findFiling } from './read-thing.ts'

const Contents = z.array(z.object({ draft: z.string(), content: Gathered }))

/**
 * Notes a deposit that a member noted: its texts are frozen as they were sent. One of a text that another deposit has already is refused,
 * both dates given; only what the court answered changes afterwards.
 */
export function writeFiling(
  library: Library,
  id: string,
  value: Readonly<Record<string, unknown>>,
): string | undefined {
  const { db } = library
  const filing = Filing.parse({ ...value, id })
  const existing = findFiling(db, id)
  if (existing) {
    const { caseNumber, note, receipt } = filing
    filings(db).answer({ ...existing, caseNumber, note, ...(receipt && { receipt }) })
    return undefined
  }
  const contents = Contents.parse(value.contents)
  for (const { draft, content } of contents) {
    const other = filings(db).ofDraft(draft)
    if (other)
      return `«\u00a0${content.draft.title}\u00a0» est noté déposé le ${dayText(other.date)} ; un autre dépôt du même texte, le ${dayText(filing.date)}, n’est donc pas noté ici. Annulez celui des deux qui n’a pas eu lieu, sur le poste qui l’a noté.`
    if (!drafts(db).find(draft)) return `le texte «\u00a0${content.draft.title}\u00a0» n’est pas sur ce poste`
  }
  for (const { draft: draftId, content } of contents) {
    freezeText(library, content.draft, drafts(db).get(draftId))
    printedTexts(db).drop(draftId)
  }
  filings(db).add(filing, contents)
  for (const { id: draft, version } of filing.drafts) {
    const content = contents.find(one => one.draft === draft)?.content
    if (version && content && !versions(db).find(version))
      versions(db).keep(content.draft, 'named', { id: version, name: `Déposée le ${dayText(filing.date)}` })
  }
  return undefined
}

/** Puts a text as it was filed in the place of what is here, which is kept among its versions where it says something else. */
function freezeText({ db }: Library, filed: Draft, mine: Draft): void {
  if (JSON.stringify(mine.blocks) === JSON.stringify(filed.blocks)) return
  versions(db).keep(mine, 'named', { name: 'Écrit ici avant d’apprendre le dépôt' })
  const { model, letterhead, base, revision } = mine
  drafts(db).save(
    Draft.parse({ ...filed, ...(model !== undefined && { model }), letterhead, base, revision }),
  )
}

/** Takes back a deposit that its member took back. */
export function removeFiling(library: Library, id: string): string | undefined {
  if (findFiling(library.db, id)) undoFiling(library, id)
  return undefined
}
