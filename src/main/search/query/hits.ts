import { versionOn } from '../../../shared/library/article-versions.ts'
import { label } from '../../../shared/library/cite/print.ts'
import { entryOf } from '../../../shared/library/kinds/registry.ts'
import type { Source, Version } from '../../../shared/library/model.ts'
import { excerpt } from '../../../shared/search/excerpt.ts'
import { type Finder, matchesIn } from '../../../shared/search/marks.ts'
import type { RankedHit } from '../../../shared/search/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Columns } from '../columns.ts'
import { SOURCE_FLAG } from '../columns.ts'
import { textsOf } from '../source-words.ts'
import { wordingReader } from './law-of-day.ts'

interface Row {
  readonly id: string
  readonly kind: Source['kind']
  readonly label: string
  readonly date: string | null
  readonly data: string
}

/** Reads the rows of a result list, with an excerpt of the texts. */
export function hits(db: Database) {
  // Two statements: a join is planned anew each time its parameter changes.
  const head = db.prepare<unknown[], Omit<Row, 'data'>>(
    'SELECT id, kind, label, date FROM sources WHERE seq = @seq',
  )
  const body = db.prepare<unknown[], string>('SELECT data FROM source_bodies WHERE seq = @seq').pluck()
  const wordings = wordingReader(db)

  /** Rows are not parsed by zod again: they were checked when written, and parsing whole texts would dominate a search. */
  function sourceOf(seq: number, row: Row): Source {
    const source = { ...empty, ...JSON.parse(row.data), id: row.id, kind: row.kind }
    if (!entryOf(row).hasVersions) return source as Source
    return { ...source, versions: wordings(seq, source.versions as Version[]) } as Source
  }

  /** Reads a hit; of an article, where the law of a day is asked, in the wording of that day. */
  return (
    seq: number,
    columns: Columns,
    finder: Finder,
    why: string[],
    lawOn?: string,
  ): RankedHit | undefined => {
    const [first, data] = [head.get({ seq }), body.get({ seq })]
    if (!first || data === undefined) return undefined
    const row = { ...first, data }
    const source = sourceOf(seq, row)
    const shown = lawOn === undefined ? source : onDay(source, lawOn)
    return {
      id: row.id,
      kind: row.kind,
      label: row.label || label(source),
      excerpt: excerpt(textsOf(shown), finder),
      ...(row.date ? { date: row.date } : {}),
      certainty: (columns.flags[seq] as number) & SOURCE_FLAG.toVerify ? 'to-verify' : source.certainty,
      tags: [...(columns.tags.get(seq) ?? [])],
      ...(source.withdrawn ? { withdrawn: source.withdrawn } : {}),
      why:
        shown !== source && !hasWords(shown, finder) && hasWords(source, finder)
          ? [...why, OTHER_WORDING]
          : why,
    }
  }
}

const empty = {
  certainty: 'verified',
  notes: '',
  tags: [],
  text: [],
  versions: [],
  pairs: [],
  variants: {},
  facts: [],
  shortForm: '',
}

const OTHER_WORDING = 'les mots sont dans une rédaction d’un autre jour'

/** An article with its wording of a day alone. */
function onDay(source: Source, day: string): Source {
  const version = source.kind === 'article' ? versionOn(source, day) : undefined
  return version ? ({ ...source, versions: [version] } as Source) : source
}

const hasWords = (source: Source, finder: Finder): boolean =>
  textsOf(source).some(text => matchesIn(text, finder).length > 0)
