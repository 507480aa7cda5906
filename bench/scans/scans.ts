/**
 * npm run bench scans: sixty pages of French prose as a scanner makes them (clean, grey, leaning by 3°, at 150 points to the inch, stamped), read
 * by the program and by OCRmyPDF of Debian where it is installed, one after the other: words wrong in a hundred, seconds, memory.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aScan, type Scanning } from '../../tests/fixtures/exhibits/scans.ts'
import type { Figure } from '../measure.ts'

const PAGES = 12
const WORDS_PER_PAGE = 230
const KINDS: Readonly<Record<string, Scanning>> = {
  clean: {},
  grey: { paper: 205 },
  skewed: { skew: 3 },
  coarse: { dpi: 150 },
  stamped: { stamp: 'REÇU LE 14 OCT. 2026 – PRÉFECTURE' },
}

interface Run {
  readonly texts: readonly string[]
  readonly seconds: number
  readonly cpuSeconds: number
  readonly megabytes: number
}

/** Prose of our own guide, page by page. */
function pagesOfProse(): string[] {
  const guide = readFileSync(new URL('../../docs/guide.md', import.meta.url), 'utf8')
  const prose = guide
    .replace(/```[\s\S]*?```/g, '')
    .split('\n')
    .filter(line => /^[A-ZÀ-Ü-]/.test(line) && !/[|<>`[\]*_#]/.test(line))
    .join(' ')
    .replace(/^- /gm, '')
  const words = prose.split(/\s+/).filter(Boolean)
  return Array.from({ length: PAGES }, (_, at) =>
    words.slice(at * WORDS_PER_PAGE, (at + 1) * WORDS_PER_PAGE).join(' '),
  ).filter(Boolean)
}

const SENTENCES_PER_PARAGRAPH = 4

function asHtml(text: string): string {
  const sentences = text.replace(/&/g, '&amp;').split(/(?<=\.) /)
  const paragraphs: string[] = []
  for (let at = 0; at < sentences.length; at += SENTENCES_PER_PARAGRAPH)
    paragraphs.push(`<p>${sentences.slice(at, at + SENTENCES_PER_PARAGRAPH).join(' ')}</p>`)
  return `<html><body style="font-family:serif">${paragraphs.join('')}</body></html>`
}

const wordsOf = (text: string) =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/-\n/g, '-')
    .split(/\s+/)
    .filter(Boolean)

/** Words to change, add or take away to go from what was read to what was written, in a hundred of those written. */
export function wordErrorRate(written: string, read: string): number {
  const [one, other] = [wordsOf(written), wordsOf(read)]
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [at, word] of one.entries()) {
    const next = [at + 1]
    for (const [to, readWord] of other.entries())
      next.push(
        Math.min((next[to] ?? 0) + 1, (row[to + 1] ?? 0) + 1, (row[to] ?? 0) + Number(word !== readWord)),
      )
    row = next
  }
  return (100 * (row.at(-1) ?? 0)) / Math.max(1, one.length)
}

const round = (value: number) => Math.round(value * 100) / 100

function summary({ texts, ...run }: Run, written: readonly string[]) {
  const rates = written.map((text, at) => wordErrorRate(text, texts[at] ?? ''))
  return {
    errorRate: round(rates.reduce((sum, rate) => sum + rate, 0) / rates.length),
    secondsPerPage: round(run.seconds / written.length),
    cpuSecondsPerPage: round(run.cpuSeconds / written.length),
    megabytes: Math.round(run.megabytes),
  }
}

async function measure(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-scans-'))
  const hasPeer = spawnSync('which', ['ocrmypdf']).status === 0
  const written = pagesOfProse()
  const results: Record<string, unknown> = {}
  try {
    for (const [kind, scanning] of Object.entries(KINDS)) {
      const file = join(folder, `${kind}.pdf`)
      writeFileSync(file, aScan(written.map(asHtml), scanning))
      const own = execFileSync(process.execPath, [new URL('./read.ts', import.meta.url).pathname, file], {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      })
      const peer = hasPeer && readByPeer(file, join(folder, kind))
      results[kind] = {
        pages: written.length,
        pretoire: summary(JSON.parse(own) as Run, written),
        ...(peer && { ocrmypdf: summary(peer, written) }),
      }
      console.error(`  ${kind} ${JSON.stringify(results[kind])}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return results
}

function readByPeer(file: string, target: string): Run {
  const script = new URL('./ocrmypdf-peer.py', import.meta.url).pathname
  const run = execFileSync('python3', [script, file, `${target}.out.pdf`, `${target}.txt`], {
    encoding: 'utf8',
  })
  return {
    ...(JSON.parse(run) as Omit<Run, 'texts'>),
    texts: readFileSync(`${target}.txt`, 'utf8').split('\f'),
  }
}

export const figure: Figure = measure
