import { openPackage } from '../../../src/main/word/package/package.ts'
import { redline } from '../../../src/main/word/redline/redline.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../src/shared/drafts/assemble/assemble.ts'
import type { Draft } from '../../../src/shared/drafts/model.ts'
import { around } from '../../fixtures/drafts.ts'
import { judge, type OfficeParagraph } from './office-judge.ts'
import type { VersionPair } from './version-pairs.ts'

const at = new Date('2025-03-25T10:00:00Z')
const written = async (draft: Draft) =>
  (await writeDocx(assemble(around(draft)), { final: false, author: '', at })).bytes

/** A difference between what LibreOffice has and the file it should be. */
export interface Fault {
  /** `words`: the text of a paragraph, the notes it calls, or a paragraph too many; `shape`: its style or its label */
  readonly kind: 'words' | 'shape'
  readonly message: string
}

/** A comparison, and the two files it is made of. */
export interface Compared {
  readonly name: string
  readonly old: Buffer
  readonly now: Buffer
  readonly red: Buffer
}

export async function comparedPair(name: string, pair: VersionPair): Promise<Compared> {
  const [old, now] = [await written(pair.old), await written(pair.now)]
  return { name, old, now, red: redline(old, now, { author: 'Me Durand', at }) }
}

/**
 * Faults of comparisons as one LibreOffice judges them: all accepted, the new text; all refused, the old one; in the words, the style,
 * the label and the notes of each paragraph; and as it is, under each call the note that the file gives it.
 */
export function redlineFaults(all: readonly Compared[]): Fault[] {
  const read = judge(
    all.flatMap(({ old, now, red }) => [
      { bytes: red, act: 'accept' },
      { bytes: now, act: 'keep' },
      { bytes: red, act: 'reject' },
      { bytes: old, act: 'keep' },
      { bytes: red, act: 'keep' },
    ]),
  )
  return all.flatMap(({ name, red }, n) => {
    const [accepted = [], now = [], refused = [], old = [], asItIs = []] = read.slice(n * 5, n * 5 + 5)
    return [
      ...differences(`${name} acceptée`, accepted, now),
      ...differences(`${name} refusée`, refused, old),
      ...misplacedNotes(name, red, asItIs),
    ]
  })
}

const wordsOf = ({ text, style, notes }: OfficeParagraph) =>
  JSON.stringify([/^Contents|^TOC|table/i.test(style) ? text.replace(/ ?\d+$/, '') : text, notes])
const shapeOf = ({ style, label }: OfficeParagraph) => JSON.stringify([style, label])

function differences(
  name: string,
  got: readonly OfficeParagraph[],
  wanted: readonly OfficeParagraph[],
): Fault[] {
  const [a, b] = [got, wanted].map(list => list.filter(one => one.text !== ''))
  const faults: Fault[] = []
  for (let at = 0; at < Math.max(a?.length ?? 0, b?.length ?? 0); at += 1) {
    const [mine, theirs] = [a?.[at], b?.[at]]
    const message = `${name} : ${JSON.stringify(mine)} au lieu de ${JSON.stringify(theirs)}`
    if (!mine || !theirs || wordsOf(mine) !== wordsOf(theirs)) faults.push({ kind: 'words', message })
    else if (shapeOf(mine) !== shapeOf(theirs)) faults.push({ kind: 'shape', message })
  }
  return faults
}

/** Calls under which LibreOffice, which pairs by order, has another note than the file says. */
function misplacedNotes(name: string, red: Buffer, read: readonly OfficeParagraph[]): Fault[] {
  const file = openPackage(red)
  const words = (xml: string) =>
    [...xml.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(one => one[1]).join('')
  const texts = new Map(
    [
      ...(file.text('word/footnotes.xml') ?? '').matchAll(
        /<w:footnote [^>]*w:id="(-?\d+)"[^>]*>(.*?)<\/w:footnote>/gs,
      ),
    ].map(([, id = '', xml = '']) => [id, words(xml)]),
  )
  const calls = [
    ...(file.text('word/document.xml') ?? '').matchAll(/<w:footnoteReference [^>]*w:id="(\d+)"/g),
  ]
  const begin = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 12)
  const stands = read.flatMap(one => one.notes).map(begin)
  const wanted = calls.map(([, id = '']) => begin(texts.get(id) ?? ''))
  return wanted.flatMap((want, at) =>
    stands[at] === want
      ? []
      : [
          {
            kind: 'words' as const,
            message: `${name} : sous l’appel ${at + 1}, « ${stands[at]} » au lieu de « ${want} »`,
          },
        ],
  )
}
