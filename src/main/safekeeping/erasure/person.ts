import { inflateRawSync } from 'node:zlib'
import { eachWord } from '../../../shared/french/fold.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { PersonMention } from '../../../shared/safekeeping/person.ts'
import type { Database } from '../../kernel/database/open.ts'

/** Rows that may name a person: `data` is JSON, or its raw deflate. */
interface Place {
  readonly words: string
  readonly sql: string
}

interface PlaceRow {
  readonly title: string | null
  readonly dossier: string | null
  readonly removed: string | null
  readonly data: string | Buffer
}

const OF_DRAFT = 'JOIN drafts ON drafts.id = draft JOIN dossiers ON dossiers.id = drafts.dossier'

const PLACES: readonly Place[] = [
  {
    words: 'Un dossier',
    sql: `SELECT title, '' AS dossier, removed_at AS removed, json_set(data, '$.title', title) AS data FROM dossiers`,
  },
  {
    words: 'Un écrit',
    sql: `SELECT drafts.title, dossiers.title AS dossier, coalesce(drafts.removed_at, dossiers.removed_at) AS removed, drafts.data
          FROM drafts JOIN dossiers ON dossiers.id = drafts.dossier`,
  },
  {
    words: 'Un passage d’une version d’un écrit',
    sql: `SELECT drafts.title, dossiers.title AS dossier, drafts.removed_at AS removed, draft_blocks.data FROM draft_blocks ${OF_DRAFT}`,
  },
  {
    words: 'Une version d’un écrit',
    sql: `SELECT drafts.title, dossiers.title AS dossier, drafts.removed_at AS removed, json_array(name, json(head)) AS data
          FROM draft_versions ${OF_DRAFT}`,
  },
  {
    words: 'Un avertissement écarté',
    sql: `SELECT drafts.title, dossiers.title AS dossier, drafts.removed_at AS removed, json_array(message, reason) AS data
          FROM draft_dismissals ${OF_DRAFT}`,
  },
  {
    words: 'Un écrit déposé',
    sql: `SELECT drafts.title, dossiers.title AS dossier, drafts.removed_at AS removed, content AS data FROM filed_drafts ${OF_DRAFT}`,
  },
  {
    words: 'Une pièce',
    sql: `SELECT exhibits.data ->> '$.label' AS title, dossiers.title AS dossier, exhibits.removed_at AS removed, exhibits.data
          FROM exhibits JOIN dossiers ON dossiers.id = exhibits.dossier`,
  },
  {
    words: 'Un dépôt',
    sql: `SELECT '' AS title, dossiers.title AS dossier, filings.removed_at AS removed, filings.data
          FROM filings JOIN dossiers ON dossiers.id = filings.dossier`,
  },
  {
    words: 'Un appel',
    sql: `SELECT at AS title, '' AS dossier, NULL AS removed, data FROM calls WHERE data <> ''`,
  },
  {
    words: 'Un envoi personnalisé',
    sql: `SELECT '' AS title, '' AS dossier, removed_at AS removed, data FROM personal_sets`,
  },
  {
    words: 'Un argument',
    sql: `SELECT label AS title, '' AS dossier, removed_at AS removed, data FROM sources JOIN source_bodies USING (seq) WHERE kind = 'argument'`,
  },
  {
    words: 'Un rang mis de côté',
    sql: `SELECT '' AS title, '' AS dossier, NULL AS removed, row AS data FROM set_aside`,
  },
]

/** Longest passage quoted, in characters. */
const PASSAGE_CHARS = 400

/** All that is the user's own and names a person; the words of the name may come in either order. */
export function mentionsOf(db: Database, name: string): PersonMention[] {
  const words = wordsOf(name)
  if (words.length === 0 || words.join('').length < 3)
    throw new AppError('invalid', 'Donnez un nom de trois lettres au moins : rien n’a été cherché.')
  const forms = [words, [...words.slice(1), words[0] ?? ''], [words.at(-1) ?? '', ...words.slice(0, -1)]]
  const needles = [...new Set(forms.map(form => ` ${form.join(' ')} `))]
  const isNamed = (text: string) => {
    const folded = ` ${wordsOf(text).join(' ')} `
    return needles.some(needle => folded.includes(needle))
  }
  return PLACES.flatMap(({ words: what, sql }) =>
    [...db.prepare<[], PlaceRow>(sql).iterate()].flatMap(({ title, dossier, removed, data }) => {
      const passages = [...new Set(passagesOf(data).filter(isNamed))].map(shorten)
      if (passages.length === 0) return []
      return [
        { words: what, title: title ?? '', dossier: dossier ?? '', isRemoved: removed !== null, passages },
      ]
    }),
  )
}

function wordsOf(text: string): string[] {
  const words: string[] = []
  eachWord(text, word => words.push(word))
  return words
}

/** The texts of a row. The runs of a line are one passage: a name may be half in bold. */
function passagesOf(data: string | Buffer): string[] {
  const json = Buffer.isBuffer(data) ? inflateRawSync(data).toString('utf8') : data
  return leaves(parse(json))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) {
    const runs = value.flatMap(one => (isRun(one) ? [one.text] : []))
    return [...(runs.length > 1 ? [runs.join('')] : []), ...value.flatMap(leaves)]
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

const isRun = (value: unknown): value is { text: string } =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > PASSAGE_CHARS ? `${line.slice(0, PASSAGE_CHARS)}…` : line
}
