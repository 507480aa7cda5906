import type { WordChange, WordReview } from '../../../shared/drafts/word-review.ts'
import { momentText } from '../../ui/date.ts'

/** Describes a change. */
export const kindWords: Readonly<Record<WordChange['kind'], string>> = {
  insertion: 'ajoute',
  deletion: 'supprime',
  replacement: 'remplace',
  move: 'déplace',
  format: 'met en forme',
  style: 'change de style',
  row: 'change une ligne de tableau',
}

/** Who changed it, when, and where it is when that is not in the text itself. */
export function whoWhen({ author, at, where }: Pick<WordChange, 'author' | 'at' | 'where'>): string {
  const place = where === 'note' ? 'dans une note' : where === 'table' ? 'dans un tableau' : ''
  return [author || 'auteur non nommé', at && momentText(at), place].filter(Boolean).join(' · ')
}

/** Describes the file, in a sentence. */
export function reviewSentence({ kind, draft }: WordReview): string {
  if (kind === 'foreign')
    return 'Ce texte vient d’ailleurs\u00a0: ses titres, listes, tableaux et notes deviennent un nouveau texte du dossier.'
  if (!draft)
    return 'C’est la copie de travail d’un texte qui n’est pas dans ce dossier\u00a0: il y devient un nouveau texte.'
  return kind === 'working'
    ? `C’est une copie de travail de «\u00a0${draft.title}\u00a0»\u00a0: ce qui n’a pas été touché revient tel quel, citations comprises.`
    : `Ce fichier a été reconnu comme «\u00a0${draft.title}\u00a0», à ses repères et à ses phrases.`
}
