import type { Change } from '../model.ts'
import type { Span } from '../words.ts'
import { deletionSpan, pointAt, sentenceAt, type WordsInPlace } from './point.ts'

/** Acts on the words pointed at. `needs`: the act asks for new words. */
export type WordAct =
  | 'delete'
  | 'replace'
  | 'before'
  | 'after'
  | 'end'
  | 'end-delete'
  | 'sentence-delete'
  | 'sentence-rewrite'
  | 'complete'
  | 'complete-sentence'

export const wordActs: readonly { readonly act: WordAct; readonly label: string; readonly needs: boolean }[] =
  [
    { act: 'delete', label: 'Supprimer', needs: false },
    { act: 'replace', label: 'Remplacer', needs: true },
    { act: 'before', label: 'Insérer avant', needs: true },
    { act: 'after', label: 'Insérer après', needs: true },
    { act: 'end', label: 'Réécrire la fin', needs: true },
    { act: 'end-delete', label: 'Supprimer la fin', needs: false },
    { act: 'sentence-delete', label: 'Supprimer la phrase', needs: false },
    { act: 'sentence-rewrite', label: 'Réécrire la phrase', needs: true },
    { act: 'complete', label: 'Compléter l’alinéa', needs: true },
    { act: 'complete-sentence', label: 'Ajouter une phrase', needs: true },
  ]

/** The change an act makes of words pointed at in an alinéa. */
export function wordChange(act: WordAct, text: string, alinea: number, span: Span, by: string): Change {
  const target: WordsInPlace = pointAt(text, alinea, span)
  const whole = { alineas: target.where.alineas, ...(target.where.title && { title: true }) }
  const sentence = { ...whole, sentence: sentenceAt(text, span.from) }
  switch (act) {
    case 'delete':
      return { kind: 'delete-words', ...pointAt(text, alinea, deletionSpan(text, span)) }
    case 'replace':
      return { kind: 'replace-words', ...target, by }
    case 'before':
    case 'after':
      return { kind: 'insert-words', side: act, ...target, by }
    case 'end':
    case 'end-delete':
      return { kind: 'rewrite-end', ...target, by: act === 'end' ? by : '' }
    case 'sentence-delete':
      return { kind: 'delete-sentence', where: sentence }
    case 'sentence-rewrite':
      return { kind: 'rewrite-sentence', where: sentence, by }
    case 'complete':
      return { kind: 'complete', where: whole, unit: 'words', by }
    case 'complete-sentence':
      return { kind: 'complete', where: whole, unit: 'sentence', by }
  }
}

/** Acts on alinéas, or on the whole article. */
export type LineAct =
  | 'delete'
  | 'rewrite'
  | 'after'
  | 'delete-article'
  | 'rewrite-article'
  | 'complete-article'
  | 'add-article'

/** The change an act makes of alinéas chosen, of the article, or beside it; `by` a line for each alinéa that comes. */
export function lineChange(
  act: LineAct,
  alineas: readonly number[],
  article: string,
  by: readonly string[],
): Change {
  const inOrder = [...alineas].sort((a, b) => a - b)
  switch (act) {
    case 'delete':
      return { kind: 'delete-alineas', alineas: inOrder }
    case 'rewrite':
      return { kind: 'replace-alineas', alineas: inOrder, by: [...by] }
    case 'after':
      return { kind: 'insert-alineas', after: inOrder.at(-1) ?? 0, by: [...by] }
    case 'delete-article':
      return { kind: 'delete-article' }
    case 'rewrite-article':
      return { kind: 'rewrite-article', by: [...by] }
    case 'complete-article':
      return { kind: 'complete-article', by: [...by] }
    case 'add-article':
      return { kind: 'add-article', side: 'after', beside: article, by: [...by] }
  }
}
