import { describe, expect, test } from 'vitest'
import { admissibility } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { apply } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import { liasseBlocks } from '../../../../../src/shared/campaign/amendments/blocks.ts'
import { compose } from '../../../../../src/shared/campaign/amendments/composing/compose.ts'
import { inDebateOrder } from '../../../../../src/shared/campaign/amendments/debate-order.ts'
import { conflicts } from '../../../../../src/shared/campaign/amendments/liasse.ts'
import type { Amendment, Change } from '../../../../../src/shared/campaign/amendments/model.ts'
import {
  amendedLines,
  parentNumber,
  parentsIn,
} from '../../../../../src/shared/campaign/amendments/parents.ts'
import { parse } from '../../../../../src/shared/campaign/amendments/reading/parse.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'

const NB = '\u00a0'
const parent = anAmendment({
  id: 'le-674',
  origin: 'imported',
  number: '674',
  authors: 'M. Amirshahi, Mme Exemple',
  target: { kind: 'article', article: '2' },
  changes: [],
  dispositif: [
    `Rédiger ainsi l’alinéa${NB}3${NB}:`,
    `«${NB}Le parquet reçoit un rapport chaque année. Ce rapport est secret.${NB}»`,
  ].join('\n'),
})
const sub = (changes: Change[], given: Partial<Amendment> = {}): Amendment =>
  anAmendment({
    id: 'le-973',
    parent: parent.id,
    kind: 'sous-amendement',
    target: parent.target,
    changes,
    dispositif: compose(changes, { chamber: 'an', parentNumber: '674' }).join('\n'),
    ...given,
  })
const secret: Change = {
  kind: 'replace-words',
  where: { alineas: [2], sentence: 2 },
  words: 'secret',
  by: 'rendu public',
}
const more: Change = { kind: 'complete-article', by: ['Il est transmis au Parlement.'] }

describe('worded as its chamber words it, and read back', () => {
  test.each<[string, 'an' | 'senat', Change[], string[]]>([
    [
      'Assemblée: words',
      'an',
      [secret],
      [
        `À la deuxième phrase de l’alinéa${NB}2, substituer au mot${NB}:`,
        `«${NB}secret${NB}»`,
        `les mots${NB}:`,
        `«${NB}rendu public${NB}».`,
      ],
    ],
    [
      'Assemblée: a line more',
      'an',
      [more],
      [`Compléter cet amendement par l’alinéa suivant${NB}:`, `«${NB}Il est transmis au Parlement.${NB}»`],
    ],
    [
      'Sénat: the amendment named before the place',
      'senat',
      [secret],
      [
        `Amendement n°${NB}674, alinéa${NB}2, deuxième phrase`,
        `Remplacer le mot${NB}:`,
        'secret',
        `par les mots${NB}:`,
        'rendu public',
      ],
    ],
    [
      'Sénat: alinéas deleted',
      'senat',
      [{ kind: 'delete-alineas', alineas: [4, 5, 6] }],
      [`Amendement n°${NB}674, alinéas${NB}4 à 6`, 'Supprimer ces alinéas.'],
    ],
    [
      'Sénat: a line put in',
      'senat',
      [{ kind: 'insert-alineas', after: 2, by: ['Il est public.'] }],
      [
        `Amendement n°${NB}674, après l’alinéa${NB}2`,
        `Insérer un alinéa ainsi rédigé${NB}:`,
        'Il est public.',
      ],
    ],
    [
      'Sénat: two changes',
      'senat',
      [secret, more],
      [
        `Amendement n°${NB}674`,
        `I.${NB}–${NB}Alinéa${NB}2, deuxième phrase`,
        `Remplacer le mot${NB}:`,
        'secret',
        `par les mots${NB}:`,
        'rendu public',
        `II.${NB}–${NB}Compléter cet amendement par un alinéa ainsi rédigé${NB}:`,
        'Il est transmis au Parlement.',
      ],
    ],
  ])('%s', (_, chamber, changes, dispositif) => {
    expect(compose(changes, { chamber, parentNumber: '674' })).toEqual(dispositif)
    expect(parse(dispositif, chamber)).toEqual({ changes, unread: [] })
  })
  test('the one of the Sénat’s open data: its place is read', () =>
    expect(
      parse([`Amendement n°${NB}I-1, alinéas${NB}134 à 141`, 'Supprimer ces alinéas.'], 'senat').changes,
    ).toEqual([{ kind: 'delete-alineas', alineas: [134, 135, 136, 137, 138, 139, 140, 141] }]))
})

test('it changes the dispositif of its amendment, instruction included', () => {
  const made = apply(amendedLines(parent), [secret])
  expect(made.flaws).toEqual([])
  expect(made.alineas[1]).toContain('Ce rapport est rendu public.')
})

test('at the Assemblée the heading of an additional article is no line of it; at the Sénat it is', () => {
  const added = (chamber: 'an' | 'senat') => {
    const changes: Change[] = [
      { kind: 'add-article', side: 'after', beside: '8', by: ['Un article nouveau.'] },
    ]
    return anAmendment({
      chamber,
      target: { kind: 'beside', side: 'after', article: '8' },
      changes,
      dispositif: compose(changes, { chamber }).join('\n'),
    })
  }
  expect(amendedLines(added('an')).alineas).toEqual([`«${NB}Un article nouveau.${NB}»`])
  expect(amendedLines(added('senat')).alineas).toHaveLength(3)
})

test('its amendment is found by id, or by number in the same text; one without number is left blank', () => {
  const of = parentsIn([parent])
  expect(of(sub([secret]))).toBe(parent)
  expect(of(sub([secret], { parent: '674' }))).toBe(parent)
  expect(of(sub([secret], { parent: '674', chamber: 'senat' }))).toBeUndefined()
  expect(parentNumber(sub([]), parent)).toBe('674')
  expect(parentNumber(sub([], { parent: 'CL12 rect.' }), undefined)).toBe('CL12 rect.')
  expect(parentNumber(sub([]), { ...parent, number: '' })).toBe('…')
})

test('it stands after its amendment, and meets no other amendment than those to the same one', () => {
  const mine = sub([secret])
  const rival = sub([{ kind: 'delete-alineas', alineas: [2] }], { id: 'autre' })
  const beside = anAmendment({ id: 'seul', target: parent.target })
  const all = [mine, beside, rival, parent]
  expect(inDebateOrder(all).map(one => one.id)).toEqual(['seul', 'le-674', 'autre', 'le-973'])
  const texts = (one: Amendment) =>
    one.parent ? amendedLines(parent) : { alineas: ['Un.', 'Deux.', 'Trois.'] }
  expect(conflicts(inDebateOrder(all), texts).map(({ a, b }) => [a, b])).toEqual([['autre', 'le-973']])
})

test('an amendment of each chamber to the same words are not discussed together', () => {
  const changes: Change[] = [{ kind: 'delete-alineas', alineas: [2] }]
  const rewrite: Change[] = [{ kind: 'replace-alineas', alineas: [2], by: ['Autrement.'] }]
  const one = (id: string, chamber: 'an' | 'senat') => anAmendment({ id, chamber, changes })
  const article = () => ({ alineas: ['Un.', 'Deux.'] })
  const met = (chamber: 'an' | 'senat') =>
    conflicts([one('a', 'an'), { ...one('b', chamber), changes: rewrite, dispositif: 'Autrement.' }], article)
  expect(met('an')).toHaveLength(1)
  expect(met('senat')).toEqual([])
})

test('its page says which amendment it is to, and by whom', () => {
  const blocks = liasseBlocks(
    [sub([secret], { number: '973', authors: 'M. Caure' })],
    { articleOf: () => amendedLines(parent), parentOf: () => parent },
    '',
  )
  const words = JSON.stringify(blocks)
  expect(words).toContain('"Sous-amendement"')
  expect(words).toContain(`à l’amendement n°${NB}674 de M. Amirshahi`)
  expect(words).toContain('Texte avec le sous-amendement')
})

test('what it may not do is said; article 45 and the time limit are not asked of it', () => {
  const notes = admissibility(sub([{ kind: 'delete-alineas', alineas: [1] }]), { now: '2025-03-20T10:00' })
  expect(notes.map(one => one.rule)).not.toContain('art. 45')
  expect(notes.find(one => one.rule === 'délai')?.severity).toBe('info')
  expect(notes.map(one => one.message).join(' ')).toMatch(/contredire le sens.*vide de son sens/)
})
