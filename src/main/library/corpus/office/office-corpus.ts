import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { outputOf } from '../../../search/query/ranked-answer.ts'
import type { Corpus } from '../corpus.ts'
import type { SearchLimits } from './office-candidates.ts'
import { officeLinks } from './office-links.ts'
import { changesSince, readSource } from './office-reading.ts'
import { officeSearch } from './office-search.ts'

/** The corpus of an office: public texts on its PostgreSQL, which a desk only reads. */
export function officeCorpus(postgres: Pick<Postgres, 'query'>, limits?: SearchLimits): Corpus {
  const search = officeSearch(postgres, limits)
  return {
    async search(request) {
      const { offset = 0, limit = 20 } = request
      const answer = await search(request)
      try {
        const page = answer.sources.slice(offset, offset + limit)
        const seqs = page.map(({ seq }) => seq)
        await answer.readTexts(seqs)
        const { hits, synonyms } = answer.read(seqs)
        return outputOf([answer], hits, synonyms)
      } finally {
        answer.close()
      }
    },
    get: (id, day) => readSource(postgres, id, day),
    links: (id, page) => officeLinks(postgres, id, page),
    since: state => changesSince(postgres, state),
  }
}
