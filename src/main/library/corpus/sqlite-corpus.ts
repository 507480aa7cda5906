import { versionOn } from '../../../shared/library/article-versions.ts'
import type { Source } from '../../../shared/library/model.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { search } from '../../search/query/search.ts'
import { links } from '../citations/citation-links.ts'
import { traceById } from '../citations/store.ts'
import { noSource, sourceReader } from '../source-reader.ts'
import { changes } from './changes.ts'
import type { LocalCorpus } from './corpus.ts'

/** The corpus of a library's own database. */
export const sqliteCorpus = oncePer((db): LocalCorpus => {
  const citations = links(db)
  return {
    search: search(db).find,
    get: (id, day) => onDay(sourceReader(db).get(id), day),
    links(id, { limit, offset }) {
      traceById(db, id)
      const page = citations.of(id, limit, offset)
      if (!page) throw noSource(id)
      return page
    },
    since: changes(db),
  }
})

function onDay(source: Source, day: string | undefined): Source {
  if (source.kind !== 'article' || day === undefined) return source
  const version = versionOn(source, day)
  return { ...source, versions: version ? [version] : [] }
}
