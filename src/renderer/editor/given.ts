import type { LexicalEditor } from 'lexical'
import { slotText } from '../../shared/draft/slots.ts'
import { INSERT_ATOM } from './commands.ts'
import type { Entry } from './figures.ts'
import type { Labels } from './labels.ts'
import type { Option } from './options.ts'
import type { EditorProps } from './props.ts'

/** The labels' sources of truth, from what the editor is given. */
export const labelsOf = ({ gathered }: Pick<EditorProps, 'gathered'>): Labels => ({
  sources: new Map(gathered.sources.map(source => [source.id, source])),
  exhibits: gathered.exhibits,
  slot: key => slotText(key, gathered.dossier),
  profile: gathered.draft.profile,
  numbers: new Map(),
})

/** The facts of the dossier that can be inserted, with what they say today. */
export const slotOptions = ({ gathered }: Pick<EditorProps, 'gathered'>, editor: LexicalEditor): Option[] =>
  Object.keys(gathered.dossier.facts).map(key => ({
    id: key,
    label: slotText(key, gathered.dossier) || 'à renseigner',
    detail: key,
    run: () => editor.dispatchCommand(INSERT_ATOM, { kind: 'slot', key }),
  }))

/** The headings a cross-reference may name. */
export const referenceOptions = (entries: readonly Entry[], editor: LexicalEditor): Option[] =>
  entries.map(entry => ({
    id: entry.id,
    label: `${entry.number} ${entry.text}`.trim(),
    detail: `titre de niveau ${entry.level}`,
    run: () => editor.dispatchCommand(INSERT_ATOM, { kind: 'ref', target: entry.id, form: 'number' }),
  }))
