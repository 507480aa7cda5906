import { gapMarkIn } from '../drafts/checks/gap-marks.ts'
import type { NumberedExhibit } from '../exhibits/list.ts'

/** The exhibits whose title is marked as still to be completed, each with the sentence that says it: the inventory and the names of files would print it. */
export const unfinishedTitles = (
  entries: readonly NumberedExhibit[],
): { readonly exhibit: string; readonly message: string }[] =>
  entries
    .filter(({ title }) => gapMarkIn(title))
    .map(({ exhibit, stamp, title }) => ({
      exhibit: exhibit.id,
      message: `La p${stamp.slice(1)} s’intitule «\u00a0${title}\u00a0»\u00a0: complétez son intitulé, l’inventaire et le nom de son fichier le porteraient.`,
    }))
