import { createHash } from 'node:crypto'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { exhibits } from '../../src/main/exhibits/store.ts'
import type { Library } from '../../src/main/kernel/library.ts'
import { collections } from '../../src/main/library/collections/collections.ts'
import { sources } from '../../src/main/library/store.ts'
import { writing } from '../../src/main/library/writing.ts'
import { Dossier } from '../../src/shared/dossiers/model.ts'
import type { Block } from '../../src/shared/drafts/model.ts'
import { Exhibit } from '../../src/shared/exhibits/model.ts'
import { Source } from '../../src/shared/library/model.ts'
import type { Program } from '../../tests/contract/program.ts'
import { random } from '../measure.ts'

const SEED = 20261129
const WORDS = 20_000
const PARAGRAPH_WORDS = 100
const SMALLEST_EXHIBIT_BYTES = 200_000
const LARGEST_EXHIBIT_BYTES = 5_000_000
const SYLLABLES =
  'ba be bi bo ca co da de di do fa fe ga go la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo'.split(
    ' ',
  )

/** Words drawn by seed, the first much more often than the last, as in a text. */
function drawnText(next: () => number) {
  const vocabulary = Array.from({ length: WORDS }, () =>
    Array.from(
      { length: 2 + Math.floor(next() * 3) },
      () => SYLLABLES[Math.floor(next() * SYLLABLES.length)],
    ).join(''),
  )
  return (words: number) =>
    Array.from({ length: words }, () => vocabulary[Math.floor(WORDS * next() ** 4)]).join(' ')
}

/** Puts arguments of some 350 words in a library, in one collection; its id. */
export function drawArguments({ db }: Library, count: number): string {
  const text = drawnText(random(SEED))
  const collection = crypto.randomUUID()
  writing(db, () => {
    const ids = Array.from({ length: count }, (_, n) => `argument-${n}`)
    sources(db).putAll(
      ids.map(id =>
        Source.parse({
          ...{ kind: 'argument', id, title: text(8), thesis: text(30), shortForm: text(30) },
          development: Array.from({ length: 4 }, () => text(55)).join('\n\n'),
          pairs: [{ objection: text(20), reply: text(40) }],
        }),
      ),
      'pack',
    )
    collections(db).save({ id: collection, title: 'Argumentaire', note: '' })
    collections(db).put(collection, ids)
  })
  return collection
}

/** Bytes that do not compress, as those of a scanned PDF or of a JPEG; sizes are drawn evenly by their logarithm. */
function drawnFile(next: () => number, n: number): Buffer {
  const share = next()
  const size = Math.round(SMALLEST_EXHIBIT_BYTES * (LARGEST_EXHIBIT_BYTES / SMALLEST_EXHIBIT_BYTES) ** share)
  const bytes = Buffer.alloc(size)
  const head = n % 2 === 0 ? Buffer.from('%PDF-1.7\n') : Buffer.from([0xff, 0xd8, 0xff, 0xe0])
  let block = createHash('sha512').update(`exhibit ${n}`).digest()
  for (let at = 0; at < size; at += block.length) {
    block.copy(bytes, at)
    block = createHash('sha512').update(block).digest()
  }
  head.copy(bytes)
  return bytes
}

/** A dossier with so many exhibits, each a file of 200 KB to 5 MB; its id, and the bytes of the files. */
export function drawDossier(library: Library, count: number): { id: string; bytes: number } {
  const { db } = library
  const next = random(SEED)
  const id = crypto.randomUUID()
  dossiers(db).save(Dossier.parse({ id, type: 'recourse', title: 'Recours', template: '', updatedAt: '' }))
  let total = 0
  for (let n = 0; n < count; n += 1) {
    const bytes = drawnFile(next, n)
    total += bytes.length
    const [name, type, kind] =
      n % 2 === 0 ? [`piece-${n}.pdf`, 'application/pdf', 'pdf'] : [`piece-${n}.jpg`, 'image/jpeg', 'image']
    const file = { ...library.keep(bytes), name, type, kind }
    exhibits(db).save(Exhibit.parse({ id: crypto.randomUUID(), dossier: id, label: `Pièce ${n}`, file }))
  }
  return { id, bytes: total }
}

/** A dossier with some texts of so many words, one for each who writes; their ids. */
export async function drawTexts(
  one: Program,
  count: number,
  words = 600,
): Promise<{ dossier: string; texts: string[] }> {
  const text = drawnText(random(SEED))
  const { id: dossier } = await one.call['dossiers.save']({
    dossier: Dossier.parse({
      id: crypto.randomUUID(),
      type: 'recourse',
      title: 'Recours',
      template: '',
      updatedAt: '',
    }),
  })
  const texts = Array.from({ length: count }, () => crypto.randomUUID() as string)
  for (const [n, id] of texts.entries())
    await one.call['drafts.save']({
      draft: {
        ...{ id, dossier, title: `Texte ${n}`, revision: 0 },
        blocks: Array.from({ length: Math.ceil(words / PARAGRAPH_WORDS) }, () =>
          paragraph(text(PARAGRAPH_WORDS)),
        ),
      },
    })
  return { dossier, texts }
}

const paragraph = (text: string): Block => ({
  ...{ kind: 'paragraph', id: crypto.randomUUID(), style: 'body' },
  inlines: [{ kind: 'text', text }],
})

/** Saves a text with another first paragraph, as the window does. */
export async function textWith(one: Program, id: string, text: string): Promise<void> {
  const draft = await one.call['drafts.get']({ id })
  const [, ...rest] = draft.blocks
  await one.call['drafts.save']({
    draft: {
      ...draft,
      blocks: [{ ...paragraph(text), id: draft.blocks[0]?.id ?? crypto.randomUUID() }, ...rest],
    },
  })
}
