import { cleanedText } from '../../shared/exhibits/hidden-signs.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { asError, call, upload } from '../kernel/api.ts'

/** Files added to a dossier's exhibits, a sentence for each whose name was cleaned and for each that could not be added. */
export interface AddedFiles {
  readonly additions: readonly Exhibit[]
  readonly cleanings: readonly string[]
  readonly refusals: readonly string[]
}

/** Adds files one after the other; one that is refused stops none of the others. `expected`: what the template calls it, where its name tells nothing; `affaire`: the case that alone produces them. */
export async function addExhibits(
  dossier: string,
  files: readonly File[],
  {
    expected,
    affaire,
  }: { readonly expected?: string | undefined; readonly affaire?: string | undefined } = {},
): Promise<AddedFiles> {
  const additions: Exhibit[] = []
  const cleanings: string[] = []
  const refusals: string[] = []
  for (const file of files)
    try {
      additions.push(
        await call['exhibits.add']({
          ...{ dossier, affaire },
          file: await upload(file),
          name: file.name,
          ...(expected && { expected }),
        }),
      )
      const cleaning = cleanedText(file.name)
      if (cleaning) cleanings.push(cleaning)
    } catch (cause) {
      refusals.push(asError(cause).message)
    }
  return { additions, cleanings, refusals }
}

/** Says what was added, in one sentence, and what was refused, in others. */
export function addedText({ additions, cleanings, refusals }: AddedFiles): string {
  const flawedCount = additions.filter(one => one.file?.flaw).length
  const outcome =
    additions.length === 0
      ? ''
      : additions.length === 1
        ? 'Pièce ajoutée.'
        : `${additions.length} pièces ajoutées.`
  const toSee =
    flawedCount === 0
      ? ''
      : flawedCount === 1
        ? 'Un fichier est à vérifier.'
        : `${flawedCount} fichiers sont à vérifier.`
  return [outcome, toSee, ...cleanings, ...refusals].filter(Boolean).join(' ')
}
