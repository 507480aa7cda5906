import { AppError } from '../../kernel/errors.ts'
import type { Draft, DraftEdit } from '../model.ts'

/**
 * Computes the changes from one version of a draft to the next, blocks compared as objects; undefined when more than its blocks did,
 * or so many of them that the whole travels as well.
 */
export function editBetween(before: Draft, after: Draft): DraftEdit | undefined {
  if (before.revision !== after.revision || !sameHead(before, after)) return undefined
  const formerBlocks = new Map(before.blocks.map(block => [block.id, block]))
  const blocks = after.blocks.filter(block => formerBlocks.get(block.id) !== block)
  if (blocks.length > after.blocks.length / 2) return undefined
  const order = after.blocks.map(block => block.id)
  if (new Set(order).size < order.length) return undefined
  const same = order.length === before.blocks.length && before.blocks.every(({ id }, at) => id === order[at])
  return { id: after.id, revision: after.revision, blocks, ...(same ? {} : { order }) }
}

const sameHead = (before: Draft, after: Draft): boolean => {
  const head = ({ blocks: _, updatedAt: __, ...rest }: Draft) => JSON.stringify(rest)
  return head(before) === head(after)
}

/** The draft an edit makes. Throws `invalid` when it names a block nobody has. */
export function applyEdit(draft: Draft, { blocks, order }: DraftEdit): Draft {
  const blockById = new Map([...draft.blocks, ...blocks].map(block => [block.id, block]))
  const ids = order ?? draft.blocks.map(block => block.id)
  return {
    ...draft,
    blocks: ids.map(id => {
      const block = blockById.get(id)
      if (!block)
        throw new AppError(
          'invalid',
          'L’enregistrement ne correspond pas au texte de la bibliothèque. Rien n’a été écrasé ; le texte reste à l’écran.',
        )
      return block
    }),
  }
}
