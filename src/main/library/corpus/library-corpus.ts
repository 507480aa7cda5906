import { versionOn } from '../../../shared/library/article-versions.ts'
import type { Source } from '../../../shared/library/model.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { traceById } from '../citations/store.ts'
import { fundTexts } from '../funds/fund-texts.ts'
import { noSource, sourceReader } from '../source-reader.ts'
import { changes } from './changes.ts'
import type { CorpusChanges, LocalCorpus } from './corpus.ts'
import { joinedLinks } from './joined-links.ts'
import { joinedSearch } from './joined-search.ts'

/** The corpus of a library: its own database, and the funds attached to it. */
export const libraryCorpus = oncePer((db): LocalCorpus => {
  const citations = joinedLinks(db)
  const ownChanges = changes(db)
  const all = fundTexts(db)

  /** A fund never changes: one that is not the same as then makes all there is new. */
  function since(state = ''): CorpusChanges {
    const funds = all()
    const fundState = funds.map(({ fund }) => fund.description.sha256.slice(0, 16)).join(',')
    const [ownState = '', then = ''] = state.split(STATE_MARK)
    const own = ownChanges(then === fundState ? ownState : undefined)
    return {
      ...own,
      state: `${own.state}${STATE_MARK}${fundState}`,
      changed: own.isWhole ? [...own.changed, ...funds.flatMap(visibleIds)] : own.changed,
    }
  }

  return {
    search: joinedSearch(db),
    get: (id, day) => onDay(sourceReader(db).get(id), day),
    links(id, page) {
      traceById(db, id)
      const links = citations.of(id, page)
      if (!links) throw noSource(id)
      return links
    },
    since,
  }
})

const STATE_MARK = ' | '

type Texts = ReturnType<ReturnType<typeof fundTexts>>[number]

const visibleIds = ({ fund, hidden }: Texts): string[] => {
  const { bits } = hidden()
  return fund.db
    .prepare<[], { seq: number; id: string }>('SELECT seq, id FROM sources WHERE removed_at IS NULL')
    .all()
    .flatMap(({ seq, id }) => (bits[seq] ? [] : [id]))
}

/** An article as it is on a day, where one is given. */
export function onDay(source: Source, day: string | undefined): Source {
  if (source.kind !== 'article' || day === undefined) return source
  const version = versionOn(source, day)
  return { ...source, versions: version ? [version] : [] }
}
