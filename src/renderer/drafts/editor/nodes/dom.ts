import type { EditorConfig } from 'lexical'
import type { Labels } from '../cards/labels.ts'

/** The labels of the page a node is drawn on. */
export const labelsOf = (config: EditorConfig): Labels => config.theme.labels as Labels
