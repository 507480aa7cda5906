import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pagesOf } from '../office.ts'
import { fold } from '../tile.ts'
import type { Export } from './every-export.ts'

/** A line of a printed page, in points from its top left corner. */
interface PrintedLine {
  readonly page: number
  readonly top: number
  readonly right: number
  readonly text: string
}

/** Faults of printed pages that an eye stops at: lines that end beyond the margin, titles alone at the foot of a page. */
export interface LineFaults {
  /** the texts of the pages */
  readonly pages: readonly string[]
  readonly lines: number
  readonly beyond: readonly string[]
  readonly alone: readonly string[]
}

const BEYOND_POINTS = 1
const TWIPS_A_POINT = 20
const TITLE_NUMBER = /^\s*(?:[IVXLC]+|[A-Z]|\d+|[a-z])[.)°]\s+/

export function lineFaults({ parts, body }: Export, pdf: Buffer): LineFaults {
  const { height, pages, lines } = linesOf(pdf)
  const count = pages.length
  const document = parts.get('word/document.xml') ?? ''
  const [, width = '0'] = /<w:pgSz [^>]*w:w="(\d+)"/.exec(document) ?? []
  const marginOf = (side: 'right' | 'bottom') =>
    Number(new RegExp(`<w:pgMar [^>]*w:${side}="(\\d+)"`).exec(document)?.[1] ?? 0) / TWIPS_A_POINT
  const margin = Number(width) / TWIPS_A_POINT - marginOf('right')
  const footTop = height - marginOf('bottom')
  const titles = new Set(body.filter(one => /^Heading\d$/.test(one.style)).map(one => fold(one.text)))
  const beyond = lines.filter(one => one.right > margin + BEYOND_POINTS)
  // a title may take several lines
  const alone = Array.from({ length: Math.max(0, count - 1) }, (_, at) => at + 1).flatMap(page => {
    const text = lines.filter(one => one.page === page && one.top < footTop)
    text.sort((a, b) => a.top - b.top)
    if (text.length <= 3) return []
    const ends = [1, 2, 3].map(count =>
      text
        .slice(-count)
        .map(one => one.text)
        .join(' '),
    )
    const title = ends.find(end => titles.has(fold(end.replace(TITLE_NUMBER, ''))))
    return title === undefined ? [] : [`page ${page} : ${title}`]
  })
  return {
    pages,
    lines: lines.length,
    beyond: beyond.map(one => `page ${one.page}, ${(one.right - margin).toFixed(1)} pt : ${one.text}`),
    alone,
  }
}

/** The texts of the pages of a PDF. */
export const pdfPages = (pdf: Buffer): string[] => linesOf(pdf).pages

function linesOf(pdf: Buffer): { height: number; pages: string[]; lines: PrintedLine[] } {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-lines-'))
  try {
    const path = join(folder, 'pages.pdf')
    writeFileSync(path, pdf)
    const boxes = execFileSync('pdftotext', ['-bbox-layout', path, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const lines: PrintedLine[] = []
    let page = 0
    let height = 0
    const token =
      /<page [^>]*height="([\d.]+)"|<line xMin="[-\d.]+" yMin="([-\d.]+)" xMax="([-\d.]+)" [^>]*>(.*?)<\/line>/gs
    for (const [, nextPage, top, right, words = ''] of boxes.matchAll(token)) {
      if (nextPage !== undefined) {
        page += 1
        height = Number(nextPage)
      } else {
        const text = [...words.matchAll(/<word [^>]*>([^<]*)</g)].map(one => one[1]).join(' ')
        lines.push({ page, top: Number(top), right: Number(right), text })
      }
    }
    return { height, pages: pagesOf(path), lines }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
