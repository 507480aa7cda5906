import { readFileSync } from 'node:fs'
import type { Holdings } from '../../../shared/drafts/verify/holdings.ts'
import { keysOf } from '../../../shared/library/keys.ts'
import { hasText } from '../../../shared/library/kinds/registry.ts'
import type { Source } from '../../../shared/library/model.ts'
import { loadPack } from '../../imports/formats/load-pack.ts'
import { readPack } from '../../imports/formats/pack-file.ts'
import { importFiles } from '../../imports/import-files.ts'
import { starterFiles } from '../../imports/starter.ts'
import { openDatabase } from '../../kernel/database/open.ts'
import { resource } from '../../kernel/places.ts'
import { libraryView } from '../../library/citations/same-number.ts'
import { officialLookalikes, officialOf } from '../../library/official-index.ts'

let instance: Holdings | undefined

/** Opens the starter library that ships and the articles that ship with their words, as what a text is held against; once. */
export async function openShipped(): Promise<void> {
  if (instance) return
  const db = openDatabase(':memory:', { fills: [], copyOwn: () => {} })
  for (const { path } of starterFiles()) loadPack(db, readPack(readFileSync(path, 'utf8')).pack)
  const articles = [{ path: resource('samples', SHIPPED_ARTICLES), name: SHIPPED_ARTICLES }]
  await importFiles({ db }, articles, { progress: () => {}, isCancelled: () => false })
  instance = libraryView(db)
}

/** The code that ships in its official wording, in the state of the day its name tells. */
const SHIPPED_ARTICLES = 'legi-crpa_20260327-140000.tar.gz'

/** A library, and where it has nothing of what is cited, or not its words, what ships: a text is verified on a library that is still empty. */
export function withShipped(own: Holdings): Holdings {
  const other = instance
  if (!other) return own
  const ofIndex = (source: Source) => source.id.startsWith('index:')
  const withWords = (mine: Source | undefined, theirs: Source | undefined) =>
    mine?.kind === 'article' && theirs?.kind === 'article' && !hasText(mine) && hasText(theirs)
      ? theirs
      : mine
  return {
    resolve: keys => {
      const theirs = other.resolve(keys)
      return withWords(own.resolve(keys), theirs) ?? theirs ?? officialOf(keys)
    },
    byId: id => own.byId(id) ?? other.byId(id),
    holds: keys => own.holds(keys) || other.holds(keys),
    lookalikes: citation => {
      const twins = [...own.lookalikes(citation), ...other.lookalikes(citation)]
      const twinKeys = new Set(twins.flatMap(one => keysOf(one)))
      const officials = officialLookalikes(citation).filter(
        one => !keysOf(one).some(key => twinKeys.has(key)),
      )
      return [...twins, ...officials]
    },
    undoings: id => (own.byId(id) ? own.undoings(id) : other.undoings(id)),
    stateOf: source => (ofIndex(source) ? 'reference' : own.stateOf(source)),
    points: own.points,
    official: own.official,
    acts: act => [...own.acts(act), ...other.acts(act)],
    missingFrom: own.missingFrom,
    neighbours: key => [...own.neighbours(key), ...other.neighbours(key)],
    citedElsewhere: own.citedElsewhere,
    extentOf: own.extentOf,
  }
}
