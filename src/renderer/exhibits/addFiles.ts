import type { Exhibit } from '../../shared/exhibits/model.ts'
import { asError, call, upload } from '../kernel/api.ts'

/** Files added to a dossier's exhibits, and a sentence for each that could not be. */
export interface Added {
  readonly added: readonly Exhibit[]
  readonly refused: readonly string[]
}

/** Adds files one after the other; one that is refused stops none of the others. `expected`: what the template calls it, where its name tells nothing. */
export async function addExhibits(
  dossier: string,
  files: readonly File[],
  expected?: string,
): Promise<Added> {
  const added: Exhibit[] = []
  const refused: string[] = []
  for (const file of files)
    try {
      added.push(
        await call['exhibits.add']({
          dossier,
          file: await upload(file),
          name: file.name,
          ...(expected && { expected }),
        }),
      )
    } catch (thrown) {
      refused.push(asError(thrown).message)
    }
  return { added, refused }
}

/** What was done, in one sentence; what was not, in others. */
export function addedText({ added, refused }: Added): string {
  const flawed = added.filter(one => one.file?.flaw).length
  const done =
    added.length === 0 ? '' : added.length === 1 ? 'Pièce ajoutée.' : `${added.length} pièces ajoutées.`
  const toSee =
    flawed === 0 ? '' : flawed === 1 ? 'Un fichier est à vérifier.' : `${flawed} fichiers sont à vérifier.`
  return [done, toSee, ...refused].filter(Boolean).join(' ')
}
