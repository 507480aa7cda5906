import type { Output, Parsed } from '../../../shared/contract/contract.ts'
import { type Candidate, matchExhibits } from '../../../shared/exhibits/match.ts'
import type { Exhibit } from '../../../shared/exhibits/model.ts'
import { dossiers } from '../../dossiers/store.ts'
import type { Library } from '../../kernel/library.ts'
import { fileOf } from '../exhibit-files.ts'
import { namedSeries } from '../series.ts'
import type { AskExhibits } from '../worker-client.ts'

/** First pages by the content of their file; those not asked for last are forgotten. */
const firstPages = new Map<string, string>()
const MAX_PAGES = 500

/** Forgets the first pages read: of a locked library none stays in memory. */
export const forgetFirstPages = (): void => firstPages.clear()

/** The files of a dossier that may be exhibits expected of it; those that answer one already are not proposed for another. */
export async function matchExpected(
  library: Library,
  ask: AskExhibits,
  { dossier: id, affaire, expectations }: Parsed<'exhibits.match'>,
): Promise<Output<'exhibits.match'>> {
  const { facts } = dossiers(library.db).get(id)
  const answering = new Set(
    Object.entries(facts).flatMap(([fact, value]) => (fact.startsWith('exhibit.') ? [value] : [])),
  )
  const candidates: Candidate[] = []
  for (const exhibit of namedSeries(library.db, id, affaire))
    if (exhibit.file && !answering.has(exhibit.id) && !exhibit.copyOf)
      candidates.push({
        exhibit: exhibit.id,
        name: exhibit.file.name || exhibit.label,
        firstPage: await firstPageOf(library, ask, exhibit),
      })
  return expectations
    .map(expectation => ({ key: expectation.key, matches: matchExhibits(expectation, candidates) }))
    .filter(one => one.matches.length > 0)
}

async function firstPageOf(library: Library, ask: AskExhibits, exhibit: Exhibit): Promise<string> {
  const sha256 = exhibit.file?.sha256 ?? ''
  const before = firstPages.get(sha256)
  if (before !== undefined) return before
  // a file that is gone, or that the thread fell over, says nothing here: the checks tell it
  const text = await Promise.resolve()
    .then(() => ask('firstPage', { path: fileOf(library, exhibit) }))
    .catch(() => '')
  firstPages.set(sha256, text)
  for (const oldest of [...firstPages.keys()].slice(0, -MAX_PAGES)) firstPages.delete(oldest)
  return text
}
