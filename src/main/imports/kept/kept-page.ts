import { idOf } from '../../../shared/library/keys.ts'
import type { Document } from '../../../shared/library/model.ts'
import { pageContent, readPage } from '../containers/read-page.ts'
import { readActPage } from '../europe/acts/act-page.ts'
import { readEuropeanPage } from '../europe/european-page.ts'
import { parliamentRecordsInPage } from '../parliament/records/parliament-records.ts'
import type { ReadRecord } from '../read-record.ts'
import type { KeptMark } from './kept-mark.ts'
import { siteOf } from './publishers.ts'

/**
 * A page that the user kept from their browser. The address says who published it, never the page: only that of a public site is read as
 * its judgment, act or record; another is a document, with its address and the day.
 */
export function* keptPage(text: string, mark: KeptMark, name: string): Generator<ReadRecord> {
  const site = siteOf(mark.address)
  if (site === 'assemblee' || site === 'senat' || site === 'nosdeputes') {
    const records = parliamentRecordsInPage(text, mark.day)
    if (records) return yield* records
  }
  const content = pageContent(text)
  if (site === 'eur-lex' || site === 'curia' || site === 'hudoc') {
    const address = `${mark.address} ${content.titles.title}`
    const judgment = readEuropeanPage(content, address)
    if (judgment) return yield { place: '', source: judgment }
    const act = readActPage(content.lines, address)
    if (act) return yield* act.map(article => ({ place: article.number, source: article }))
  }
  yield { place: '', source: keptDocument(readPage(content, name), mark) }
}

/** A page as a document of its address: what it says of its own address is not believed. */
export function keptDocument(page: Document, { address, day }: KeptMark): Document {
  const { hostname } = new URL(address)
  const site = hostname.replace(/^www\./, '')
  const kept: Document = {
    ...page,
    type: 'web',
    publisher: site,
    url: address,
    accessed: day,
    provenance: [{ publisher: site, licence: '', url: address, asOf: day }],
  }
  return { ...kept, id: idOf(kept) }
}
