import { readFileSync } from 'node:fs'
import type { Dossier } from '../../../shared/dossiers/model.ts'
import { Exhibit } from '../../../shared/exhibits/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { dossiers } from '../../dossiers/store.ts'
import { saveMade } from '../../drafts/assembly.ts'
import { newDraft } from '../../drafts/new-draft.ts'
import { template } from '../../drafts/templates.ts'
import { keepFile } from '../../kernel/files/keep-file.ts'
import type { Library } from '../../kernel/library.ts'
import { resource } from '../../kernel/places.ts'
import { DossierFile } from './dossier-file.ts'
import { addDossier } from './import.ts'

/** A sample names its exhibits' files by their place beside it; their content is taken into the library like any other. */
const Sample = DossierFile.extend({
  exhibits: DossierFile.shape.exhibits.element.extend({ path: Exhibit.shape.label.optional() }).array(),
}).partial({ at: true, sources: true })

/** Opens the worked example of that type as a dossier of the user's own. */
export async function addSample(library: Library, type: Dossier['type']) {
  const place = resource('samples', 'dossiers', type)
  const sample = read(`${place}.json`)
  const exhibits = await Promise.all(
    sample.exhibits.map(async ({ path, ...exhibit }) =>
      path
        ? {
            ...exhibit,
            file: await keepFile(
              library,
              resource('samples', 'dossiers', path),
              exhibit.file?.name ?? path.split('/').at(-1) ?? path,
            ),
          }
        : exhibit,
    ),
  )
  const sampleDossier = addDossier(library, {
    ...sample,
    exhibits,
    sources: sample.sources ?? [],
    at: sample.at ?? '',
  })
  if (sampleDossier.drafts.length > 0) return sampleDossier
  // the text of a sample is its template's, as everyone gets it
  const dossier = dossiers(library.db).get(sampleDossier.id)
  if (!dossier) return sampleDossier
  const draft = saveMade(library, newDraft(library, template(dossier.template), dossier))
  return { id: sampleDossier.id, drafts: [draft.id] }
}

function read(path: string) {
  try {
    return Sample.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new AppError(
      'not-found',
      `Le dossier d’exemple ne se lit pas (${error instanceof Error ? error.message.split('\n')[0] : 'fichier absent'}). Réinstallez Prétoire.`,
    )
  }
}
