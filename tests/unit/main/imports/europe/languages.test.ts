import { describe, expect, it } from 'vitest'
import { passedKind } from '../../../../../src/main/imports/containers/foreign-kind.ts'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import { label } from '../../../../../src/shared/library/cite/print.ts'
import { inLanguage, tellsLanguage } from '../../../../../src/shared/library/languages.ts'
import { mergeRecord } from '../../../../../src/shared/library/merge/record.ts'
import type { Decision } from '../../../../../src/shared/library/model.ts'
import { aJudgmentInFormex, aJudgmentPage, JUDGMENT_WORDS } from '../../../../fixtures/import/europe.ts'

const languages = Object.keys(JUDGMENT_WORDS)

function decisionIn(text: string, archive: string): Decision {
  const [one] = recordsOf({ path: '', bytes: Buffer.from(text) }, { isNamed: true, archive })
  if (!one || !('source' in one) || one.source.kind !== 'decision') throw new Error(JSON.stringify(one))
  return one.source
}
const ofPage = (language: string) => decisionIn(aJudgmentPage(language), `62020CJ9981_${language}.html`)
const ofFormex = (language: string) => decisionIn(aJudgmentInFormex(language), 'a.xml')

describe.each(languages)('a judgment of Luxembourg in « %s »', language => {
  it('is the same decision by its page and by its Formex, under its own number alone', () => {
    for (const read of [ofPage, ofFormex])
      expect(read(language)).toMatchObject({
        court: 'CJUE',
        formation: 'gde ch.',
        date: '2022-03-03',
        numbers: ['C-9981/20'],
        name: 'Association des essais',
        certainty: language === 'fr' ? 'verified' : 'to-verify',
      })
    expect(ofFormex(language).ecli).toBe('ECLI:EU:C:2022:9981')
    expect(ofPage(language).id).toBe(ofFormex(language).id)
  })

  it('says its language, and has its points and its ruling', () => {
    for (const read of [ofPage, ofFormex]) {
      const { language: told, text, caveat } = read(language)
      expect(told).toBe(language === 'fr' ? undefined : language)
      expect(text.flatMap(({ n }) => n ?? [])).toEqual([1, 2, 3, 4, 5, 6])
      expect(text.filter(({ section }) => section === 'ruling')).toHaveLength(2)
      if (language === 'en') expect(caveat).toMatch(/^Texte en anglais.*le français n’est pas dans/)
      if (language === 'fr') expect(caveat).toBeUndefined()
    }
  })
})

it('is read inside a folder too, where its markup names no publisher, by the CELEX number of its file or its title', () => {
  const inFolder = (page: string, path: string) => [
    ...recordsOf({ path, bytes: Buffer.from(page) }, { isNamed: false, archive: 'dossier' }),
  ]
  for (const language of languages) {
    const page = aJudgmentPage(language).replaceAll(/class="[^"]*"|eur-lex|celex|curia\.europa/gi, '')
    expect(inFolder(page, `pages/62020CJ9981_${language}.html`)).toHaveLength(1)
  }
  expect(inFolder('<html><body><p>Une page de cuisine.</p></body></html>', 'pages/recette.html')).toEqual([])
})

it('a page that begins as XML is called a web page', () => {
  expect(
    passedKind(Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html><html></html>')),
  ).toBe('une page web')
})

/** Every order of some things. */
function orders<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]]
  return all.flatMap((one, at) => orders(all.filter((_, place) => place !== at)).map(rest => [one, ...rest]))
}

describe('a judgment met in several languages', () => {
  const merged = (order: readonly string[]) =>
    order.map(ofFormex).reduce((base, record) => mergeRecord(base, record, 'joins') as Decision)

  it('shows the French, and keeps each of the others beside it, in whatever order they came', () => {
    for (const order of orders(languages)) {
      const { text, language, certainty, caveat, translations, provenance } = merged(order)
      expect({ text, language, certainty, caveat, others: translations?.map(one => one.language) }).toEqual({
        text: ofFormex('fr').text,
        language: undefined,
        certainty: 'verified',
        caveat: undefined,
        others: ['el', 'en', 'lv', 'pl'],
      })
      for (const other of translations ?? []) {
        expect(other.text).toEqual(ofFormex(other.language).text)
        expect(other.certainty).toBe('verified')
      }
      expect(provenance).toHaveLength(languages.length)
    }
  })

  it('shows English where the French is not there, and says so', () => {
    for (const order of orders(languages.filter(one => one !== 'fr'))) {
      const shown = merged(order)
      expect(shown).toMatchObject({ language: 'en', certainty: 'to-verify' })
      expect(shown.caveat).toMatch(/anglais/)
      expect(shown.translations?.map(one => one.language)).toEqual(['el', 'lv', 'pl'])
    }
  })

  it('takes a better text of one language, and no text of another', () => {
    const longer = { ...ofFormex('lv'), text: [...ofFormex('lv').text, { text: 'Papildinājums.' }] }
    const both = mergeRecord(merged(['en', 'lv']), longer, 'joins') as Decision
    expect(both.text).toEqual(ofFormex('en').text)
    expect(both.translations?.[0]?.text.at(-1)).toEqual({ text: 'Papildinājums.' })
  })

  it('is cited by its own name and number', () =>
    expect(label(merged(['lv', 'en'])).replace(/[\u00a0\u202f]/g, ' ')).toBe(
      'CJUE, gde ch., 3 mars 2022, Association des essais, C-9981/20, EU:C:2022:9981',
    ))
})

it('a text whose language is not recognised is to be verified, and not said to be in another', () => {
  const { language, certainty, caveat } = inLanguage('und')
  expect({ language, certainty }).toEqual({ language: 'und', certainty: 'to-verify' })
  expect(caveat).not.toMatch(/français/)
  expect(tellsLanguage(caveat)).toBe(true)
})
