import { describe, expect, test } from 'vitest'
import { openPackage } from '../../../src/main/word/package/package.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../src/shared/drafts/assemble/assemble.ts'
import { withoutNotes } from '../../../src/shared/drafts/privacy/private.ts'
import { everything } from '../corpus/others.ts'
import {
  ADDITIONS,
  type Addition,
  edited,
  isSaid,
  LINK_URL,
  type Place,
  placesIn,
  readBack,
  withAddition,
} from './additions.ts'

const gathered = everything()
const { bytes } = await writeDocx(assemble(gathered), {
  workingDraft: gathered.draft,
  final: false,
  author: '',
  at: new Date('2025-03-25T10:00:00Z'),
})
const whole = openPackage(bytes)
const document = whole.text('word/document.xml') ?? ''
const places = placesIn(document)
const untouched = readBack(bytes, new Set())

/** Additions that leave a word of their own. */
const isNamed = (kind: Addition) => !['bold', 'italic', 'underline', 'break', 'page', 'linked'].includes(kind)

/** The places by turns, each of its own paragraph, so that a file takes many. */
function turns(all: readonly Place[]): Place[][] {
  const rounds: Place[][] = []
  for (const place of all) {
    const round = rounds.find(one => one.every(other => Math.abs(other.paragraph - place.paragraph) > 2))
    if (round) round.push(place)
    else rounds.push([place])
  }
  return rounds
}

const said = (place: Place) =>
  `${place.isInControl ? 'dans une référence' : 'dans le texte'}${place.isInTable ? ', dans un tableau' : ''}, paragraphe ${place.paragraph} : ${document.slice(place.from, place.to).replace(/<[^>]+>/g, '')}`

test('untouched, the file tells nothing', () => {
  expect(places.filter(place => place.isInControl).length).toBeGreaterThan(20)
  expect(untouched.blocks).toEqual(withoutNotes(gathered.draft).blocks)
  expect([untouched.edits, untouched.ignoredText, untouched.leftOut]).toEqual([[], [], []])
})

describe('whatever a corrector puts in a file is in the text that comes back, or is told', () => {
  test.each(ADDITIONS.filter(isNamed))('%s, at every place of the file', kind => {
    const lost: string[] = []
    for (const round of turns(places)) {
      const calls = new Map(round.map((_, at) => [7000 + at, `zibeline${at}q`]))
      // from the last: an addition moves what follows
      const xml = [...round.entries()]
        .toReversed()
        .reduce(
          (text, [at, place]) => withAddition(text, place, kind, `zibeline${at}q`, 7000 + at) ?? text,
          document,
        )
      const hasNotes = kind === 'note' || kind === 'comment'
      const back = readBack(
        edited(bytes, xml, hasNotes ? calls : new Map()),
        new Set(kind === 'comment' ? calls.keys() : []),
      )
      for (const [at, place] of round.entries()) if (!isSaid(back, `zibeline${at}q`)) lost.push(said(place))
    }
    expect(lost).toEqual([])
  })

  test.each(ADDITIONS.filter(kind => !isNamed(kind)))('%s, at every place of a live reference', kind => {
    const lost: string[] = []
    for (const place of places.filter(one => one.isInControl)) {
      if ((kind === 'bold' && place.isTitle) || (kind === 'italic' && place.isSource)) continue
      const xml = withAddition(document, place, kind, '', 7000)
      if (xml === undefined) continue
      const back = readBack(edited(bytes, xml, new Map()), new Set())
      const isSame = JSON.stringify(back) === JSON.stringify(untouched)
      if (isSame || (kind === 'linked' && !isSaid(back, LINK_URL))) lost.push(said(place))
    }
    expect(lost).toEqual([])
  })
})
