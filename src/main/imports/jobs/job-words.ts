import { uncapital } from '../../../shared/french/wording.ts'
import { type ImportReport, type StarterCount, starterWords } from '../../../shared/imports/job.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'

/** Sums up an import in French: counts that add up, and where to read why some records were refused. */
export function keptWords(report: ImportReport): string {
  const refusals = report.rejections ?? report.rejected.length
  const parts = [
    count(report.added, 'ajouté'),
    count(report.updated, 'mis à jour', 'mis à jour'),
    count(report.unchanged, 'déjà là', 'déjà là'),
    count(report.older, 'plus ancien, laissé', 'plus anciens, laissés'),
    count(report.left, 'que rien ne cite, laissé', 'que rien ne cite, laissés'),
    count(report.deleted, 'supprimé'),
    count(refusals, 'refusé'),
  ].filter(Boolean)
  if (!parts.length) return 'Aucun texte lu.'
  const sum = `${count(report.read, 'texte lu', 'textes lus')} : ${parts.join(', ')}.`
  const starter = report.starter ? ` ${starterWords(report.starter)}` : ''
  return refusals
    ? `${sum}${starter} Le rapport dit ${refusals > 1 ? 'lesquels' : 'lequel'} et pourquoi.`
    : `${sum}${starter}`
}

/** A first reading under way. */
export const firstWords = (starter: StarterCount): string =>
  `D’abord les textes qui vous manquent\u00a0: ${uncapital(starterWords(starter))}`

const count = (n: number, one: string, plural = `${one}s`): string =>
  n ? `${thousands(n)}\u00a0${n > 1 ? plural : one}` : ''

/** Formats a number as `toLocaleString` does, without loading the data of all languages. */
const thousands = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, '\u202f')

/** An import that our own mistake stopped. */
export function unexpectedWords(error?: unknown): string {
  const cause = error instanceof Error ? ` (${error.message})` : ''
  return `L’import s’est arrêté sur une erreur de Prétoire${cause}. Ce qui était déjà enregistré est gardé : reprenez l’import, il continuera sans rien doubler.`
}

/** An import that the disk or the library stopped. */
export function stoppedWords({ code, message }: AppError): string {
  return code === 'full'
    ? 'Le disque est plein : l’import s’est arrêté. Ce qui était déjà enregistré est gardé. Libérez de la place, puis reprenez l’import : il continuera sans rien doubler.'
    : `${message} Ce qui était déjà enregistré est gardé.`
}
