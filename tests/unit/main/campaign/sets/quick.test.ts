import { expect, test } from 'vitest'
import { quickFiles } from '../../../../../src/main/campaign/sets/quick.ts'
import { joinAssembled } from '../../../../../src/main/campaign/sets/set-files.ts'
import { openPackage } from '../../../../../src/main/word/package/package.ts'
import { type WriteOptions, writeDocx } from '../../../../../src/main/word/write/write-docx.ts'
import { personalise } from '../../../../../src/shared/campaign/briefs/personal.ts'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import type { Assembled } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { Keep } from '../../../../../src/shared/word/keep.ts'
import { fromTemplate, templateOf } from '../../../shared/drafts/gathered.ts'

const options: WriteOptions = {
  final: false,
  author: '',
  at: new Date('2026-11-26T10:00:00Z'),
  keep: Keep.parse({}),
}
const member = (n: number) => ({
  id: `PA${n}`,
  chamber: 'an' as const,
  civility: n % 2 ? 'Mme' : 'M.',
  first: 'Ada',
  last: `Exemple & ${n}`,
})
const long =
  'Vous avez dit en commission, le 5 mars, ce que vous pensiez de ces analyses et de leurs suites. '
const all = (opening: (n: number) => string): Assembled[] =>
  Array.from({ length: 8 }, (_, n) => {
    const gathered = fromTemplate(templateOf('note-deputes'), { facts: { contact: 'C', version: '1' } })
    return assemble(personalise(gathered, member(n), opening(n)))
  })
const parts = (bytes: Buffer) => {
  const { text } = openPackage(bytes)
  return ['word/document.xml', 'word/styles.xml', 'word/footer1.xml', 'docProps/core.xml'].map(text)
}
const tick = async () => undefined

test('put together part by part, each file says what it says written whole, whatever its length', async () => {
  const texts = all(n => `Ouverture <${n}>.\n\n${long.repeat(1 + 40 * (n % 3))}`)
  const files = await quickFiles(texts, options, tick)
  const whole = await Promise.all(texts.map(one => writeDocx(one, options)))
  expect(files?.map(one => one.pages)).toEqual(whole.map(one => one.pages))
  expect(new Set(whole.map(one => one.pages)).size).toBeGreaterThan(1)
  for (const [n, one] of whole.entries()) expect(parts(files![n]!.bytes)).toEqual(parts(one.bytes))
})

test('an opening that cites, notes or changes what follows is written whole', async () => {
  expect(
    await quickFiles(
      all(n => `Note ${n}((une note)).`),
      options,
      tick,
    ),
  ).toBeUndefined()
  expect(
    await quickFiles(
      all(n => `Selon [[VSA-02]], ${n}.`),
      options,
      tick,
    ),
  ).toBeUndefined()
})

test('all in one file: each on a new page, every note counted once', async () => {
  const texts = all(n => `Ouverture ${n}((note ${n})).`)
  const one = await writeDocx(joinAssembled(texts), options)
  const { text } = openPackage(one.bytes)
  expect(text('word/document.xml')?.match(/<w:footnoteReference /g)?.length).toBe(8)
  expect(text('word/footnotes.xml')).toContain('note\u00a07')
  expect(one.pages).toBeGreaterThanOrEqual(8)
  const ids = joinAssembled(texts).blocks.map(block => block.id)
  expect(new Set(ids).size).toBe(ids.length)
})
