import { describe, expect, test } from 'vitest'
import { paragraphsText, readParagraphs } from '../../../../../src/renderer/library/edit/EditForm.tsx'
import { common, groups, lacks } from '../../../../../src/renderer/library/edit/fieldGroups.ts'
import { SourceKind } from '../../../../../src/shared/kernel/common.ts'
import { bareSource } from '../../../../../src/shared/library/kinds/registry.ts'
import { Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, aDocument, anArgument, anArticle } from '../../../../fixtures/builders.ts'

const examples = [aDecision(), anArticle(), anArgument(), aDocument()]
const fieldsOf = (kind: SourceKind) => [...groups[kind], common].flatMap(group => group.fields)

describe('the fields of a source', () => {
  test.each(examples)('written back as they are read, a $kind is the same', source => {
    const again = fieldsOf(source.kind).reduce<Source>(
      (one, field) => field.write(one, field.read(one)),
      source,
    )
    expect(Source.parse(JSON.parse(JSON.stringify(again)))).toEqual(source)
  })
  test.each(SourceKind.options)('emptied, a %s is still a source, and says what it lacks', kind => {
    const text = fieldsOf(kind).filter(field => field.type !== 'choice')
    const example = examples.find(one => one.kind === kind) ?? bareSource(kind, 'x')
    const empty = text.reduce<Source>((one, field) => field.write(one, ''), example)
    expect(Source.safeParse(JSON.parse(JSON.stringify(empty))).success).toBe(true)
    expect(lacks(empty)).toMatch(/^Il manque /)
  })
  test('a list is typed with commas, a path one title per line, a year in figures', () => {
    const field = (kind: SourceKind, key: string) => fieldsOf(kind).find(one => one.key === key)
    expect(field('decision', 'numbers')?.write(aDecision(), '1, 2 ,')).toMatchObject({ numbers: ['1', '2'] })
    expect(field('article', 'path')?.write(anArticle(), 'Livre II\nTitre V\n')).toMatchObject({
      path: ['Livre II', 'Titre V'],
    })
    expect(field('document', 'year')?.write(aDocument(), '2024')).toMatchObject({ year: 2024 })
  })
})

describe('the paragraphs of a text', () => {
  const { text } = aDecision()
  test('unchanged, are the very same', () => {
    const again = readParagraphs(paragraphsText(text), text)
    expect(again.map((one, at) => one === text[at])).toEqual(text.map(() => true))
  })
  test('corrected, keep their part and their number', () => {
    const written = paragraphsText(text).replace('1. La commune', '1. La ville')
    expect(readParagraphs(written, text)[1]).toMatchObject({
      n: 1,
      section: text[0]?.section,
      text: expect.stringMatching(/^La ville/),
    })
  })
  test('typed from nothing, take the number they begin with', () => {
    expect(readParagraphs('Vu le code.\n\n1. Premier\npoint.\n\n2. Second point.', [])).toEqual([
      { text: 'Vu le code.' },
      { n: 1, text: 'Premier point.' },
      { n: 2, text: 'Second point.' },
    ])
  })
})
