import { randomUUID } from 'node:crypto'
import type { Parsed } from '../../shared/contract/contract.ts'
import type { Affaire } from '../../shared/dossiers/model.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import { answeredBy, exhibitFact } from '../../shared/drafts/templates/expected-exhibits.ts'
import { isProduced } from '../../shared/exhibits/list.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { producedIds } from '../../shared/exhibits/series.ts'
import { DAY_SHAPE } from '../../shared/kernel/days.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { dossiers } from '../dossiers/store.ts'
import { takeCalled } from '../drafts/called-exhibits.ts'
import { drafts } from '../drafts/store.ts'
import { findTemplate } from '../drafts/templates.ts'
import { addToSeries, produce, requireAffaire, seriesOf } from '../exhibits/series.ts'
import { exhibits } from '../exhibits/store.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { isOfAffaire, ownCopy } from './exhibit-guards.ts'
import { filings } from './store.ts'

/**
 * Adds a case to a dossier, with these texts of one case. Its series begins as theirs stands, so that no call changes its number; what
 * it does not need is then put aside.
 */
export function addAffaire(
  db: Database,
  { dossier: dossierId, title, drafts: ids }: Parsed<'affaires.add'>,
): Affaire {
  const write = db.transaction(() => {
    const texts = ids.map(id => textOf(db, dossierId, id))
    const series = seriesOf(db, dossierId, texts[0]?.affaire)
    const affaire: Affaire = {
      ...{ id: randomUUID(), title, court: '', caseNumber: '' },
      exhibits: producedIds(series.filter(one => !one.copyOf || !ids.includes(one.copyOf))),
    }
    const dossier = dossiers(db).get(dossierId)
    dossiers(db).save({ ...dossier, affaires: [...(dossier.affaires ?? []), affaire] })
    for (const text of texts) drafts(db).save({ ...text, affaire: affaire.id })
    return affaire
  })
  return guarded(() => write.immediate())
}

/** Saves the title, the court and the number of a case. */
export function saveAffaire(db: Database, { dossier: id, affaire }: Parsed<'affaires.save'>): Affaire {
  const write = db.transaction(() => {
    requireAffaire(db, id, affaire.id)
    const dossier = dossiers(db).get(id)
    const affaires = dossier.affaires?.map(one => (one.id === affaire.id ? { ...one, ...affaire } : one))
    dossiers(db).save({ ...dossier, affaires })
    return requireAffaire(db, id, affaire.id)
  })
  return guarded(() => write.immediate())
}

/** Removes a case in which nothing was filed: its texts and its dates go back to the main one. */
export function removeAffaire(db: Database, { dossier: id, affaire }: Parsed<'affaires.remove'>): void {
  const write = db.transaction(() => {
    requireAffaire(db, id, affaire)
    if (
      filings(db)
        .list(id)
        .some(one => one.affaire === affaire)
    )
      throw new AppError(
        'refused',
        'Un dépôt est noté dans cette affaire\u00a0: elle reste au dossier, avec ses numéros. Rien n’a été changé.',
      )
    for (const text of drafts(db).list(id))
      if (text.affaire === affaire) placeDraft(db, { draft: text.id, affaire: undefined })
    const dossier = dossiers(db).get(id)
    dossiers(db).save({
      ...dossier,
      affaires: dossier.affaires?.filter(one => one.id !== affaire),
      events: dossier.events.map(one => (one.affaire === affaire ? { ...one, affaire: undefined } : one)),
    })
  })
  guarded(() => write.immediate())
}

/** Puts a text into another case of its dossier: its calls number by the series of that one, which takes the exhibits it lacks. */
export function placeDraft(db: Database, { draft: id, affaire }: Parsed<'affaires.place'>): void {
  const write = db.transaction(() => {
    const draft = drafts(db).get(id)
    if (affaire) requireAffaire(db, draft.dossier, affaire)
    const copy = seriesOf(db, draft.dossier, affaire).find(one => isProduced(one) && one.copyOf === id)
    if (copy) throw ownCopy(copy)
    takeCalled(db, drafts(db).save({ ...draft, affaire }))
  })
  guarded(() => write.immediate())
}

/** Takes an exhibit into the series of a case or out of it; the copy of a text never into that text's own. */
export function produceExhibit(
  db: Database,
  { exhibit: id, affaire, isProduced: isTaken }: Parsed<'exhibits.produce'>,
): void {
  const exhibit = exhibits(db).get(id)
  if (isTaken && exhibit.copyOf && isOfAffaire(db, exhibit.copyOf, affaire)) throw ownCopy(exhibit)
  produce(db, exhibit, affaire, isTaken)
}

function textOf(db: Database, dossierId: string, id: string): Draft {
  const draft = drafts(db).get(id)
  if (draft.dossier !== dossierId)
    throw new AppError('invalid', 'Ce texte n’est pas de ce dossier\u00a0: rien n’a été changé.')
  return draft
}

/**
 * Joins the copy of a text to the exhibits of another's case (art. R. 522-1 CJA): a link, printed from the very version that is filed.
 * Where both are of one case, the other gets its own, numbered as it was.
 */
export function joinCopy(db: Database, { draft: id, key, label, to }: Parsed<'exhibits.fromDraft'>): Exhibit {
  const write = db.transaction(() => {
    const copied = drafts(db).get(id)
    const { dossier: dossierId } = copied
    const target = to ? textOf(db, dossierId, to) : expecting(db, copied, key)
    if (target.id === id)
      throw new AppError('invalid', 'Un écrit ne se joint pas à lui-même\u00a0: rien n’a été changé.')
    const affaire = isOfAffaire(db, id, target.affaire)
      ? addAffaire(db, { dossier: dossierId, title: target.title, drafts: [target.id] }).id
      : target.affaire
    const pool = exhibits(db).list(dossierId)
    const before = pool.find(one => one.copyOf === id)
    const from = findTemplate(target.template, db)
    if (from && !from.exhibits.some(expected => expected.key === key))
      throw new AppError(
        'not-found',
        `«\u00a0${target.title}\u00a0» n’attend pas de pièce «\u00a0${key}\u00a0»\u00a0: rien n’a été changé. Il attend\u00a0: ${from.exhibits.map(expected => expected.key).join(', ') || 'aucune pièce'}.`,
      )
    const date = factOf('filing.date', dossiers(db).get(dossierId), findTemplate(copied.template, db))
    const copy =
      before ??
      addToSeries(db, affaire, {
        ...{ id: randomUUID(), dossier: dossierId, copyOf: id, nature: '', object: '', author: '' },
        label: label ?? from?.exhibits.find(one => one.key === key)?.label ?? `Copie : ${copied.title}`,
        ...{ confidential: false, series: false, aside: false, revision: 0 },
        ...(date && DAY_SHAPE.test(date) && { date }),
      })
    if (before) produce(db, before, affaire, true)
    const dossier = dossiers(db).get(dossierId)
    if (dossier.facts[exhibitFact(key)] !== copy.id)
      dossiers(db).save({ ...dossier, facts: answeredBy(dossier.facts, copy.id, key) })
    return exhibits(db).get(copy.id)
  })
  return guarded(() => write.immediate())
}

/** The text of the dossier, another than this one, whose template waits for an exhibit under that key. */
function expecting(db: Database, { id, dossier }: Draft, key: string): Draft {
  const texts = drafts(db)
    .list(dossier)
    .filter(one => one.id !== id && !one.filed)
    .filter(one => findTemplate(one.template, db)?.exhibits.some(expected => expected.key === key))
  const [only, second] = texts
  if (only && !second) return drafts(db).get(only.id)
  throw new AppError(
    'invalid',
    second
      ? `Plusieurs écrits attendent cette copie (${texts.map(one => `«\u00a0${one.title}\u00a0»`).join(', ')})\u00a0: dites auquel la joindre. Rien n’a été changé.`
      : 'Aucun autre écrit de ce dossier n’attend cette copie\u00a0: dites auquel la joindre. Rien n’a été changé.',
  )
}
