import { $getState, $isTextNode, $setState, createState, type LexicalNode, type TextNode } from 'lexical'

const none: readonly string[] = []

const commentsState = createState('comments', {
  parse: (raw): readonly string[] =>
    Array.isArray(raw) && raw.length > 0 ? raw.filter(id => typeof id === 'string') : none,
  isEqual: (a, b) => a.join('\n') === b.join('\n'),
})

/** The comments whose stretch a run of text is a part of. */
export const $comments = (node: LexicalNode, version: 'latest' | 'direct' = 'latest'): readonly string[] =>
  $isTextNode(node) ? $getState(node, commentsState, version) : none

/** Says which comments a run of text is a part of. */
export const $setComments = (node: TextNode, ids: readonly string[]): TextNode =>
  $setState(node, commentsState, ids)
