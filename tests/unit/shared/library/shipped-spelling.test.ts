import { readFileSync } from 'node:fs'
import { createHunspellFromStrings } from 'hunspell-wasm'
import { expect, it } from 'vitest'
import { Bill } from '../../../../src/shared/campaign/bills/model.ts'
import { readWordList, wordsToCheck } from '../../../../src/shared/french/spelling.ts'
import { starter } from '../drafts/gathered.ts'

/** Names, and a word of Latin. */
const NAMES = new Set([
  'Bothorel',
  'BriefCam',
  'Capdevielle',
  'Sensivic',
  'Technis',
  'Telegram',
  'Videtics',
  'corpore',
])

it('the shipped pages of measures and arguments have no word the dictionary does not know', async () => {
  const read = (path: string) => readFileSync(path, 'utf8')
  const hunspell = await createHunspellFromStrings(
    read('node_modules/dictionary-fr/index.aff'),
    read('node_modules/dictionary-fr/index.dic'),
  )
  for (const word of readWordList(read('resources/dictionaries/droit.txt'))) hunspell.addWord(word)
  const isKnown = (word: string): boolean =>
    hunspell.testSpelling(word) ||
    (word.includes('-') && word.split('-').every(part => part !== '' && hunspell.testSpelling(part)))

  const { bills } = JSON.parse(read('resources/packs/narcotrafic.json'))
  const texts = [
    ...Bill.array()
      .parse(bills)
      .flatMap(bill => bill.measures)
      .flatMap(one => [
        one.title,
        one.does,
        one.danger,
        one.reaches,
        one.explanation,
        ...one.facts.flatMap(fact => [fact.text, fact.caution]),
        ...one.fates.map(fate => fate.outcome),
      ]),
    ...starter.flatMap(one =>
      one.kind === 'argument' && !one.ground
        ? [
            one.thesis,
            one.shortForm,
            ...Object.values(one.variants).map(text => text ?? ''),
            ...one.pairs.flatMap(pair => [pair.objection, pair.reply]),
            ...one.facts.map(fact => fact.text),
            ...one.neverSay,
          ]
        : [],
    ),
  ]
  const words = new Set(
    texts
      .flatMap(text => wordsToCheck(text.replace(/\[\[[^\]]*\]\]|\{\{[^}]*\}\}/g, ' ')))
      .map(({ word }) => word.replace(/’/g, "'")),
  )
  expect([...words].filter(word => !NAMES.has(word) && !isKnown(word))).toEqual([])
})
