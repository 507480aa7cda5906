import { affaireOf } from '../../shared/dossiers/affaire.ts'
import type { Affaire } from '../../shared/dossiers/model.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { inSeries, orderSeries, producedIds } from '../../shared/exhibits/series.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { dossiers } from '../dossiers/store.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { exhibits } from './store.ts'

/**
 * The exhibits of a dossier as a case of it produces them, each with its deposit there; the main case where none is named, or where it is
 * gone, as for a text that was of it.
 */
export function seriesOf(db: Database, dossierId: string, affaireId: string | undefined): Exhibit[] {
  const affaire = affaireId ? affaireOf(dossiers(db).get(dossierId), affaireId) : undefined
  return inSeries(exhibits(db).list(dossierId, affaire?.id), affaire)
}

/** The same for who names a dossier and a case: refuses what is not there. */
export function namedSeries(db: Database, dossierId: string, affaireId: string | undefined): Exhibit[] {
  if (affaireId) requireAffaire(db, dossierId, affaireId)
  else dossiers(db).get(dossierId)
  return seriesOf(db, dossierId, affaireId)
}

/** The case of that id. */
export function requireAffaire(db: Database, dossierId: string, id: string): Affaire {
  const affaire = affaireOf(dossiers(db).get(dossierId), id)
  if (!affaire)
    throw new AppError('not-found', 'Cette affaire n’est plus au dossier : rien n’a été changé.', { id })
  return affaire
}

/** Changes the series of a case beside the main one; within a transaction of the caller or alone. */
function saveSeries(db: Database, dossierId: string, id: string, series: readonly string[]): void {
  const dossier = dossiers(db).get(dossierId)
  const affaires = dossier.affaires?.map(one => (one.id === id ? { ...one, exhibits: [...series] } : one))
  dossiers(db).save({ ...dossier, affaires })
}

/** Adds an exhibit to the pool, the last of the main case; or of the case named, which alone produces it. */
export function addToSeries(db: Database, affaireId: string | undefined, exhibit: Exhibit): Exhibit {
  if (!affaireId) return exhibits(db).add(exhibit)
  const write = db.transaction(() => {
    const { exhibits: series } = requireAffaire(db, exhibit.dossier, affaireId)
    const addition = exhibits(db).add({ ...exhibit, aside: true })
    saveSeries(db, exhibit.dossier, affaireId, [...series, addition.id])
    return { ...addition, aside: false }
  })
  return guarded(() => write.immediate())
}

/** Puts the series of a case in another order; what was filed keeps its number, and what is not of the dossier is refused. */
export function arrangeSeries(
  db: Database,
  dossierId: string,
  affaireId: string | undefined,
  sequence: readonly string[],
): Exhibit[] {
  dossiers(db).get(dossierId)
  for (const id of sequence)
    if (exhibits(db).find(id)?.dossier !== dossierId)
      throw new AppError('not-found', 'Cette pièce n’est pas au dossier : l’ordre n’a pas changé.', { id })
  if (!affaireId) return exhibits(db).order(dossierId, sequence)
  const write = db.transaction(() => {
    const { exhibits: series } = requireAffaire(db, dossierId, affaireId)
    saveSeries(db, dossierId, affaireId, orderSeries(series, sequence, filedIn(db, dossierId, affaireId)))
    return seriesOf(db, dossierId, affaireId)
  })
  return guarded(() => write.immediate())
}

/** Takes an exhibit of the pool into the series of a case, as its last, or out of it. */
export function produce(
  db: Database,
  exhibit: Exhibit,
  affaireId: string | undefined,
  isProduced: boolean,
): void {
  if (!affaireId) return void exhibits(db).save({ ...exhibit, aside: !isProduced })
  const { dossier, id } = exhibit
  const write = db.transaction(() => {
    const { exhibits: series } = requireAffaire(db, dossier, affaireId)
    if (!isProduced && filedIn(db, dossier, affaireId).has(id))
      throw new AppError(
        'refused',
        'Cette pièce a été déposée dans cette affaire : elle y garde son numéro. Rien n’a été changé.',
      )
    const rest = series.filter(one => one !== id)
    saveSeries(db, dossier, affaireId, isProduced ? [...rest, id] : rest)
  })
  guarded(() => write.immediate())
}

/** Fixes the order of a series before a deposit, those in sight first: a removed one never comes back between two numbers that were sent. */
export function freezeSeries(db: Database, dossierId: string, affaireId: string | undefined): void {
  if (!affaireId) {
    exhibits(db).freezeOrder(dossierId)
    return
  }
  const { exhibits: series } = requireAffaire(db, dossierId, affaireId)
  const visible = producedIds(seriesOf(db, dossierId, affaireId))
  saveSeries(db, dossierId, affaireId, [...visible, ...series.filter(id => !visible.includes(id))])
}

const filedIn = (db: Database, dossierId: string, affaireId: string): Set<string> =>
  new Set(
    exhibits(db)
      .list(dossierId, affaireId)
      .filter(one => one.filed)
      .map(one => one.id),
  )
