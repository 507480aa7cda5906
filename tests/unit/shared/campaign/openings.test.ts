import { describe, expect, test } from 'vitest'
import { copiedOpenings, openingKey } from '../../../../src/shared/campaign/briefs/openings.ts'
import { fileNameOf, openedOf, personalise } from '../../../../src/shared/campaign/briefs/personal.ts'
import {
  functionOf,
  greeting,
  greetingAll,
  seatText,
} from '../../../../src/shared/drafts/slots/member-address.ts'
import { withBlocks } from '../drafts/gathered.ts'
import { textOf } from '../drafts/merge/edits.ts'

const member = (n: number, first: string, last: string) => ({
  id: `PA${n}`,
  chamber: 'an' as const,
  civility: n % 2 ? 'Mme' : 'M.',
  first,
  last,
  group: { sigle: 'ABC', label: 'Groupe ABC' },
  department: { name: 'Eure' },
  constituency: n,
})
const five = [
  member(1, 'Ada', 'Exemple'),
  member(2, 'Émile', 'Zoé'),
  member(3, 'Jean-Noël', 'D’Åker'),
  member(4, 'Zoë', 'Núñez'),
  member(5, 'Paul', 'Ivoire'),
]
const all = (text: (n: number) => string) => Object.fromEntries(five.map((one, at) => [one.id, text(at)]))

describe('openings', () => {
  test('three may be the same, four are refused, whatever their slots, accents, signs and capitals', () => {
    const same = (n: number) =>
      [
        'Vous avez visité {{member.department}} en janvier.',
        'vous avez VISITÉ {{member.constituency}} en janvier',
        'Vous avez visite en Janvier !',
        'Vous avez visité… en janvier',
        'Tout autre chose.',
      ][n]!
    const [copied, ...others] = copiedOpenings(openedOf(five, all(same)))
    expect(copied?.members).toEqual(['PA1', 'PA2', 'PA3', 'PA4'])
    expect(others).toEqual([])
    const three = (n: number) => (n === 3 ? 'Encore une autre.' : same(n))
    expect(copiedOpenings(openedOf(five, all(three)))).toEqual([])
  })
  test('the name of the member, of the group, of the département typed by hand do not make an opening one’s own', () => {
    const named = (n: number) => `Chère ${five[n]!.first} ${five[n]!.last}, l’Eure vous regarde.`
    expect(copiedOpenings(openedOf(five, all(named)))[0]?.members.length).toBe(5)
  })
  test('a word that holds a name is not that name; an empty opening is missing, not copied', () => {
    expect(openingKey('Les ivoires de Paul', ['Ivoire'])).toBe('les ivoires de paul')
    expect(
      copiedOpenings(
        openedOf(
          five,
          all(() => ' '),
        ),
      ),
    ).toEqual([])
  })
})

test('forms of address, by chamber and civility', () => {
  expect(greeting({ chamber: 'an', civility: 'Mme' })).toBe('Madame la Députée')
  expect(greeting({ chamber: 'senat', civility: 'M.' })).toBe('Monsieur le Sénateur')
  expect(greeting({ chamber: 'an', civility: '' })).toBe('Madame la Députée, Monsieur le Député')
  expect(greetingAll('senat')).toContain('Sénatrices')
  expect(functionOf({ chamber: 'senat', civility: 'Mme' })).toBe('sénatrice')
  expect(seatText('Eure', 1)).toBe('Eure, 1re\u00a0circonscription')
  expect(seatText('Paris', undefined)).toBe('Paris')
})

test('file names keep their accents and hold no sign a file system refuses', () => {
  expect(fileNameOf(five[2]!)).toBe('D’Åker-Jean-Noël')
  expect(fileNameOf(member(6, 'A/B:*?', '..\\C'))).toBe('C-A-B')
})

test('the opening takes its place, else comes after the title with its greeting', () => {
  const title = { kind: 'generated' as const, id: 'g', what: 'briefing-title' as const }
  const body = {
    kind: 'paragraph' as const,
    id: 'p',
    style: 'body' as const,
    inlines: [{ kind: 'text' as const, text: 'Corps.' }],
  }
  const kept = { ...body, id: 'o', slot: 'opening' }
  const { draft } = personalise(withBlocks([title, body, kept]), five[0]!, 'Première.\n\nSeconde.')
  expect(draft.blocks.map(block => block.id)).toEqual(['g', 'p', 'opening-1', 'opening-2'])
  const added = personalise(withBlocks([title, body]), five[0]!, 'Vous avez écrit. **Bien.**')
  expect(added.draft.blocks.map(block => block.id)).toEqual(['g', 'opening-1', 'p'])
  expect(JSON.stringify(added.draft.blocks[1])).toContain('member.greeting')
  expect(textOf(added.draft.blocks)).toContain('vous avez écrit.')
  expect(added.dossier.facts['member.last']).toBe('Exemple')
})
