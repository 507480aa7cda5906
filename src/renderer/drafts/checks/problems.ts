import type { Problem } from '../../../shared/dossiers/problem.ts'
import type { Block } from '../../../shared/drafts/model.ts'
import { expectedKey } from '../../../shared/drafts/templates/expected-exhibits.ts'

/** The one place where a problem is put right: the question, the exhibit, else the passage. */
export function wayOut({ at }: Problem): { readonly label: string; readonly at: Problem['at'] } | undefined {
  if (at.fact)
    return {
      label: expectedKey(at.fact) ? 'Joindre la pièce' : 'Répondre à la question',
      at: { fact: at.fact },
    }
  if (at.exhibit) return { label: 'Voir la pièce', at: { exhibit: at.exhibit } }
  return at.block ? { label: 'Aller au passage', at: { block: at.block } } : undefined
}

/** The questions of the dossier that a text still waits for, each once, in the order of the text. */
export const questionsLeft = (problems: readonly Problem[]): string[] => [
  ...new Set(
    problems.flatMap(({ severity, at }) =>
      severity === 'blocking' && at.fact && !expectedKey(at.fact) ? [at.fact] : [],
    ),
  ),
]

/** The blocks that the caret looks at: a heading stands for its whole section. */
export function blocksNear(blocks: readonly Block[], id: string): string[] {
  const at = blocks.findIndex(block => block.id === id)
  const head = blocks[at]
  if (head?.kind !== 'heading') return [id]
  const after = blocks.slice(at + 1)
  const end = after.findIndex(block => block.kind === 'heading' && block.level <= head.level)
  return [head, ...(end < 0 ? after : after.slice(0, end))].map(block => block.id)
}
