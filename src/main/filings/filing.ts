import { randomUUID } from 'node:crypto'
import type { Parsed } from '../../shared/contract/contract.ts'
import type { Gathered } from '../../shared/drafts/gathered.ts'
import { isLetter } from '../../shared/drafts/letter.ts'
import { producedByAll } from '../../shared/drafts/production.ts'
import { countedVerdicts } from '../../shared/drafts/verify/telling.ts'
import type { NumberedExhibit } from '../../shared/exhibits/list.ts'
import type { ExhibitFile } from '../../shared/exhibits/model.ts'
import type { Filing } from '../../shared/filings/model.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { eventKindOf } from '../../shared/procedure/events/kinds.ts'
import { dossiers } from '../dossiers/store.ts'
import { checkCitations } from '../drafts/checks/check-citations.ts'
import { gather } from '../drafts/gather.ts'
import { drafts } from '../drafts/store.ts'
import { exhibits } from '../exhibits/store.ts'
import { guarded } from '../kernel/database/refusals.ts'
import type { Library } from '../kernel/library.ts'
import { filings } from './store.ts'

/** Records a deposit, in one transaction, and freezes all that was sent. */
export function fileDrafts(
  library: Library,
  deposit: Omit<Parsed<'filings.file'>, 'receipt'>,
  receipt?: ExhibitFile,
): Filing {
  const { db } = library
  const store = filings(db)
  const write = db.transaction((): Filing => {
    const dossier = dossiers(db).get(deposit.dossier)
    exhibits(db).freezeOrder(dossier.id)
    const texts = deposit.drafts.map(id => {
      const content: Gathered = gather(library, id)
      if (content.draft.dossier !== dossier.id)
        throw new AppError('invalid', 'Ce texte n’est pas de ce dossier : le dépôt n’a pas été noté.')
      if (content.filed)
        throw new AppError(
          'refused',
          `« ${content.draft.title} » a déjà été déposé : faites-en une copie, et déposez la copie.`,
        )
      return { draft: id, content }
    })
    const entries = producedByAll(texts.map(one => one.content))
    const sentCount = exhibits(db)
      .list(dossier.id)
      .filter(one => one.filed).length
    if (!texts.every(one => isLetter(one.content.draft))) refuseGaps(entries, sentCount)
    const filing: Filing = {
      id: randomUUID(),
      dossier: dossier.id,
      date: deposit.date,
      caseNumber: deposit.caseNumber.trim(),
      note: deposit.note,
      citations: countedVerdicts(texts.flatMap(({ content }) => checkCitations(library, content).citations)),
      drafts: texts.map(({ draft, content }) => ({ id: draft, title: content.draft.title })),
      exhibits: entries.map(({ exhibit, number, title }) => ({
        id: exhibit.id,
        number,
        label: title,
        ...(exhibit.file && { sha256: exhibit.file.sha256 }),
      })),
      revision: 0,
      updatedAt: '',
      ...(receipt && { receipt }),
    }
    store.add(filing, texts)
    const kind =
      deposit.event ??
      eventOf(
        texts.map(one => one.content),
        dossier.events,
      )
    // the deposit is one of the dates of the dossier: limits run from it, or end with it
    const label = kind === 'filed' ? (eventKindOf(kind)?.label ?? '') : `Dépôt : ${titles(filing)}`
    const event = { id: filing.id, date: deposit.date, kind, label, options: [] }
    dossiers(db).save({ ...dossier, events: [...dossier.events, event] })
    return store.get(filing.id)
  })
  return guarded(() => write.immediate())
}

/** A number sent stays a place in the list: what is sent must follow what was. */
function refuseGaps(entries: readonly NumberedExhibit[], sentCount: number): void {
  const gap = entries.find(({ number }, at) => number !== sentCount + at + 1)
  if (gap)
    throw new AppError(
      'refused',
      `Les numéros des pièces de ce dépôt ne se suivent pas avant la pièce n° ${gap.number} (art. R. 412-2 CJA) : rangez les pièces, celles de ces textes d’abord. Rien n’a été noté.`,
    )
}

const titles = ({ drafts: texts }: Filing) => texts.map(one => one.title).join(', ')

/** The kind of the event a deposit creates, by the templates of its texts; the first deposit of a case is its claim. */
function eventOf(contents: readonly Gathered[], events: readonly { kind: string }[]): string {
  const eventKinds = contents.flatMap(({ template }) => template?.next.map(step => step.event) ?? [])
  const court = eventKinds.find(kind => kind === 'filed')
  if (court) return court
  const hasTemplate = contents.some(({ template }) => template)
  return hasTemplate || events.some(one => one.kind === 'filed') ? 'deposit' : 'filed'
}

/** Takes back a deposit noted by mistake: its texts can be written again, its numbers change again. Only the last of a dossier. */
export function undoFiling(library: Library, id: string): void {
  const { db } = library
  const write = db.transaction(() => {
    const { dossier: of } = filings(db).get(id)
    if (filings(db).list(of).at(-1)?.id !== id)
      throw new AppError(
        'refused',
        'Un dépôt plus récent continue sa numérotation : annulez d’abord celui-là.',
      )
    filings(db).drop(id)
    const dossier = dossiers(db).get(of)
    dossiers(db).save({ ...dossier, events: dossier.events.filter(one => one.id !== id) })
  })
  guarded(() => write.immediate())
}

/** A text to go on from, whatever became of the one it is of. */
export function copyDraft(library: Library, id: string, title?: string) {
  const { draft } = gather(library, id)
  return drafts(library.db).create({
    ...draft,
    id: randomUUID(),
    title: title ?? `${draft.title} (copie)`,
  })
}
