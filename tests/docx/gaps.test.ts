import { describe, expect, test } from 'vitest'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { assemble } from '../../src/shared/drafts/assemble/assemble.ts'
import type { Assembled } from '../../src/shared/drafts/assemble/assembled.ts'
import type { Inline } from '../../src/shared/drafts/model.ts'
import { aDossier, aDraft, anExhibit } from '../fixtures/builders.ts'
import { missingChecker, wrongs } from './office.ts'
import { paragraphsOf, partsOf } from './package.ts'
import { aFiling } from './texts/filing.ts'
import { exported, inLibrary } from './texts/samples.ts'

const options = { final: false, author: '', at: new Date(0) }

/** A draft of one paragraph in a dossier that has lost what it speaks of. */
function broken(): Assembled {
  const inlines: Inline[] = [
    { kind: 'text', text: 'Voir ' },
    { kind: 'citation', source: { kind: 'decision', id: 'partie' }, form: 'auto' },
    { kind: 'text', text: ', ' },
    { kind: 'exhibit', exhibit: 'retiree' },
    { kind: 'text', text: ', le point ' },
    { kind: 'ref', target: 'efface', form: 'number' },
    { kind: 'text', text: ', page ' },
    { kind: 'ref', target: 'efface', form: 'page' },
    { kind: 'text', text: ', devant ' },
    { kind: 'slot', key: 'court.name' },
    { kind: 'note', id: 'note', inlines: [{ kind: 'slot', key: 'decision.date' }] },
    { kind: 'private', id: 'prive', text: 'À NE PAS MONTRER' },
  ]
  const draft = aDraft({
    blocks: [
      { kind: 'paragraph', id: 'p', style: 'body', inlines },
      {
        kind: 'quote',
        id: 'q',
        inlines: [{ kind: 'text', text: 'Des mots.' }],
        source: { kind: 'decision', id: 'partie' },
        verbatim: true,
        repairs: [],
      },
      { kind: 'generated', id: 'inventaire', what: 'inventory' },
    ],
  })
  return assemble({
    draft,
    dossier: aDossier({ facts: {} }),
    exhibits: [anExhibit({ label: '' })],
    sources: [],
  })
}

/** The stretches that are highlighted in a part. */
const highlighted = (xml: string) =>
  [...xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:highlight w:val="yellow"\/>.*?<w:t[^>]*>([^<]*)<\/w:t>/gs)].map(
    one => one[1] ?? '',
  )

describe('a draft that has lost what it speaks of', () => {
  test('is exported as a working copy, each gap seen', async () => {
    const parts = await partsOf((await writeDocx(broken(), options)).bytes)
    const found = highlighted(`${parts.get('word/document.xml')}${parts.get('word/footnotes.xml')}`)
    for (const gap of [
      /source introuvable/,
      /pièce/,
      /renvoi|paragraphe|partie|\?/,
      /tribunal/,
      /date/,
      /intitulé/,
    ])
      expect(
        found.some(one => gap.test(one)),
        `${gap} dans ${found.join(' | ')}`,
      ).toBe(true)
    expect(found.filter(one => /source introuvable/.test(one))).toHaveLength(2)
    const [paragraph] = paragraphsOf(parts.get('word/document.xml') ?? '')
    expect(paragraph?.text).not.toMatch(/point ,|page ,|Voir ,|devant $/)
  })
  test('is not written to be filed, and the first gaps are named', async () => {
    await expect(writeDocx(broken(), { ...options, final: true })).rejects.toThrow(
      /n’a pas été écrite.*source introuvable/,
    )
  })
  test.skipIf(missingChecker)(
    `passes the schemas of Word${missingChecker ? ` (${missingChecker})` : ''}`,
    async () => expect(wrongs('broken', (await writeDocx(broken(), options)).bytes)).toEqual([]),
  )
})

/** Signs that break files: no character at all, half of a pair, control, right to left, four bytes, markup. */
const odd = 'a\u0000b\u0007c\ufffed\uffffe\ud800f\u202eg 🦉 محمد علي <w:p> & " ]]> \u2028 fin'

describe('odd characters', () => {
  const strange = (): Assembled => {
    const filing = aFiling({ seed: 9, grounds: 1, paragraphs: 1, exhibits: 2 })
    const title = `${odd} ${'très long titre '.repeat(20)}`
    const target = filing.blocks.find(block => block.kind === 'heading' && block.level === 2)?.id ?? ''
    return {
      ...filing,
      title,
      footer: title,
      blocks: filing.blocks.map(block => {
        if (block.kind === 'heading' && block.level === 2)
          return { ...block, line: [{ kind: 'run', text: title }] }
        if (block.kind === 'inventory')
          return { ...block, rows: block.rows.map(row => ({ ...row, label: odd, exhibit: row.exhibit })) }
        if (block.kind !== 'paragraph') return block
        const url = `https://exemple.org/${odd}`
        const line = [
          { kind: 'run', text: odd } as const,
          { kind: 'link', text: odd, url } as const,
          { kind: 'gap', text: odd } as const,
          { kind: 'ref', target, form: 'number', text: odd, titled: true } as const,
        ]
        return { ...block, line }
      }),
    }
  }
  test('never break the file', async () => {
    const { bytes } = await writeDocx(strange(), { ...options, author: odd })
    const parts = await partsOf(bytes)
    for (const [name, text] of parts)
      expect(text, name).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u)
    const text = paragraphsOf(parts.get('word/document.xml') ?? '').map(one => one.text)
    expect(text.some(one => one.includes('🦉 محمد علي <w:p> & " ]]>'))).toBe(true)
    if (!missingChecker) expect(wrongs('odd', bytes)).toEqual([])
  })
})

describe('the version to be filed', () => {
  test('says nothing of who wrote it but what was chosen, and no private note nor comment', async () => {
    const secret = 'Confidentiel-7341'
    const said = { id: `commentaire-${secret}`, author: secret, at: '', text: secret }
    const { parts } = await inLibrary(async ({ call, folder }) => {
      const sample = await call['dossiers.sample']({ type: 'recourse' })
      const id = sample.drafts[0] ?? ''
      const draft = await call['drafts.get']({ id })
      const blocks = draft.blocks.map(block =>
        block.kind === 'paragraph'
          ? {
              ...block,
              inlines: [
                ...block.inlines.map(inline =>
                  inline.kind === 'text' ? { ...inline, comments: [said.id] } : inline,
                ),
                { kind: 'private' as const, id: `${block.id}-prive`, text: secret },
              ],
            }
          : block,
      )
      const comments = [{ ...said, quote: secret, replies: [said] }]
      await call['drafts.save']({ draft: { ...draft, blocks, comments } })
      return { parts: await partsOf((await exported(call, folder, id, true)).bytes) }
    })
    const names = [...parts.keys()]
    expect(
      names.filter(name =>
        /customXml|docProps\/(?!core|app|custom)|comments|people|thumbnail|glossary/.test(name),
      ),
    ).toEqual([])
    expect(parts.get('docProps/custom.xml') ?? '').not.toContain('<property')
    const whole = [...parts.values()].join('')
    expect(whole).not.toContain(secret)
    expect(whole).not.toMatch(
      /w:rsid|w:highlight|lastModifiedBy|<Application>|<Company>|<w:ins |<w:del |w:comment/,
    )
    expect(parts.get('docProps/core.xml')).toContain('<dc:creator>La Quadrature du Net</dc:creator>')
    expect(parts.get('word/settings.xml')).not.toMatch(
      /rsids|attachedTemplate|docVars|mailMerge|trackRevisions/,
    )
  })
  test('a briefing that runs over two pages says so', async () => {
    const problems = await inLibrary(async ({ call, folder }) => {
      const { drafts } = await call['dossiers.sample']({ type: 'advocacy' })
      const draft = await call['drafts.get']({ id: drafts[0] ?? '' })
      const short = await exported(call, folder, draft.id)
      const added = Array.from({ length: 60 }, (_, index) => ({
        kind: 'paragraph' as const,
        id: `ajout-${index}`,
        style: 'body' as const,
        inlines: [{ kind: 'text' as const, text: 'Une phrase de plus, qui ne tient pas dans deux pages.' }],
      }))
      await call['drafts.save']({ draft: { ...draft, blocks: [...draft.blocks, ...added] } })
      return { short: short.problems, long: (await exported(call, folder, draft.id)).problems }
    })
    const codes = (some: readonly { code: string }[]) => some.map(one => one.code)
    expect(codes(problems.short)).not.toContain('briefing-long')
    expect(codes(problems.long)).toContain('briefing-long')
  })
})
