import type { Article, Decision, Source } from '../../shared/library/model.ts'
import type { Facts } from '../search/column-writer.ts'
import { dayOf, SOURCE_FLAG } from '../search/columns.ts'

/** The day a source is filed under. */
export function dateOf(source: Source): string | undefined {
  switch (source.kind) {
    case 'decision':
      return source.date
    case 'article':
      return (
        source.versions.findLast(version => version.status.startsWith('VIGUEUR')) ?? source.versions.at(-1)
      )?.from
    case 'argument':
      return source.validFrom
    case 'document':
      return source.date ?? (source.year ? `${source.year}-01-01` : undefined)
  }
}

/** Facts of a source that are stored in columns of its own row. */
export function factsOf(source: Source, date = dateOf(source)): Facts {
  return {
    kind: source.kind,
    grade: source.kind === 'decision' ? gradeOf(source.publication) : 0,
    flags:
      (source.certainty === 'to-verify' ? SOURCE_FLAG.toVerify : 0) +
      (source.withdrawn ? SOURCE_FLAG.withdrawn : 0),
    type: typeOf(source),
    court: source.kind === 'decision' ? courtWithCity(source) : '',
    code: source.kind === 'article' ? textOf(source) : '',
    date: dayOf(date),
  }
}

/** The court as it is counted: `TA Nice`, `CAA Lyon` where it has several seats. */
const courtWithCity = ({ court, city }: Decision): string =>
  (court === 'TA' || court === 'CAA') && city ? `${court} ${city}` : court

/** How a decision was published: 1 Lebon, Bull., A; 2 Tables, B, R; 3 otherwise; 4 unpublished; 0 unknown. */
export function gradeOf(publication = ''): number {
  const grade = publication.trim().toLowerCase()
  if (!grade) return 0
  if (/^(?:c|d|n|inédit.*|non publié.*)$/.test(grade)) return 4
  if (/^(?:b|r|lebon,? t\b.*|t\.?|.*\btables?\b.*)$/.test(grade)) return 2
  return /^(?:a|p|p\+.*)$|lebon|bull/.test(grade) ? 1 : 3
}

/** The sort of a source within its kind: `QPC`, `ordonnance`, `arrêt`; `code`, `loi`; `cnil`. */
function typeOf(source: Source): string {
  switch (source.kind) {
    case 'decision':
      return source.nature ?? rulingOf(source)
    case 'article':
      return source.of.nature
    case 'document':
      return source.type
    case 'argument':
      return ''
  }
}

function rulingOf({ formation = '', court }: Decision): string {
  if (/\bord(?:\.|onnance)|référé/i.test(formation)) return 'ordonnance'
  if (/\bavis\b/i.test(formation)) return 'avis'
  if (court === 'TA') return 'jugement'
  return ['CAA', 'Cass.', 'CJUE', 'CEDH'].includes(court) ? 'arrêt' : 'décision'
}

/** The short name of the text an article belongs to, else what it is called. */
function textOf({ of }: Article): string {
  if (of.short) return of.short
  if (of.nature === 'code') return of.title || 'code'
  return of.number ? `${of.nature} ${of.number}` : of.title || of.nature
}
