import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { layOutDraft } from '../../src/main/word/layout/pages.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { assemble } from '../../src/shared/drafts/assemble/assemble.ts'
import type { Assembled } from '../../src/shared/drafts/assemble/assembled.ts'
import { filing, markdown } from '../filing.ts'
import { command, type Figure, inFolder, round, spread, time } from '../measure.ts'
import { exportedByCommand } from './exported.ts'
import { blocksOf, fillTemplate, templateBytes } from './template.ts'

const options = { final: false, author: '', at: new Date(0) }
const rounds = 3

/**
 * Export of filings of about 50, 300 and 1,000 pages, written and paginated apart, beside pandoc, python-docx and docxtemplater
 * given the same text; then exported by the command, a process each time. Drafts of other words are paginated first, so that the program is warm and no paragraph is known.
 */
export const figure: Figure = () =>
  inFolder(async folder => {
    layOutDraft(assemble(draft(400, 7)))
    const sizes: Record<string, unknown> = {}
    for (const paragraphs of [220, 1430, 4830]) {
      const { pages, ...found } = await sized(folder, paragraphs)
      sizes[`${pages} pages`] = found
    }
    return sizes
  })

const draft = (paragraphs: number, seed: number) =>
  filing({
    paragraphs,
    citations: Math.round(paragraphs / 2.4),
    exhibits: Math.max(40, Math.round(paragraphs / 16)),
    notes: Math.round(paragraphs / 6),
    seed,
  })

async function sized(folder: string, paragraphs: number) {
  const paginated: number[] = []
  const again: number[] = []
  const written: number[] = []
  const both: number[] = []
  let pages = 0
  let last: Assembled | undefined
  for (let i = 0; i < rounds; i += 1) {
    const assembled = assemble(draft(paragraphs, 100 + i))
    const first = await time(() => layOutDraft(assembled))
    paginated.push(first.ms)
    again.push((await time(() => layOutDraft(assembled))).ms)
    written.push((await time(() => writeDocx(assembled, { ...options, pageIndex: first.value }))).ms)
    const other = assemble(draft(paragraphs, 200 + i))
    both.push((await time(() => writeDocx(other, options))).ms)
    pages = first.value.pages
    last = assembled
  }
  return {
    pages,
    paragraphs,
    'paginated, ms': spread(paginated),
    'paginated again, ms': spread(again),
    'written, pages known, ms': spread(written),
    'paginated and written, ms': spread(both),
    'ms a page, both': round((spread(both).p50 ?? 0) / pages, 2),
    'exported by the command': await exportedByCommand(
      join(folder, `library-${paragraphs}`),
      draft(paragraphs, 100),
    ),
    ...(last ? await peers(folder, last) : {}),
  }
}

async function peers(folder: string, assembled: Assembled) {
  const text = join(folder, 'same.md')
  writeFileSync(text, markdown(assembled))
  const blocks = join(folder, 'same.json')
  const same = blocksOf(assembled)
  writeFileSync(blocks, JSON.stringify(same))
  const made = join(folder, 'same.docx')
  return {
    'pandoc, ms (whole command)': repeated(() => command('pandoc', [text, '--toc', '-o', made])),
    'python-docx, ms (without starting Python; neither notes nor pages)': repeated(() => {
      const done = command(existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3', [
        join(import.meta.dirname, 'python-docx-peer.py'),
        blocks,
        made,
      ])
      return 'absent' in done ? done : { ms: Number(done.output) }
    }),
    'docxtemplater, ms (a template of six lines; neither notes nor pages)': await filled(same),
  }
}

function repeated(work: () => { ms: number } | { absent: string }) {
  const taken: number[] = []
  for (let i = 0; i < rounds; i += 1) {
    const done = work()
    if ('absent' in done) return done
    taken.push(done.ms)
  }
  return spread(taken)
}

async function filled(blocks: ReturnType<typeof blocksOf>) {
  const template = await templateBytes()
  const taken: number[] = []
  try {
    for (let i = 0; i < rounds; i += 1) taken.push((await time(() => fillTemplate(template, blocks))).ms)
    return spread(taken)
  } catch (thrown) {
    return { absent: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}
