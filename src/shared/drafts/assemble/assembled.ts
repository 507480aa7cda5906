import type { Problem } from '../../dossiers/problem.ts'
import type { Mark, Run } from '../../french/run.ts'
import type { SourceRef } from '../../library/model.ts'
import type { Letterhead } from '../../word/letterhead.ts'
import type { Style } from '../../word/style.ts'
import type { Comment } from '../comment.ts'
import type { CellSpan, ColumnAlign, Inline, ItemMarker } from '../model.ts'

/** A reference of the draft that is printed as text: an inline, or the source under a quotation. */
export type Reference =
  | Extract<Inline, { kind: 'citation' | 'exhibit' | 'slot' | 'ref' }>
  | { readonly kind: 'quoted'; readonly source: SourceRef }

/** `of`: the reference it prints; the pieces of one share the same object. */
export type PrintedInline = InlinePrint & {
  readonly of?: Reference
  /** the comments on it */
  readonly comments?: readonly string[]
}

/** An inline with everything computed: what the page prints, and what a Word field needs beside it. */
type InlinePrint =
  | { readonly kind: 'run'; readonly text: string; readonly marks?: readonly Mark[] }
  | { readonly kind: 'linebreak' }
  | {
      readonly kind: 'citation'
      readonly runs: readonly Run[]
      readonly source: SourceRef
      readonly first: boolean
    }
  /** `before` + `number` + `after`: « pièce n° » « 3 » « , p. 12 »; the number alone is the Word field */
  | {
      readonly kind: 'exhibit'
      readonly exhibit: string
      readonly before: string
      readonly number: number
      readonly after: string
    }
  /** text is the number or paragraph; for form `page` it is empty and the printer fills it */
  | {
      readonly kind: 'ref'
      readonly target: string
      readonly form: 'number' | 'paragraph' | 'page' | 'note'
      readonly text: string
      /** the target is a footnote, not a block */
      readonly toNote?: boolean
      /** the text is the title itself, which has no number */
      readonly isTitle?: boolean
    }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | {
      readonly kind: 'note'
      readonly id: string
      readonly number: number
      readonly inlines: readonly PrintedInline[]
    }
  /** something missing, shown highlighted in a working copy: never silently blank */
  | { readonly kind: 'gap'; readonly text: string }

export type Line = readonly PrintedInline[]

/** A party as the cover prints it. */
export interface PrintedParty {
  /** 1, 2... when there are several, else undefined */
  readonly number?: number
  readonly name: Line
  /** legal form, seat, number, representative, telephone, e-mail: one line each */
  readonly details: readonly Line[]
}

export interface PrintedCover {
  /** court, section, formation: one line each */
  readonly court: readonly Line[]
  readonly caseNumber?: Line
  readonly title: Line
  readonly subtitle?: Line
  /** `PRODUIT PAR` */
  readonly producedBy: { readonly heading: string; readonly parties: readonly PrintedParty[] }
  readonly counsel?: { readonly heading: string; readonly parties: readonly PrintedParty[] }
  /** `CONTRE`: the decision attacked, then the defendant */
  readonly against: { readonly heading: string; readonly lines: readonly Line[] }
}

export interface InventoryRow {
  readonly exhibit: string
  readonly number: number
  readonly label: string
  /** the label is still to be written: a gap */
  readonly lacksTitle?: true
  readonly date: string
  readonly pages: string
}

export interface AuthorityEntry {
  readonly source: string
  /** other records of the library that read alike, cited in the text too */
  readonly otherRecords?: readonly string[]
  readonly runs: readonly Run[]
  /** an article of a longer text: the name of the text, and what it is of it (`art. 4`); several of one text are hung under it */
  readonly parentText?: { readonly text: string; readonly part: string }
  /** margin numbers of the paragraphs that cite it, where the draft has them */
  readonly paragraphs: readonly number[]
  /** blocks that cite it: the printer turns them into pages */
  readonly blocks: readonly string[]
}

export type PrintedBlock =
  | {
      readonly kind: 'heading'
      readonly id: string
      readonly level: number
      readonly label: string
      readonly number: string
      readonly numbered: boolean
      readonly line: Line
    }
  /** `number`: the margin number, one series through the document */
  | {
      readonly kind: 'paragraph'
      readonly id: string
      readonly style: 'body' | 'plain' | 'lead' | 'box' | 'right' | 'request'
      readonly number?: number
      readonly line: Line
    }
  | {
      readonly kind: 'quote'
      readonly id: string
      readonly number?: number
      readonly paragraphs: readonly Line[]
      readonly source?: readonly Run[]
      /** the reference that `source` prints */
      readonly sourceReference?: Reference
      /** words in bold that are not so in the source */
      readonly hasEmphasis?: boolean
    }
  | {
      readonly kind: 'list'
      readonly id: string
      readonly style: 'bullet' | 'decimal' | 'claims'
      /** goes on from the last list whose first level writes the same */
      readonly continues?: boolean
      /** what it writes before its items, level by level; left out, what its style writes */
      readonly markers?: readonly ItemMarker[]
      readonly items: readonly {
        readonly id: string
        readonly level: number
        readonly label: string
        /** its rank at its level */
        readonly n: number
        readonly line: Line
      }[]
    }
  | {
      readonly kind: 'table'
      readonly id: string
      readonly header: boolean
      readonly widths: readonly number[]
      readonly rows: readonly (readonly Line[])[]
      /** a lattice without overlap; covered cells are empty lines */
      readonly spans?: readonly CellSpan[]
      /** one per column */
      readonly aligns?: readonly ColumnAlign[]
      /** above it; empty for none */
      readonly caption?: Line
    }
  | {
      readonly kind: 'image'
      readonly id: string
      readonly hash: string
      readonly type: 'png' | 'jpeg'
      readonly size: { readonly width: number; readonly height: number }
      readonly alt: string
      /** under it; empty for none */
      readonly caption: Line
      /** hundredths of the width of the text */
      readonly width: number
    }
  | { readonly kind: 'break'; readonly id: string }
  | { readonly kind: 'cover'; readonly id: string; readonly cover: PrintedCover }
  | { readonly kind: 'contents'; readonly id: string; readonly title: string }
  | {
      readonly kind: 'inventory'
      readonly id: string
      readonly title: string
      /** what stands where nothing is joined, of a text that may join nothing; a gap otherwise */
      readonly none?: string
      readonly rows: readonly InventoryRow[]
    }
  | {
      readonly kind: 'authorities'
      readonly id: string
      readonly title: string
      readonly groups: readonly { readonly title: string; readonly entries: readonly AuthorityEntry[] }[]
    }
  | { readonly kind: 'signature'; readonly id: string; readonly lines: readonly Line[] }
  | {
      readonly kind: 'briefing-title'
      readonly id: string
      readonly title: Line
      readonly subtitle: Line
      readonly dateLine: Line
    }

/** A draft with everything computed: sections, numbers, notes, labels, tables. What the Word writer prints and the window shows. */
export interface Assembled {
  readonly title: string
  readonly style: Style
  /** words of its running text are cut at the ends of lines */
  readonly hyphenated?: boolean
  /** short case name, at the foot of each page beside x / y */
  readonly footer: string
  readonly blocks: readonly PrintedBlock[]
  /** who writes, where the text asks for it */
  readonly letterhead?: Letterhead | undefined
  /** what readers say of the text; printed only when asked */
  readonly comments?: readonly Comment[]
  /** gaps, sources gone, broken references found on the way */
  readonly problems: readonly Problem[]
}
