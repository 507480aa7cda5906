import { expect, test } from 'vitest'
import { openPackage } from '../../../src/main/word/package/package.ts'
import { withParts } from '../../../src/main/word/package/zip-parts.ts'
import { changesOf } from '../../../src/main/word/read/changes.ts'
import { openWord } from '../../../src/main/word/read/open-word.ts'
import { settle } from '../../../src/main/word/read/settle.ts'
import { recover } from '../../../src/main/word/recover/recover.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../src/shared/drafts/assemble/assemble.ts'
import type { Block } from '../../../src/shared/drafts/model.ts'
import { aDraft } from '../../fixtures/builders.ts'
import { around } from '../../fixtures/drafts.ts'

const paragraph = (id: string, text: string): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: [{ kind: 'text', text }],
})
const by = 'w:id="1" w:author="Me Durand" w:date="2025-03-25T10:00:00Z"'

/** A paragraph as LibreOffice writes one end of a move: its mark moved, its words struck or put in, its bookmarks renamed where it arrives. */
const half = (xml: string, end: 'moveFrom' | 'moveTo', ending: string): string =>
  xml
    .replace('</w:pPr>', `<w:rPr><w:${end} ${by}/></w:rPr></w:pPr>`)
    .replace(/<w:r>.*<\/w:r>/s, runs =>
      end === 'moveFrom'
        ? `<w:del ${by}>${runs.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`
        : `<w:ins ${by}>${runs}</w:ins>`,
    )
    .replace(/(w:name="_Ref_[^"]+)"/, `$1${ending}"`)

test.each(['_Copy_1', '_Copy_1_Copy_1', '_Copy_1_Co', '_', ''])(
  'a paragraph moved in LibreOffice is one move, and stays the block it was (bookmark ending « %s »)',
  async ending => {
    const draft = aDraft({
      blocks: [
        paragraph('a', 'La commune filme la voie publique depuis mars.'),
        paragraph('b', 'Le préfet n’a rien autorisé.'),
        paragraph('c', 'Un marché a été signé au printemps.'),
      ],
    })
    const { bytes } = await writeDocx(assemble(around(draft)), {
      workingDraft: draft,
      final: false,
      author: '',
      at: new Date('2025-03-25T10:00:00Z'),
    })
    const xml = openPackage(bytes).text('word/document.xml') ?? ''
    const edited = xml.replace(
      /<w:p>(?:(?!<\/w:p>).)*La commune filme.*?<\/w:p>(<w:p>.*?<\/w:p>)/s,
      (both, next) => {
        const first = both.slice(0, both.length - next.length)
        return half(first, 'moveFrom', '') + next + half(first, 'moveTo', ending)
      },
    )
    const { story, working } = openWord(withParts(bytes, { 'word/document.xml': edited }))
    expect(changesOf(story).map(({ kind, removed, added }) => ({ kind, removed, added }))).toEqual([
      {
        kind: 'move',
        removed: 'La commune filme la voie publique depuis mars.',
        added: 'La commune filme la voie publique depuis mars.',
      },
    ])
    const [accepted, refused] = [true, false].map(all =>
      recover(
        working,
        settle(story, () => all),
        new Set(),
      ),
    )
    expect(accepted?.blocks.map(one => one.id)).toEqual(['b', 'a', 'c'])
    expect(refused?.blocks.map(one => one.id)).toEqual(['a', 'b', 'c'])
  },
)
