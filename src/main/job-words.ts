import type { ImportReport } from '../shared/model/job.ts'

/** What an import kept, in one or two sentences. */
export function keptWords({
  added,
  updated,
  unchanged,
  deleted,
  rejected,
  rejections,
}: ImportReport): string {
  const parts = [
    count(added, 'ajoutée'),
    count(updated, 'mise à jour', 'mises à jour'),
    count(unchanged, 'déjà à jour', 'déjà à jour'),
    count(deleted, 'retirée'),
  ].filter(Boolean)
  const sentence = parts.length ? `Fiches : ${parts.join(', ')}.` : 'Aucune fiche ajoutée.'
  const refused = rejections ?? rejected.length
  if (!refused) return sentence
  const what =
    refused === 1
      ? 'Un élément n’a pas été pris'
      : `${refused.toLocaleString('fr-FR')} éléments n’ont pas été pris`
  return `${sentence} ${what} : le rapport dit lesquels et pourquoi.`
}

function count(n: number, one: string, many = `${one}s`): string {
  return n ? `${n.toLocaleString('fr-FR')} ${n > 1 ? many : one}` : ''
}

/** An import that our own mistake stopped. */
export function unexpectedWords(error?: unknown): string {
  const cause = error instanceof Error ? ` (${error.message})` : ''
  return `L’import s’est arrêté sur une erreur de Prétoire${cause}. Ce qui était déjà enregistré est gardé : reprenez l’import, il continuera sans rien doubler.`
}
