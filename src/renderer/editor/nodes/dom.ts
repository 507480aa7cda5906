import type { EditorConfig } from 'lexical'
import { citationText, type Labels } from '../labels.ts'
import type { TextHead } from './head.ts'

/** The labels of the editor a node is drawn in. */
export const labelsOf = (config: EditorConfig): Labels => config.theme.labels as Labels

/** What stands under a quote: its source, and that its punctuation was restored. */
export const sourceLabel = (
  head: Extract<TextHead, { kind: 'quote' }>,
  config: EditorConfig,
): string | undefined => {
  const labels = labelsOf(config)
  const parts = [
    ...(head.source ? [citationText(labels, head.source, 'full') ?? 'source introuvable'] : []),
    ...(head.repairs.length > 0 ? [`ponctuation rétablie : ${head.repairs.join(' ; ')}`] : []),
  ]
  return parts.length > 0 ? `(${parts.join(' — ')})` : undefined
}
