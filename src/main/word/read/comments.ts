import type { ReadComment } from './story.ts'
import { children, isNode, type Node, readTree, textOf } from './tree.ts'

/** Reads comments.xml, and commentsExtended.xml for answers and what is settled. */
export function readComments(text: string | undefined, extended: string | undefined): ReadComment[] {
  if (text === undefined) return []
  const threads = new Map(
    children(extended === undefined ? undefined : readTree(extended), 'w15:commentEx').map(
      ({ attributes }) => [
        attributes['w15:paraId'] ?? '',
        { parent: attributes['w15:paraIdParent'], done: attributes['w15:done'] === '1' },
      ],
    ),
  )
  const found = children(readTree(text), 'w:comment').map(node => {
    const paras = children(node, 'w:p')
    return {
      id: node.attributes['w:id'] ?? '',
      author: node.attributes['w:author'] ?? '',
      at: (node.attributes['w:date'] ?? '').replace(/Z$/, ''),
      text: paras.map(plain).join('\n').trim(),
      paraId: paras.at(-1)?.attributes['w14:paraId'] ?? '',
    }
  })
  const byPara = new Map(found.map(one => [one.paraId, one.id]))
  return found.map(({ paraId, ...comment }) => {
    const thread = threads.get(paraId)
    const parent = thread?.parent === undefined ? undefined : byPara.get(thread.parent)
    return { ...comment, done: thread?.done ?? false, ...(parent === undefined ? {} : { parent }) }
  })
}

const plain = (node: Node): string =>
  node.children
    .map(one => {
      if (!isNode(one)) return ''
      if (one.name === 'w:t') return textOf(one)
      if (one.name === 'w:br' || one.name === 'w:cr') return '\n'
      return plain(one)
    })
    .join('')
