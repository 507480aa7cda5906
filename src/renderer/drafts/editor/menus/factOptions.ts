import type { LexicalEditor } from 'lexical'
import { gapLabel, slotKeys } from '../../../../shared/drafts/slots/gap-labels.ts'
import { slotText } from '../../../../shared/drafts/slots/slot-text.ts'
import type { Gathered } from '../../../../shared/kernel/contract.ts'
import { INSERT_ATOM } from '../commands.ts'
import type { Option } from './options.ts'

/** The facts of the dossier that can be inserted, answered or not, and what is computed from them, with what they print. */
export const slotOptions = ({ dossier, template }: Gathered, editor: LexicalEditor): Option[] => {
  const own = Object.keys(dossier.facts).filter(key => !key.startsWith('exhibit.'))
  return [...new Set([...slotKeys(template), ...own])].map(key => ({
    id: key,
    label: gapLabel(key, template),
    detail: slotText(key, dossier, { template }) ?? 'à renseigner',
    run: () => editor.dispatchCommand(INSERT_ATOM, { kind: 'slot', key }),
  }))
}
