import { randomUUID } from 'node:crypto'
import type { Parsed } from '../../shared/contract/contract.ts'
import { affaireOf } from '../../shared/dossiers/affaire.ts'
import type { Affaire, Event } from '../../shared/dossiers/model.ts'
import type { Gathered } from '../../shared/drafts/gathered.ts'
import { isLetter } from '../../shared/drafts/letter.ts'
import { producedByAll } from '../../shared/drafts/production.ts'
import { factOf, questionKeyOf } from '../../shared/drafts/slots/facts.ts'
import { countedVerdicts } from '../../shared/drafts/verify/telling.ts'
import type { NumberedExhibit } from '../../shared/exhibits/list.ts'
import type { ExhibitFile } from '../../shared/exhibits/model.ts'
import type { FiledText, Filing, PrintedText } from '../../shared/filings/model.ts'
import { dayText } from '../../shared/french/dates.ts'
import { DAY_SHAPE } from '../../shared/kernel/days.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { caseOfEvent, isOfOneCase } from '../../shared/procedure/by-affaire.ts'
import { endedLimit } from '../../shared/procedure/events/ended-limit.ts'
import { eventKindOf } from '../../shared/procedure/events/kinds.ts'
import { dossiers } from '../dossiers/store.ts'
import { checkCitations } from '../drafts/checks/check-citations.ts'
import { gather } from '../drafts/gather.ts'
import { drafts } from '../drafts/store.ts'
import { findTemplate } from '../drafts/templates.ts'
import { versions } from '../drafts/version-store.ts'
import { remoteFiles } from '../exhibits/remote/remote-files.ts'
import { freezeSeries, seriesOf } from '../exhibits/series.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import type { Library } from '../kernel/library.ts'
import { freezeCopies, refuseCopied, thawCopies } from './copies.ts'
import { printHash } from './print-text.ts'
import { remoteExhibits } from './remote-exhibits.ts'
import { filings, printedTexts } from './store.ts'

/** Records a deposit, in one transaction, and freezes all that was sent. */
export function fileDrafts(
  library: Library,
  deposit: Omit<Parsed<'filings.file'>, 'receipt'>,
  printed: ReadonlyMap<string, PrintedText>,
  receipt?: ExhibitFile,
): Filing {
  const { db } = library
  const store = filings(db)
  const write = db.transaction((): Filing => {
    const { id: dossierId } = dossiers(db).get(deposit.dossier)
    const affaire = requireOneAffaire(library, dossierId, deposit.drafts)
    freezeSeries(db, dossierId, affaire?.id)
    for (const id of deposit.drafts) freezeCopies(library, gather(library, id), printed)
    const dossier = dossiers(db).get(dossierId)
    const texts = deposit.drafts.map(id => {
      const content: Gathered = gather(library, id)
      if (content.draft.dossier !== dossier.id)
        throw new AppError('invalid', 'Ce texte n’est pas de ce dossier : le dépôt n’a pas été noté.')
      if (content.filed)
        throw new AppError(
          'refused',
          `«\u00a0${content.draft.title}\u00a0» a déjà été déposé : faites-en une copie, et déposez la copie.`,
        )
      const text = printed.get(id)
      if (text && text.sha256 !== printHash(library, content))
        throw new AppError(
          'stale',
          `«\u00a0${content.draft.title}\u00a0» a changé pendant que le dépôt se notait\u00a0: rien n’a été noté. Relisez-le, puis recommencez.`,
        )
      return { draft: id, content, text }
    })
    const entries = producedByAll(texts.map(one => one.content))
    const sentCount = seriesOf(db, dossier.id, affaire?.id).filter(one => one.filed).length
    if (!texts.every(one => isLetter(one.content.draft))) refuseGaps(entries, sentCount)
    const filing: Filing = {
      id: randomUUID(),
      dossier: dossier.id,
      date: deposit.date,
      caseNumber: deposit.caseNumber.trim(),
      note: deposit.note,
      citations: countedVerdicts(texts.flatMap(({ content }) => checkCitations(library, content).citations)),
      ...(affaire && { affaire: affaire.id }),
      drafts: texts.map(({ content, text }) => filedText(library, content, text, deposit.date)),
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
    for (const { draft } of texts) printedTexts(db).drop(draft)
    for (const { sha256 } of remoteExhibits(library, filing)) remoteFiles(db).await(sha256)
    const { kind, of } = deposit.event
      ? { kind: deposit.event }
      : eventOf(
          texts.map(one => one.content),
          deposit.date,
          dossier.events,
          one => caseOfEvent(dossier, one) === affaire?.id,
        )
    // the deposit is one of the dates of the dossier: limits run from it, or end with it
    const label = kind === 'filed' ? (eventKindOf(kind)?.label ?? '') : `Dépôt : ${titles(filing)}`
    const event = {
      ...{ id: filing.id, date: deposit.date, kind, label, options: [] },
      ...(affaire && isOfOneCase(kind) && { affaire: affaire.id }),
      ...(of && { of }),
    }
    dossiers(db).save({ ...dossier, events: [...dossier.events, event] })
    noteCaseNumber(db, store.get(filing.id))
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
      `Les numéros des pièces de ce dépôt ne se suivent pas avant la pièce n° ${gap.number} (art. R. 412-2 CJA)\u00a0: rangez les pièces, celles de ces textes d’abord. Rien n’a été noté.`,
    )
}

const titles = ({ drafts: texts }: Filing) => texts.map(one => one.title).join(', ')

/**
 * The event a deposit creates, by the templates of its texts, and the decision it answers; the first deposit of a case is its claim. An
 * appeal that could be against several decisions is a deposit that ends no limit.
 */
function eventOf(
  contents: readonly Gathered[],
  date: string,
  events: readonly Event[],
  isOwn: (event: Event) => boolean,
): Pick<Event, 'kind' | 'of'> {
  const steps = contents.flatMap(({ template }) => template?.next ?? [])
  const filed = steps.find(step => step.event === 'filed')
  if (filed && filed.ends.length === 0) return { kind: 'filed' }
  if (filed) {
    const decision = endedLimit(filed.ends, date, events, isOwn)
    return decision ? { kind: 'filed', of: decision.id } : { kind: 'deposit' }
  }
  const hasTemplate = contents.some(({ template }) => template)
  const hasClaim = events.some(one => isOwn(one) && one.kind === 'filed')
  return { kind: hasTemplate || hasClaim ? 'deposit' : 'filed' }
}

/** Takes back a deposit noted by mistake: its texts can be written again, its numbers change again. Only the last of its case. */
export function undoFiling(library: Library, id: string): void {
  const { db } = library
  const write = db.transaction(() => {
    const filing = filings(db).get(id)
    const { dossier: of, affaire } = filing
    const ofAffaire = filings(db)
      .list(of)
      .filter(one => one.affaire === affaire)
    if (ofAffaire.at(-1)?.id !== id)
      throw new AppError(
        'refused',
        'Un dépôt plus récent continue sa numérotation\u00a0: annulez d’abord celui-là.',
      )
    refuseCopied(db, filing)
    filings(db).drop(id)
    thawCopies(db, filing)
    for (const { version } of filing.drafts)
      if (version && versions(db).find(version))
        versions(db).rename(version, `Dépôt du ${dayText(filing.date)}, annulé`)
    const dossier = dossiers(db).get(of)
    dossiers(db).save({ ...dossier, events: dossier.events.filter(one => one.id !== id) })
  })
  guarded(() => write.immediate())
}

/** A text to go on from, whatever became of the one it is of. Of a filed one, what was filed is the first of its versions: changes are told against it. */
export function copyDraft(library: Library, id: string, title?: string) {
  const { draft, filed } = gather(library, id)
  const write = library.db.transaction(() => {
    const copy = drafts(library.db).create({
      ...draft,
      id: randomUUID(),
      title: title ?? `${draft.title} (copie)`,
    })
    if (filed) versions(library.db).keep(copy, 'named', { name: versionName(filed.date) })
    return copy
  })
  return guarded(() => write.immediate())
}

const versionName = (date: string): string => `Déposée le ${dayText(date)}`

/** The one case of the texts of a deposit; undefined for the main one. */
function requireOneAffaire({ db }: Library, dossierId: string, ids: readonly string[]): Affaire | undefined {
  const dossier = dossiers(db).get(dossierId)
  const affaires = new Set(ids.map(id => affaireOf(dossier, drafts(db).get(id).affaire)))
  if (affaires.size > 1)
    throw new AppError(
      'refused',
      'Ces textes sont de plusieurs affaires\u00a0: notez un dépôt pour chacune. Rien n’a été noté.',
    )
  return [...affaires][0]
}

/** A text as its deposit names it; its version is kept under that name. */
function filedText(
  library: Library,
  { draft, dossier, template }: Gathered,
  text: PrintedText | undefined,
  date: string,
): FiledText {
  const dated = factOf('filing.date', dossier, template)
  const version = versions(library.db).keep(draft, 'named', { id: randomUUID(), name: versionName(date) })
  return {
    ...{ id: draft.id, title: draft.title, version: version.id, files: text?.files ?? [] },
    ...(text && { sha256: text.sha256 }),
    ...(text?.workingCopy && { workingCopy: true }),
    ...(dated && DAY_SHAPE.test(dated) && { dated }),
  }
}

/** One number a case: the one of its deposit is the case's own, where it had none. */
export function noteCaseNumber(
  db: Database,
  { dossier: id, affaire, caseNumber, drafts: texts }: Filing,
): void {
  if (!caseNumber) return
  const dossier = dossiers(db).get(id)
  if (affaire) {
    const affaires = dossier.affaires?.map(one =>
      one.id === affaire && one.caseNumber === '' ? { ...one, caseNumber } : one,
    )
    return void dossiers(db).save({ ...dossier, affaires })
  }
  const [first] = texts
  const key = first
    ? questionKeyOf('case.number', findTemplate(drafts(db).get(first.id).template, db))
    : 'case.number'
  if (!dossier.facts[key]?.trim())
    dossiers(db).save({ ...dossier, facts: { ...dossier.facts, [key]: caseNumber } })
}
