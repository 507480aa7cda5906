import { useMemo, useState } from 'react'
import { blockName, type InlineReader } from '../../../shared/drafts/assemble/inline-text.ts'
import { compareBlocks, type Row } from '../../../shared/drafts/merge/compare.ts'
import type { Block } from '../../../shared/drafts/model.ts'
import { linesOf } from '../../../shared/drafts/walk.ts'
import { Button } from '../../ui/button.tsx'
import { ChangedLines } from './Lines.tsx'

interface Props {
  readonly before: readonly Block[]
  readonly after: readonly Block[]
  readonly say: InlineReader
  /** puts a passage back as it was before, where that can be done */
  readonly onBack?: (id: string) => void
  /** leaves out what is the same in both */
  readonly changesOnly?: boolean
}

/** Two versions of a text in one column: what changed, word by word; what did not is folded away. */
export function VersionComparison({ before, after, say, onBack, changesOnly }: Props) {
  const parts = useMemo(() => foldRows(compareBlocks(before, after)), [before, after])
  if (parts.every(part => part.kind === 'same'))
    return <p className="help">Aucun passage n’a changé d’une version à l’autre.</p>
  return (
    <div className="compared">
      {parts.map(part =>
        part.kind === 'row' ? (
          <Passage key={part.row.id} row={part.row} say={say} onBack={onBack} />
        ) : (
          !changesOnly && <Same key={part.rows[0]?.id} rows={part.rows} say={say} />
        ),
      )}
    </div>
  )
}

type Part =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'same'; readonly rows: readonly Row[] }

function foldRows(rows: readonly Row[]): Part[] {
  const parts: Part[] = []
  for (const row of rows) {
    const last = parts.at(-1)
    if (row.isChanged || row.isMoved) parts.push({ kind: 'row', row })
    else if (last?.kind === 'same') parts[parts.length - 1] = { kind: 'same', rows: [...last.rows, row] }
    else parts.push({ kind: 'same', rows: [row] })
  }
  return parts
}

function Same({ rows, say }: { readonly rows: readonly Row[]; readonly say: InlineReader }) {
  const [open, setOpen] = useState(rows.length < 2)
  if (open) return rows.map(row => <Passage key={row.id} row={row} say={say} />)
  return (
    <Button look="link" onPress={() => setOpen(true)}>
      {rows.length} passages inchangés
    </Button>
  )
}

const kinds: Readonly<Record<string, string>> = { heading: 'heading', quote: 'quote' }

function Passage({
  row,
  say,
  onBack,
}: {
  readonly row: Row
  readonly say: InlineReader
  readonly onBack?: Props['onBack']
}) {
  const { before, after, isMoved, isChanged } = row
  const block = after ?? before
  if (!block) return null
  const name = blockName(block)
  const caption = !before
    ? 'Ajouté'
    : !after
      ? 'Supprimé'
      : isMoved
        ? isChanged
          ? 'Déplacé et modifié'
          : 'Déplacé'
        : ''
  return (
    <div className={`compared-passage ${kinds[block.kind] ?? ''} ${isChanged || isMoved ? 'touched' : ''}`}>
      {(caption || (onBack && before && (isChanged || isMoved))) && (
        <div className="compared-said">
          <span>{caption}</span>
          {onBack && before && isChanged && (
            <Button look="link" onPress={() => onBack(before.id)}>
              Remettre ce passage
            </Button>
          )}
        </div>
      )}
      {name && <p className="said-atom">{after ? before ? name : <ins>{name}</ins> : <del>{name}</del>}</p>}
      {(!name || block.kind === 'image') && (
        <ChangedLines before={before ? linesOf(before) : []} after={after ? linesOf(after) : []} say={say} />
      )}
    </div>
  )
}
