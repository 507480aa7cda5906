import { ofDay } from '../../../shared/library/cite/links/day.ts'
import { type PlaceIn, sentenceAround } from '../../../shared/library/cite/links/read-citations.ts'
import { whereToGet } from '../../../shared/library/cite/links/where.ts'
import type { Citation, Links, MissingPage, MissingSource } from '../../../shared/library/graph.ts'
import { entryOf } from '../../../shared/library/kinds/registry.ts'
import type { Passage } from '../../../shared/library/model.ts'
import type { Hit } from '../../../shared/search/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { columnReader } from '../../search/column-reader.ts'
import type { Columns } from '../../search/columns.ts'
import { coverage } from '../../search/query/coverage.ts'
import { type Row, sourceRows } from '../source-rows.ts'
import { cardsToFetch, IS_ABSENT } from './absent.ts'
import { decisionsOfDay } from './same-day.ts'

interface CitationRow {
  readonly key: string
  readonly label: string
  readonly treatment: Citation['treatment']
  readonly times: number
  readonly places: string
  readonly other: number | null
}

/** Above this many places, a source that cites another says only how often. */
const SHOWN_PLACES = 6

/** How many decisions are proposed for one cited by its day. */
const PROPOSED_DECISIONS = 8
/** Courts that give so few decisions that a day tells one. */
const fewADay = /^decision:(?:consconst|tc)\|/

interface CitingText {
  readonly passages: readonly Passage[]
  /** its passages are wordings, the newest first */
  readonly hasVersions: boolean
}

/** A text that cites a source, and what puts it in order: those that do something to it first, then the newest. */
export interface CitingSource {
  readonly seq: number
  readonly citedId: number
  readonly does: number
  readonly date: number
}

/** The order of the texts that cite a source. */
export const byEffect = (a: CitingSource, b: CitingSource): number =>
  b.does - a.does || b.date - a.date || a.seq - b.seq

/** Lists what sources cite, what cites them and what the library lacks, from the citations read in their texts. */
export function links(db: Database, sourceColumns: () => Columns = columnReader(db)) {
  const rows = sourceRows(db)
  const hitOf = hitReader(db)
  const cites = db.prepare<{ seq: number }, CitationRow>(
    `SELECT key, cited.label, treatment, citations.times, places, t.seq AS other
     FROM citations JOIN cited ON cited.n = citations.cited
     LEFT JOIN sources t ON t.seq = cited.target AND t.removed_at IS NULL
     WHERE citations.seq = @seq AND NOT (cited.target IS NULL AND held = 1)`,
  )
  const citing = citingSources(db, sourceColumns)
  const cite = db.prepare<{ seq: number; citedId: number }, CitationRow>(
    `SELECT key, s.label, treatment, citations.times, places, s.seq AS other
     FROM citations JOIN cited ON cited.n = cited JOIN sources s USING (seq) WHERE citations.seq = @seq AND cited = @citedId`,
  )
  const readAt = db
    .prepare<{ seq: number }, number>(
      `SELECT revision FROM citations_read WHERE seq = @seq
       AND NOT EXISTS (SELECT 1 FROM citations_waiting WHERE seq = @seq)`,
    )
    .pluck()
  const isMissing = `${IS_ABSENT} AND (@kind IS NULL OR kind = @kind)`
  const missingRows = db.prepare<{ kind: string | null; limit: number; offset: number }, MissingSource>(
    `SELECT key, label, kind, times, sources FROM cited
     WHERE ${isMissing}
     ORDER BY sources DESC, times DESC, n LIMIT @limit OFFSET @offset`,
  )
  const missingTotal = db
    .prepare<{ kind: string | null }, number>(`SELECT count(*) FROM cited WHERE ${isMissing}`)
    .pluck()
  const queueLength = db
    .prepare<[], number>(
      'SELECT count(*) FROM citations_waiting JOIN sources USING (seq) WHERE removed_at IS NULL',
    )
    .pluck()
  const days = decisionsOfDay(db)

  function citation(row: CitationRow, { passages, hasVersions }: CitingText): Citation {
    const all = JSON.parse(row.places) as PlaceIn[]
    const places = all.slice(0, SHOWN_PLACES).flatMap(([passage, start, end]) => {
      const at = passages[passage]
      if (!at || end > at.text.length) return []
      return [{ ...(at.n ? { n: at.n } : {}), passage, excerpt: sentenceAround(at.text, start, end) }]
    })
    const [first] = all
    const wording = first && passages[first[0]]?.text.slice(first[1], first[2])
    const { key, label, times, treatment, other } = row
    const hit = other === null ? undefined : hitOf(other)
    return {
      key,
      ...(hit ? { hit } : {}),
      ...ofItsDay(key, other),
      ...(hasVersions && first && first[0] > 0 ? { former: true } : {}),
      written: wording || label,
      label,
      times,
      treatment,
      places,
    }
  }
  /** Explains a decision cited without number: how it was identified, or which it may be. */
  function ofItsDay(key: string, target: number | null): Pick<Citation, 'byDay' | 'candidates'> {
    const decision = ofDay(key)
    if (!decision) return {}
    if (target !== null) return decision.words.length || fewADay.test(key) ? {} : { byDay: true }
    const { seqs } = days.candidates(decision)
    return seqs.length
      ? { candidates: seqs.slice(0, PROPOSED_DECISIONS).flatMap(seq => hitOf(seq) ?? []) }
      : {}
  }
  const textOf = (row: Row | undefined): CitingText => ({
    passages: row ? entryOf(row).passages(rows.read(row)) : [],
    hasVersions: row !== undefined && entryOf(row).hasVersions,
  })
  const first = ({ places }: CitationRow) => (JSON.parse(places) as PlaceIn[])[0] ?? [0, 0, 0]

  const api = {
    /**
     * Both ways: what it cites in the order of its text, but for the whole of a code whose articles the library has; what
     * cites it, what does something to it first, then the newest.
     */
    of(id: string, limit: number, offset: number): Links | undefined {
      const row = rows.byId(id)
      if (!row) return undefined
      const all = citing.of(row.seq)
      return {
        ...api.from(row),
        citedBy: api.read(all.slice(offset, offset + limit)),
        citedByTotal: all.length,
      }
    },
    /** Reads what a source cites, in the order of its text. */
    from(row: Row): Pick<Links, 'id' | 'read' | 'cites'> {
      const { seq } = row
      const ownText = textOf(row)
      const own = cites
        .all({ seq })
        .map(one => ({ one, at: first(one) }))
        .sort(({ at: a }, { at: b }) => a[0] - b[0] || a[1] - b[1])
      return {
        id: row.id,
        read: readAt.get({ seq }) === row.revision,
        cites: own.map(({ one }) => citation(one, ownText)),
      }
    },
    /** The texts that cite a source of these texts; or one of elsewhere, by the keys under which it is cited. */
    citing,
    /** Reads texts that cite a source. */
    read: (all: readonly CitingSource[]): Citation[] =>
      all
        .flatMap(({ seq, citedId }) => cite.all({ seq, citedId }))
        .map(one => citation(one, textOf(rows.bySeq(one.other ?? -1)))),
    hitOf,
    /**
     * One page of what is cited and not there, most cited first, and of the cards that have no text; `isElsewhere`: what is not
     * missing, for other texts have one of its keys.
     */
    missing(
      kind: MissingSource['kind'] | undefined,
      limit: number,
      offset: number,
      isElsewhere?: (key: string) => boolean,
    ): MissingPage {
      const filter = { kind: kind ?? null }
      const cards = cardsToFetch(db)
        .filter(({ keys, card }) => (!kind || card.kind === kind) && !(isElsewhere && keys.some(isElsewhere)))
        .map(({ card }) => card)
      const absent =
        isElsewhere || cards.length > 0
          ? [
              ...missingRows.all({ ...filter, limit: -1, offset: 0 }).filter(one => !isElsewhere?.(one.key)),
              ...cards,
            ].sort((a, b) => b.sources - a.sources || b.times - a.times)
          : undefined
      const page = absent?.slice(offset, offset + limit) ?? missingRows.all({ ...filter, limit, offset })
      const items = page.map(one => {
        const url = whereToGet(one.key, one.label)
        return { ...one, ...(url ? { url } : {}) }
      })
      const { texts } = coverage(sourceColumns())
      const readCount = texts - (queueLength.get() ?? 0)
      return {
        items,
        total: absent?.length ?? missingTotal.get(filter) ?? 0,
        coverage: { texts, read: readCount },
      }
    },
  }
  return api
}

/** Row of a list of sources, without excerpt. */
function hitReader(db: Database): (seq: number) => Hit | undefined {
  const one = db.prepare<
    { seq: number },
    Pick<Hit, 'id' | 'kind' | 'label'> & { date: string | null; data: string; tags: string }
  >(
    `SELECT id, kind, label, date, json_object('certainty', data ->> '$.certainty', 'withdrawn', data ->> '$.withdrawn') AS data,
       (SELECT json_group_array(tag) FROM source_tags WHERE seq = sources.seq) AS tags
     FROM sources JOIN source_bodies USING (seq) WHERE seq = @seq`,
  )
  return seq => {
    const row = one.get({ seq })
    if (!row) return undefined
    const { certainty, withdrawn } = JSON.parse(row.data) as {
      certainty: Hit['certainty'] | null
      withdrawn: string | null
    }
    return {
      id: row.id,
      kind: row.kind,
      label: row.label || row.id,
      excerpt: '',
      ...(row.date ? { date: row.date } : {}),
      certainty: certainty ?? 'verified',
      tags: JSON.parse(row.tags),
      ...(withdrawn ? { withdrawn } : {}),
    }
  }
}

/**
 * The sources that cite another: those that do something to it first, then the newest. An article may be cited by a hundred
 * thousand: they are put in order in memory, from an index alone, and only a page of them is read.
 */
function citingSources(db: Database, readColumns: () => Columns) {
  const which =
    "SELECT citations.seq, cited, treatment <> 'cites' FROM cited JOIN citations ON citations.cited = cited.n"
  const byTarget = db
    .prepare<[number], [seq: number, citedId: number, does: number]>(`${which} WHERE target = ?`)
    .raw()
  const byKey = db
    .prepare<[string], [seq: number, citedId: number, does: number]>(
      `${which} WHERE key = ? AND target IS NULL`,
    )
    .raw()

  /** The columns are read first: a connection that is going through rows does nothing else. */
  function inOrder(
    { kind, date }: Columns,
    all: Iterable<[seq: number, citedId: number, does: number]>,
    target: number,
  ): CitingSource[] {
    const bySeq = new Map<number, CitingSource>()
    for (const [seq, citedId, does] of all) {
      if (!kind[seq] || seq === target || (bySeq.get(seq)?.does ?? -1) >= does) continue
      bySeq.set(seq, { seq, citedId, does, date: date[seq] ?? 0 })
    }
    return [...bySeq.values()].sort(byEffect)
  }
  return {
    of: (target: number): CitingSource[] => inOrder(readColumns(), byTarget.iterate(target), target),
    /** `target`: the row that stands here for the source, where there is one */
    ofElsewhere: (keys: readonly string[], target: number | undefined): CitingSource[] =>
      inOrder(
        readColumns(),
        [...(target === undefined ? [] : byTarget.all(target)), ...keys.flatMap(key => byKey.all(key))],
        target ?? -1,
      ),
  }
}
