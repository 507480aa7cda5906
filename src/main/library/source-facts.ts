import type { SourceKind } from '../../shared/kernel/common.ts'
import type { Article, Decision, Source } from '../../shared/library/model.ts'
import type { Facts } from '../search/column-writer.ts'
import { dayOf, SOURCE_FLAG } from '../search/columns.ts'

/** Describes the columns that a row of a kind stores beside its JSON. */
interface KindColumns<S extends Source> {
  /** the day it is filed under */
  date(source: S): string | undefined
  /** its sort within its kind: `QPC`, `ordonnance`, `arrêt`; `code`, `loi`; `cnil` */
  type(source: S): string
  grade?(source: S): number
  /** as it is counted: `TA Nice` */
  court?(source: S): string
  /** the short name of the text it belongs to */
  code?(source: S): string
}

const columnsOf: { readonly [K in SourceKind]: KindColumns<Extract<Source, { kind: K }>> } = {
  decision: {
    date: source => source.date,
    type: source => source.nature ?? rulingOf(source),
    grade: source => gradeOf(source.publication),
    court: courtWithCity,
  },
  article: {
    date: ({ versions }) =>
      (versions.findLast(version => version.status.startsWith('VIGUEUR')) ?? versions.at(-1))?.from,
    type: source => source.of.nature,
    code: textOf,
  },
  argument: { date: source => source.validFrom, type: () => '' },
  document: {
    date: source => source.date ?? (source.year ? `${source.year}-01-01` : undefined),
    type: source => source.type,
  },
}

const ofKind = ({ kind }: Source): KindColumns<Source> => columnsOf[kind]

/** The day a source is filed under. */
export const dateOf = (source: Source): string | undefined => ofKind(source).date(source)

/** Facts of a source that are stored in columns of its own row. */
export function factsOf(source: Source, date = dateOf(source)): Facts {
  const own = ofKind(source)
  return {
    kind: source.kind,
    grade: own.grade?.(source) ?? 0,
    flags:
      (source.certainty === 'to-verify' ? SOURCE_FLAG.toVerify : 0) +
      (source.withdrawn ? SOURCE_FLAG.withdrawn : 0),
    type: own.type(source),
    court: own.court?.(source) ?? '',
    code: own.code?.(source) ?? '',
    date: dayOf(date),
  }
}

/** The court as it is counted: `TA Nice`, `CAA Lyon` where it has several seats. */
function courtWithCity({ court, city }: Decision): string {
  return (court === 'TA' || court === 'CAA') && city ? `${court} ${city}` : court
}

/** How a decision was published: 1 Lebon, Bull., A; 2 Tables, B, R; 3 otherwise; 4 unpublished; 0 unknown. */
export function gradeOf(publication = ''): number {
  const grade = publication.trim().toLowerCase()
  if (!grade) return 0
  if (/^(?:c|d|n|inédit.*|non publié.*)$/.test(grade)) return 4
  if (/^(?:b|r|lebon,? t\b.*|t\.?|.*\btables?\b.*)$/.test(grade)) return 2
  return /^(?:a|p|p\+.*)$|lebon|bull/.test(grade) ? 1 : 3
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
