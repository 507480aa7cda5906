import { expect, test } from 'vitest'
import { cleanModel } from '../../../../src/main/word/model/clean-model.ts'
import { lookOf } from '../../../../src/main/word/model/document-look.ts'
import { lookOn } from '../../../../src/main/word/model/model-look.ts'
import type { LetterRole } from '../../../../src/shared/word/letter.ts'
import {
  aModel,
  LONG_SENTENCE as LONG,
  aLetter as letter,
  letterParagraph as p,
} from '../../../fixtures/models.ts'

const rolesOf = (body: string, roles: Record<string, LetterRole> = {}) =>
  cleanModel(aModel({ body, styles: '' }), roles).letter.map(one => one.role)

test('the parts of a letter set by hand are told by how they are set and where they stand', () => {
  expect(rolesOf(letter)).toEqual([
    ...['address', 'address', 'date', 'title', 'body', 'heading1', 'body', 'heading2', 'body'],
    ...['quote', 'body', 'signature'],
  ])
})

test('texts printed on it are set as its parts are, from the paper that is kept', () => {
  const { model, report } = cleanModel(aModel({ body: letter, styles: '' }))
  const { styles } = lookOn(lookOf('lawyer'), model)
  expect(styles.Normal).toMatchObject({ size: 21, align: 'both', first: 340, after: 160 })
  expect(styles.Normal.font?.name).toBe('Arial')
  expect(styles.Title).toMatchObject({ size: 36, bold: true, align: 'center', color: '1F3864' })
  expect(styles.Heading1).toMatchObject({ size: 24, bold: true, before: 360 })
  expect(styles.Heading2).toMatchObject({ size: 22, bold: true })
  expect(styles.Quote).toMatchObject({ size: 19, italic: true, left: 850, right: 567 })
  expect(styles.Signature).toMatchObject({ bold: true, left: 5103 })
  expect(report.taken.at(-1)).toBe(
    'Appris de la lettre, mise en forme à la main\u00a0: adresse, date et lieu, titre du document, titre de niveau 1, titre de niveau 2, texte, citation, signature.',
  )
  expect(report.left).toContain(
    'ce que la lettre ne montre pas (note de bas de page)\u00a0: tiré de son texte',
  )
  expect(report.left).toContain('les numéros tapés devant ses titres\u00a0: Prétoire pose les siens')
})

test('a part that is pointed at takes the look of that paragraph', () => {
  const body = letter + p('Encadré', '<w:i/><w:sz w:val="30"/>')
  const before = rolesOf(body)
  expect(before.at(-1)).toBe('signature')
  const { model, letter: after } = cleanModel(aModel({ body, styles: '' }), { 3: 'heading1', 5: 'heading2' })
  expect(after.map(one => one.role).slice(3, 6)).toEqual(['heading1', 'body', 'heading2'])
  expect(lookOn(lookOf('lawyer'), model).styles.Heading1).toMatchObject({ size: 36, align: 'center' })
})

test('nothing is learned of a file whose styles say all', () => {
  const body = p('Un titre', '', '<w:pStyle w:val="Titre1"/>') + p(LONG)
  const { report } = cleanModel(aModel({ body }))
  expect(report.taken.join(' ')).not.toContain('Appris')
})
