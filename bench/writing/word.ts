import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { layOutDraft } from '../../src/main/word/layout/pages.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { assemble } from '../../src/shared/drafts/assemble/assemble.ts'
import { filing, markdown } from '../filing.ts'
import { command, type Figure, inFolder, round, spread, time } from '../measure.ts'

/** Writing a filing of about fifty pages, 100 citations, 40 exhibits, beside pandoc writing the same content; page estimation apart. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const gathered = filing({ paragraphs: 260, citations: 100, exhibits: 40, notes: 40 })
    const source = join(folder, 'same.md')
    writeFileSync(source, markdown(assemble(gathered)))
    const written: number[] = []
    const estimated: number[] = []
    const pandoc: number[] = []
    let pages = 0
    let absent: string | undefined
    let first = 0
    for (let i = 0; i < 6; i++) {
      const assembled = assemble(structuredClone(gathered))
      const estimation = await time(() => layOutDraft(assembled))
      const { ms, value } = await time(() =>
        writeDocx(assembled, { final: false, author: '', at: new Date(0) }),
      )
      pages = value.pages
      if (i === 0) first = ms
      else {
        estimated.push(estimation.ms)
        written.push(ms)
      }
      const peer = command('pandoc', [source, '--toc', '-o', join(folder, 'same.docx')])
      if ('absent' in peer) absent = peer.absent
      else pandoc.push(peer.ms)
    }
    return {
      pages,
      citations: 100,
      exhibits: 40,
      'written, ms (estimation included)': spread(written),
      'written the first time, ms': round(first),
      'estimation, ms': spread(estimated),
      'estimation, ms a page': round((spread(estimated).p50 ?? 0) / Math.max(1, pages), 3),
      'pandoc, ms (whole command)': absent ? { absent } : spread(pandoc),
    }
  })
