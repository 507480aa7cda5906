import type { Bit, ReadPara, ReadPiece, ReadTable, Story } from './story.ts'

/** Whether a tracked change is accepted, by its place in `revisions`. */
export type IsAccepted = (rev: number) => boolean

/** The story as it reads once each tracked change is accepted or refused. */
export function settle(story: Story, isAccepted: IsAccepted): Story {
  return {
    ...story,
    pieces: settlePieces(story.pieces, isAccepted),
    notes: new Map([...story.notes].map(([id, paras]) => [id, settleParas(paras, isAccepted)])),
    revisions: [],
  }
}

function settlePieces(pieces: readonly ReadPiece[], isAccepted: IsAccepted): ReadPiece[] {
  const out: ReadPiece[] = []
  let run: ReadPara[] = []
  const flush = () => {
    out.push(...settleParas(run, isAccepted))
    run = []
  }
  for (const piece of pieces) {
    if (piece.kind === 'para') run.push(piece)
    else {
      flush()
      const table = settleTable(piece, isAccepted)
      if (table.rows.length > 0) out.push(table)
    }
  }
  flush()
  return out
}

const settleTable = (table: ReadTable, isAccepted: IsAccepted): ReadTable => ({
  ...table,
  rows: table.rows.flatMap(({ ins, del, ...row }) =>
    isRemoved(ins, del, isAccepted)
      ? []
      : [{ ...row, cells: row.cells.map(cell => ({ ...cell, paras: settleParas(cell.paras, isAccepted) })) }],
  ),
})

const isRemoved = (ins: number | undefined, del: number | undefined, isAccepted: IsAccepted) =>
  (ins !== undefined && !isAccepted(ins)) || (del !== undefined && isAccepted(del))

/** A paragraph whose mark goes joins the next one; the first of them that has words gives the whole its place and its style. */
function settleParas(paras: readonly ReadPara[], isAccepted: IsAccepted): ReadPara[] {
  const out: ReadPara[] = []
  let open: ReadPara | undefined
  for (const { ins, del, was, bits, ...rest } of paras) {
    const para: ReadPara = {
      ...rest,
      shape: was && !isAccepted(was.rev) ? was.shape : rest.shape,
      bits: bits.flatMap(bit => settleBit(bit, isAccepted)),
    }
    const whole: ReadPara = open ? joinParas(open, para) : para
    if (isRemoved(ins, del, isAccepted)) open = whole.bits.length > 0 ? whole : undefined
    else {
      out.push(whole)
      open = undefined
    }
  }
  return open ? [...out, open] : out
}

const joinParas = (first: ReadPara, second: ReadPara): ReadPara => ({
  ...first,
  bookmarks: [...first.bookmarks, ...second.bookmarks],
  bits: [...first.bits, ...second.bits],
})

function settleBit(bit: Bit, isAccepted: IsAccepted): Bit[] {
  if (isRemoved(bit.ins, bit.del, isAccepted)) return []
  const { ins: _, del: __, ...rest } = bit
  if (rest.kind !== 'text' || !rest.was) return [rest]
  const { was, ...text } = rest
  return [isAccepted(was.rev) ? text : { ...text, marks: was.marks }]
}
