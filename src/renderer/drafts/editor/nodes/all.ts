import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { ParagraphNode } from 'lexical'
import { AtomNode, PlacardNode } from './atom.ts'
import { $setHead } from './head.ts'
import { ItemBlock, ListBlock } from './list.ts'
import { PictureNode } from './picture.ts'
import { TextBlock } from './text.ts'

/** Every node the editor knows. A paragraph made by Lexical is one of our text blocks. */
export const NODES = [
  TextBlock,
  {
    replace: ParagraphNode,
    with: () => $setHead(new TextBlock(), { kind: 'paragraph', id: '', style: 'body' } as const),
    withKlass: TextBlock,
  },
  ListBlock,
  ItemBlock,
  AtomNode,
  PlacardNode,
  PictureNode,
  TableNode,
  TableRowNode,
  TableCellNode,
]
