import type { Output } from '../../../shared/contract/contract.ts'
import type { Exhibit } from '../../../shared/exhibits/model.ts'
import {
  findOnPage,
  type PageQuery,
  pageQuery,
  placesOfWords,
  writtenMatches,
} from '../../../shared/exhibits/scans/find.ts'
import type { FilePage, Place } from '../../../shared/exhibits/scans/model.ts'
import type { Library } from '../../kernel/library.ts'
import { viewableFile } from '../exhibit-files.ts'
import type { AskExhibits } from '../worker-client.ts'
import { filePages } from './store.ts'
import { surveyFile } from './survey.ts'

/** Pages told of one question: beyond, it is to be made narrower. */
const MAX_HITS = 200

/** The pages of exhibits that have the words of a question, exact ones first; how many pages and files could not be searched. */
export async function searchExhibits(
  library: Library,
  ask: AskExhibits,
  exhibits: readonly Exhibit[],
  text: string,
): Promise<Output<'exhibits.search'>> {
  const query = pageQuery(text)
  const store = filePages(library.db)
  const hits: Output<'exhibits.search'>['hits'] = []
  let [unread, unopened] = [0, 0]
  for (const exhibit of exhibits) {
    const sha256 = exhibit.file?.sha256
    if (!sha256) continue
    await surveyFile(library, ask, exhibit).catch(() => undefined)
    const pages = store.pages(sha256)
    if (pages.length === 0) unopened += 1
    for (const page of pages) {
      if (page.origin === 'image') unread += 1
      const hit = findOnPage(page, query)
      if (hit) hits.push({ exhibit: exhibit.id, page: page.page, origin: page.origin, ...hit })
    }
  }
  hits.sort((one, other) => Number(other.isExact) - Number(one.isExact))
  return { hits: hits.slice(0, MAX_HITS), more: Math.max(0, hits.length - MAX_HITS), unread, unopened }
}

/** Where the words of a question stand on a page. */
export async function placesOnPage(
  library: Library,
  ask: AskExhibits,
  exhibit: Exhibit,
  page: FilePage,
  text: string,
): Promise<Place[]> {
  const query: PageQuery = pageQuery(text)
  if (page.origin === 'recognised') return placesOfWords(page.words, query)
  const words = writtenMatches(page.text, query)
  if (words.length === 0) return []
  return ask('find', { path: await viewableFile(library, exhibit), page: page.page, words })
}
