import { expect, test } from 'vitest'
import { openPackage } from '../../../src/main/word/package/package.ts'
import { openWord } from '../../../src/main/word/read/open-word.ts'
import { settle } from '../../../src/main/word/read/settle.ts'
import { linesOfWord } from '../../../src/main/word/read/verified-lines.ts'
import { recover } from '../../../src/main/word/recover/recover.ts'
import { redline } from '../../../src/main/word/redline/redline.ts'
import { FEATURES, featureFile } from './features.ts'

test.each(FEATURES)(
  '$name: taken as a draft, each word is there, or what is not taken is said',
  async feature => {
    const { story } = openWord(await featureFile(feature))
    const { blocks, leftOut } = recover(
      undefined,
      settle(story, () => true),
    )
    const texts: string[] = []
    JSON.stringify(blocks, (key, value) => {
      if (key === 'text') texts.push(value)
      return value
    })
    const text = texts.join('')
    expect(feature.words.filter(one => !text.includes(one))).toEqual([])
    if (feature.told) expect(leftOut.join(' ; ')).toContain(feature.told)
    else expect(leftOut).toEqual([])
  },
)

test.each(FEATURES)('$name: each word is among the lines that are verified', async feature => {
  const text = linesOfWord(await featureFile(feature)).join('\n')
  expect(feature.words.filter(one => !text.includes(one.replaceAll('\u2011', '-')))).toEqual([])
})

test.each(FEATURES)('$name: compared with itself, nothing has changed', async feature => {
  const file = await featureFile(feature)
  const red = redline(file, file, { author: 'Me Morel', at: new Date('2026-03-03T10:00:00Z') })
  const xml = openPackage(red).text('word/document.xml') ?? ''
  expect(xml.match(/<w:(?:ins|del|moveFrom|moveTo|pPrChange|rPrChange) [^>]*Me Morel/g)).toBeNull()
})
