import { describe, expect, test } from 'vitest'
import {
  composing,
  conflictsWith,
  siblingsOf,
  toggleNumber,
} from '../../../../../src/renderer/campaign/amendments/compose.ts'
import { type Amendment, Change } from '../../../../../src/shared/campaign/amendments/model.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'

const article = { alineas: ['Le premier alinéa.', 'Le deuxième alinéa.', 'Le troisième alinéa.'] }
const deleteAlinea = (n: number): Change => ({ kind: 'delete-alineas', alineas: [n] })
const gage = Change.parse({ kind: 'gage', of: ['etat'] })
const liasseOf = (n: number, changes: Change[]): Amendment =>
  anAmendment({
    id: `amendement-${n}`,
    number: String(n),
    dispositif: `Dispositif ${n}`,
    target: { kind: 'article', article: '8' },
    changes,
    kind: 'autre',
  })

function writing(amendment: Amendment, within?: string) {
  const parts: Partial<Amendment>[] = []
  return { acts: composing(amendment, within, part => parts.push(part)), parts }
}

describe('an amendment being composed', () => {
  test('a change added stands before the gage, and the dispositif follows', () => {
    const { acts, parts } = writing(liasseOf(1, [deleteAlinea(1), gage]))
    acts.add(deleteAlinea(3))
    expect(parts[0]?.changes).toEqual([deleteAlinea(1), deleteAlinea(3), gage])
    expect(parts[0]?.dispositif).toContain('3')
  })
  test('a dispositif that is understood becomes changes; one that is not is given back, unwritten', () => {
    const { acts, parts } = writing(liasseOf(1, [deleteAlinea(1)]))
    expect(acts.read('Supprimer l’alinéa 2.')).toBeUndefined()
    expect(parts[0]?.changes).toHaveLength(2)
    expect(acts.read('Chanter à tue-tête.\nPuis danser.\nEnfin dormir.')).toContain('Chanter')
    expect(parts).toHaveLength(1)
  })
  test('another chamber words the dispositif anew; an imported one keeps its words', () => {
    const own = writing(liasseOf(1, [deleteAlinea(1)]))
    own.acts.edit({ chamber: 'senat' })
    expect(own.parts[0]?.dispositif).toBeTruthy()
    expect(own.parts[0]?.chamber).toBe('senat')
    const imported = writing({ ...liasseOf(1, [deleteAlinea(1)]), origin: 'imported' })
    imported.acts.edit({ chamber: 'senat' })
    expect(imported.parts).toEqual([{ chamber: 'senat' }])
  })
  test('what is said beside the changes leaves the dispositif alone', () => {
    const { acts, parts } = writing(liasseOf(1, [deleteAlinea(1)]))
    acts.edit({ number: '12' })
    expect(parts).toEqual([{ number: '12' }])
  })
})

describe('what stands around an amendment', () => {
  const words = (n: number): Amendment => liasseOf(n, [deleteAlinea(1)])
  test('its siblings are the other amendments to its text', () => {
    const own = { ...words(1), text: 't' }
    expect(
      siblingsOf(own, [own, { ...words(2), text: 't' }, { ...words(3), text: 'u' }]).map(({ id }) => id),
    ).toEqual([words(2).id])
  })
  test('its conflicts are those it is a side of, first or second, not those of two siblings', () => {
    const rival = (n: number, by: string): Amendment =>
      liasseOf(n, [{ kind: 'replace-words', where: { alineas: [1], occurrence: 1 }, words: 'premier', by }])
    const all = [rival(1, 'un'), rival(2, 'deux'), rival(3, 'trois')]
    const [first, second, third] = all as [Amendment, Amendment, Amendment]
    const sides = conflictsWith(second, [first, third], () => article).map(({ a, b }) => [a, b].sort())
    expect(sides).toHaveLength(2)
    expect(sides.every(pair => pair.includes(second.id))).toBe(true)
    const apart = liasseOf(4, [deleteAlinea(2)])
    expect(conflictsWith(apart, all, () => article)).toEqual([])
  })
  test('an alinéa is ticked in its order, and unticked', () => {
    expect(toggleNumber([1, 10], 2)).toEqual([1, 2, 10])
    expect(toggleNumber([1, 2, 10], 2)).toEqual([1, 10])
  })
})
