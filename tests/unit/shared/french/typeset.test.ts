import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proposals, withProposals } from '../../../../src/shared/french/typeset.ts'

const nb = '\u00a0'
const thin = '\u202f'
const set = (text: string, inclusive: 'off' | 'dot' | 'period' | 'hyphen' | 'brackets' = 'off') =>
  withProposals(text, proposals(text, { inclusive }))
const shown = (text: string) => set(text).replaceAll(nb, '~').replaceAll(thin, '_')

describe('what French typography asks', () => {
  test.each([
    ['Il dit : "oui" ; est-ce vrai ? Oui!', 'Il dit~: «~oui~»_; est-ce vrai_? Oui_!'],
    ["L'article de l'État", 'L’article de l’État'],
    ['« mot » et «autre»', '«~mot~» et «~autre~»'],
    ['« il a dit "non" hier »', '«~il a dit “non” hier~»'],
    ['Fin...', 'Fin…'],
    ['n° 78-17, art. 8, § 12, p. 3, al. 2', 'n°~78-17, art.~8, §~12, p.~3, al.~2'],
    ['article L. 251-2 et R.252-1', 'article L.~251-2 et R.~252-1'],
    ['M. Dupont et Mme Durand, Me Martin', 'M.~Dupont et Mme~Durand, Me~Martin'],
    ['12 % de 4 096 € à 16 h 15', '12~% de 4_096~€ à 16~h~15'],
    ['le 12 mars 2024 et le 1er janvier', 'le 12~mars 2024 et le 1er~janvier'],
    ['la mesure - sans base - est nulle', 'la mesure –~sans base~– est nulle'],
    ['un  mot , un autre .', 'un mot, un autre.'],
    ['la 2ème chambre, la 1ère fois', 'la 2e chambre, la 1re fois'],
    [
      'de 10:30 à https://exemple.fr/a:b?c! ECLI:FR:CE:2024',
      'de 10:30 à https://exemple.fr/a:b?c! ECLI:FR:CE:2024',
    ],
    ['nos 2303004, 2303012', 'nos~2303004, 2303012'],
    ['Tarn - et 12 - 15', 'Tarn – et 12 - 15'],
  ])('%s', (given, wanted) => expect(shown(given)).toBe(wanted))

  test('the endings of ordinals stand above the line, once', () => {
    const raised = proposals('Le 1er mars, la 10e chambre et le XXIe siècle').filter(one => one.isRaised)
    expect(raised.map(one => one.text)).toEqual(['er', 'e', 'e'])
    expect(proposals('Le 1er', { isSuperscriptAt: at => at >= 4 })).toEqual([])
  })

  test('what is frozen is not touched', () =>
    expect(proposals('a ; b', { isFrozenAt: () => true })).toEqual([]))
})

describe('inclusive spellings, of one form', () => {
  const all = ['les député·es', 'les député⋅es', 'les député.e.s', 'les député-e-s', 'les député(e)s']
  test.each(all)('%s', given => {
    expect(set(given, 'dot')).toBe('les député·es')
    expect(set(given, 'period')).toBe('les député.e.s')
    expect(set(given, 'hyphen')).toBe('les député-e-s')
    expect(set(given, 'brackets')).toBe('les député(e)s')
    expect(set(given)).toBe(given)
  })
  test('the end of a sentence is not one', () =>
    expect(set('la fin.e autre, un rendez-vous, un mot (e) seul', 'dot')).toBe(
      'la fin.e autre, un rendez-vous, un mot (e) seul',
    ))
})

const bit = fc.constantFrom(
  ...[
    'la',
    'L',
    "'",
    '’',
    '"',
    '«',
    '»',
    '“',
    ' ',
    ' ',
    '  ',
    nb,
    thin,
    ';',
    ':',
    '!',
    '?',
    '.',
    '...',
    ',',
    '…',
    '-',
    '--',
    '–',
    '—',
    '(',
    ')',
  ],
  ...[
    '12',
    '4',
    '000',
    '1',
    'n°',
    'n°s',
    'nos',
    'art.',
    '§',
    'p.',
    'M.',
    'Mme',
    'Dupont',
    'L.',
    'R.',
    '%',
    '€',
    'h',
    '15',
    'mars',
    '1er',
    '2ème',
    '1ère',
    'XXIe',
    'XIXème',
  ],
  ...[
    'député.e.s',
    'élu·e',
    '(e)',
    '·es',
    '.e',
    '-e-s',
    'https://a.fr/b',
    'a@b.fr',
    '10:30',
    '\ufffc',
    '\t',
    'É',
  ],
)
const text = fc.array(bit, { maxLength: 24 }).map(bits => bits.join(''))
const form = fc.constantFrom('off', 'dot', 'period', 'hyphen', 'brackets')

test('twice is once', () => {
  fc.assert(
    fc.property(text, form, (given, inclusive) => {
      const once = set(given, inclusive)
      expect(set(once, inclusive)).toBe(once)
    }),
    { numRuns: 3000 },
  )
})

test('no letter and no figure changes, 2ème apart', () => {
  const letters = (all: string) => all.replace(/[^\p{L}\d]/gu, '')
  fc.assert(
    fc.property(text, form, (given, inclusive) => {
      const kept = proposals(given, { inclusive }).filter(one => one.rule !== 'ordinals')
      expect(letters(withProposals(given, kept))).toBe(letters(given))
    }),
    { numRuns: 3000 },
  )
})

test('proposals come in order and never overlap', () => {
  fc.assert(
    fc.property(text, form, (given, inclusive) => {
      let last = 0
      for (const { start, end } of proposals(given, { inclusive })) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThanOrEqual(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(given.length)
    }),
  )
})
