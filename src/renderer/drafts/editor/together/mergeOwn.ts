import { Draft } from '../../../../shared/drafts/model.ts'
import { mergeStates } from '../../../../shared/sharing/office/merge-states.ts'

/** The parts of a text that the document of a session holds. */
export type SharedText = Pick<Draft, 'blocks' | 'comments' | 'numbering'>

const Shared = Draft.pick({ blocks: true, comments: true, numbering: true })

/**
 * Merges the changes of this desk's text (`own`) with those of a session, both since `base`. Where both changed the same words, those of
 * the session stand and a conflict is counted.
 */
export function mergeOwn(
  base: SharedText,
  session: SharedText,
  own: SharedText,
): { readonly text: SharedText; readonly conflicts: number } {
  const state = (value: SharedText) => ({ value: { ...value }, open: [] })
  const merged = mergeStates(
    'draft',
    state(base),
    { state: state(session), from: 'session' },
    { state: state(own), from: 'own' },
  )
  return { text: Shared.parse(merged.value), conflicts: merged.open.length }
}
