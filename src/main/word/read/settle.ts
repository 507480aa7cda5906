import type { Bit, ReadPara, ReadPiece, ReadTable, Story } from './story.ts'

/** Whether a tracked change is taken, by its place in `revisions`. */
export type Taken = (rev: number) => boolean

/** The story as it reads once each tracked change is accepted or refused. */
export function settle(story: Story, taken: Taken): Story {
  return {
    ...story,
    pieces: settlePieces(story.pieces, taken),
    notes: new Map([...story.notes].map(([id, paras]) => [id, settleParas(paras, taken)])),
    revisions: [],
  }
}

function settlePieces(pieces: readonly ReadPiece[], taken: Taken): ReadPiece[] {
  const out: ReadPiece[] = []
  let run: ReadPara[] = []
  const flush = () => {
    out.push(...settleParas(run, taken))
    run = []
  }
  for (const piece of pieces) {
    if (piece.kind === 'para') run.push(piece)
    else {
      flush()
      const table = settleTable(piece, taken)
      if (table.rows.length > 0) out.push(table)
    }
  }
  flush()
  return out
}

const settleTable = (table: ReadTable, taken: Taken): ReadTable => ({
  ...table,
  rows: table.rows.flatMap(({ ins, del, ...row }) =>
    gone(ins, del, taken)
      ? []
      : [{ ...row, cells: row.cells.map(cell => ({ ...cell, paras: settleParas(cell.paras, taken) })) }],
  ),
})

const gone = (ins: number | undefined, del: number | undefined, taken: Taken) =>
  (ins !== undefined && !taken(ins)) || (del !== undefined && taken(del))

/** A paragraph whose mark goes joins the next one; the first of them that has words gives the whole its place and its style. */
function settleParas(paras: readonly ReadPara[], taken: Taken): ReadPara[] {
  const out: ReadPara[] = []
  let open: ReadPara | undefined
  for (const { ins, del, was, bits, ...rest } of paras) {
    const para: ReadPara = {
      ...rest,
      shape: was && !taken(was.rev) ? was.shape : rest.shape,
      bits: bits.flatMap(bit => settleBit(bit, taken)),
    }
    const whole: ReadPara = open ? joined(open, para) : para
    if (gone(ins, del, taken)) open = whole.bits.length > 0 ? whole : undefined
    else {
      out.push(whole)
      open = undefined
    }
  }
  return open ? [...out, open] : out
}

const joined = (first: ReadPara, second: ReadPara): ReadPara => ({
  ...first,
  bookmarks: [...first.bookmarks, ...second.bookmarks],
  bits: [...first.bits, ...second.bits],
})

function settleBit(bit: Bit, taken: Taken): Bit[] {
  if (gone(bit.ins, bit.del, taken)) return []
  const { ins: _, del: __, ...rest } = bit
  if (rest.kind !== 'text' || !rest.was) return [rest]
  const { was, ...text } = rest
  return [taken(was.rev) ? text : { ...text, marks: was.marks }]
}
