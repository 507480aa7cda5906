import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import type { Gathered } from '../../../../../src/shared/drafts/gathered.ts'
import type { Inline } from '../../../../../src/shared/drafts/model.ts'
import { identitiesIn, pseudonymise } from '../../../../../src/shared/drafts/privacy/pseudonyms.ts'
import { generalise } from '../../../../../src/shared/drafts/templates/generalise.ts'
import { aDossier, aDraft, anExhibit, aParty } from '../../../../fixtures/builders.ts'

const party = aParty({
  role: 'claimant',
  type: 'person',
  civility: 'Mme',
  firstName: 'Anaïs',
  name: 'Perrin',
  address: '12 rue des Exemples, 38000 Grenoble',
  phone: '04 76 00 00 00',
  email: 'anais@perrin.example',
})
const text = (words: string): Inline => ({ kind: 'text', text: words })
const gathered = (words: string): Gathered => ({
  dossier: aDossier({ parties: [party], facts: { commune: 'Moirans', 'exhibit.manuel': 'm' } }),
  draft: aDraft({
    blocks: [
      {
        kind: 'paragraph',
        id: 'p',
        style: 'body',
        inlines: [text(words), { kind: 'exhibit', exhibit: 'm' }],
      },
    ],
  }),
  exhibits: [anExhibit({ id: 'm', label: 'Lettre de Mme Perrin', author: 'M. Jean Dupont' })],
  sources: [],
})
/** A text whose dossier names nobody. */
const alone = (words: string): Gathered => ({
  ...gathered(words),
  dossier: aDossier({ parties: [], facts: {} }),
  exhibits: [],
})
const said = (given: Gathered) =>
  given.draft.blocks.flatMap(block => (block.kind === 'paragraph' ? block.inlines : []))

describe('a copy in which nobody is named', () => {
  const words =
    'Mme\u00a0Anaïs Perrin, dite PERRIN, demeurant 12 rue des Exemples, 38000 Grenoble (04 76 00 00 00, anais@perrin.example), a écrit à Me Élodie Roux. La perrinade reste. Affaire n° 2105328.'
  const given = gathered(words)
  const masks = identitiesIn(given, { numbers: true })

  test('is told word by word, each person by one letter', () => {
    expect(masks.map(one => [one.found, one.replacement])).toEqual(
      expect.arrayContaining([
        ['Anaïs Perrin', 'A.'],
        ['Perrin', 'A.'],
        ['12 rue des Exemples, 38000 Grenoble', '[adresse]'],
        ['04 76 00 00 00', '[téléphone]'],
        ['anais@perrin.example', '[courriel]'],
        ['2105328', '[numéro]'],
      ]),
    )
    const letterOf = (name: string) => masks.find(one => one.found === name)?.replacement
    expect(letterOf('Élodie Roux')).toBe(letterOf('Roux'))
    expect(new Set(['Perrin', 'Roux', 'Dupont'].map(letterOf)).size).toBe(3)
  })

  test('names are gone everywhere alike, words that only look like them stay', () => {
    const made = pseudonymise(given, masks)
    expect(said(made)[0]).toMatchObject({
      text: 'Mme\u00a0A., dite A., demeurant [adresse] ([téléphone], [courriel]), a écrit à Me B.. La perrinade reste. Affaire n° [numéro].'.replace(
        'B.',
        masks.find(one => one.found === 'Roux')?.replacement ?? '',
      ),
    })
    expect(made.exhibits[0]?.label).toBe('Lettre de Mme A.')
    expect(JSON.stringify(assemble(made))).not.toMatch(/Perrin|Anaïs|Dupont|Roux/)
  })

  test('a first name alone is told and goes; a word that is not one stays', () => {
    const one = gathered('M. Pierre Valois habite ici. Pierre a écrit. La pierre est grise.')
    const found = identitiesIn(one)
    const letter = found.find(mask => mask.found === 'Valois')?.replacement
    expect(found.find(mask => mask.found === 'Pierre')).toMatchObject({ times: 2, replacement: letter })
    expect(JSON.stringify(said(pseudonymise(one, found)))).toContain(
      `${letter} a écrit. La pierre est grise.`,
    )
  })
  test('a name split by its formatting is a name; the words added are replaced too', () => {
    const one = gathered('')
    const split: Inline[] = [
      text('Vu la lettre de Mme An'),
      { kind: 'text', text: 'aïs ', marks: ['bold'] },
      { kind: 'text', text: 'Per', marks: ['italic'] },
      text('rin, dite la Fée, du Clos-Rose.'),
    ]
    const blocks = [{ kind: 'paragraph' as const, id: 'p', style: 'body' as const, inlines: split }]
    const given = { ...one, draft: { ...one.draft, blocks } }
    const added = {
      ...{ kind: 'person' as const, found: 'Clos-Rose', replacement: '[…]' },
      ...{ times: 0, wanted: true, doubt: false },
    }
    const runs = said(pseudonymise(given, [...identitiesIn(given), added]))
    expect(runs.map(run => (run.kind === 'text' ? run.text : ''))).toEqual([
      'Vu la lettre de Mme A.',
      '',
      '',
      ', dite A., du […].',
    ])
  })
  test('what is left unticked stays; nothing wanted remains, whatever the words around', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
        const one = gathered(`${before} Mme Anaïs Perrin ${after}`)
        const found = identitiesIn(one)
        const words = (made: typeof one) => said(made)[0]
        expect(JSON.stringify(words(pseudonymise(one, found)))).not.toContain('Perrin')
        const kept = found.map(mask => ({ ...mask, wanted: false }))
        expect(words(pseudonymise(one, kept))).toEqual(words(one))
      }),
    ))
})

describe('the writings for another town', () => {
  test('what the facts say becomes slots; exhibits wait for theirs; answers are gone', () => {
    const made = generalise(gathered('La commune de Moirans a acheté. Moiransais reste.'))
    const [block] = made.draft.blocks
    expect(block?.kind === 'paragraph' && block.inlines).toMatchObject([
      { kind: 'text', text: 'La commune ' },
      { kind: 'slot', key: 'commune.of' },
      { kind: 'text', text: ' a acheté. Moiransais reste.' },
      { kind: 'exhibit', exhibit: 'key:manuel' },
    ])
    expect(made.dossier).toMatchObject({ facts: {}, parties: [], events: [], notes: '' })
  })

  test('given the same facts again, it says the same', () => {
    const sample = JSON.parse(readFileSync('resources/samples/dossiers/recourse.json', 'utf8')).dossier
    const one = { ...gathered(''), dossier: aDossier({ ...sample, id: 'd' }), exhibits: [] }
    const words = `Le maire de ${sample.facts.commune} emploie ${sample.facts.software} de ${sample.facts.supplier}.`
    const draft = aDraft({ blocks: [{ kind: 'paragraph', id: 'p', style: 'body', inlines: [text(words)] }] })
    const made = generalise({ ...one, draft })
    expect(JSON.stringify(made.draft.blocks)).not.toContain(sample.facts.software)
    const printed = assemble({ ...one, draft: made.draft })
    const [block] = printed.blocks
    const line = block?.kind === 'paragraph' ? block.line : []
    expect(line.map(inline => ('text' in inline ? inline.text : '')).join('')).toBe(words)
  })
})

describe('what else tells who someone is', () => {
  const masked = (words: string, given = gathered(words)) => {
    const [first] = said(pseudonymise(given, identitiesIn(given)))
    return first && 'text' in first ? first.text : ''
  }
  test.each([
    ['Sécu 1 85 03 38 185 123 45.', 'Sécu [numéro de sécurité sociale].'],
    ['IBAN FR76 3000 6000 0112 3456 7890 189, à créditer.', 'IBAN [IBAN], à créditer.'],
    ['Le véhicule AB-123-CD a été filmé.', 'Le véhicule [plaque] a été filmé.'],
    ['immatriculé 1234 ABC 38 hier', 'immatriculé [plaque] hier'],
    ['Le compte @vigie_38 le dit.', 'Le compte [compte] le dit.'],
    [
      'née le 3 mai 1990 à Grenoble (38), elle habite ici.',
      'née [date et lieu de naissance], elle habite ici.',
    ],
    [
      'né le 12/03/1985 et filmé le 12 mars 2024.',
      'né [date et lieu de naissance] et filmé le 12 mars 2024.',
    ],
  ])('%s', (words, expected) => expect(masked(words)).toBe(expected))

  test('children, titles, particles and initials: one person, one letter', () => {
    expect(masked('Leur fille Emma, et Théo, 9 ans, jouaient.')).not.toMatch(/Emma|Théo/)
    expect(masked('Marc, 45 ans, passait.')).toBe('Marc, 45 ans, passait.')
    const words = 'Le Dr Jeanne de La Tour a vu Mme de La Tour. La Tour le confirme.'
    expect(masked(words)).not.toMatch(/Jeanne|Tour/)
    expect(new Set(masked(words).match(/\b[A-Z]\.(?=\s|$)/g)).size).toBe(1)
    const again = masked('Mme Anaïs Perrin signe. A. P. relit, et M. Paul Girard.')
    const [letter] = /(?<=Mme )[A-Z]\./.exec(again) ?? []
    expect(again).toContain(`${letter} relit`)
    expect(again).not.toContain(`M. ${letter}`)
  })
  test.each([
    ['Mme Anaïs Perrin, dite la Fée, signe. La Fée revient.', 'Mme A., dite A., signe. A. revient.'],
    ['Mme Perrin, née Lefèvre, puis Mme Lefèvre.', 'Mme A., née A., puis Mme A..'],
    ['MM. Brunet et Marchand soutiennent.', 'MM. A. et B. soutiennent.'],
    ['Les policiers Morel et Faure ont témoigné.', 'Les policiers A. et B. ont témoigné.'],
    ['Karim B., 34 ans, passait. Karim a crié.', 'A., 34 ans, passait. A. a crié.'],
    ['M. Émile Vasseur-Lenoir signe ; E. V.-L. et Émile V. aussi.', 'M. A. signe ; A. et A. aussi.'],
    ['Morel Antoine, gardien de la paix, signe.', 'A., gardien de la paix, signe.'],
    ['Entre Monsieur VASSEUR Émile, demeurant à Lyon.', 'Entre Monsieur A., demeurant à Lyon.'],
  ])('one person under several names, several under one title: %s', (words, expected) =>
    expect(masked(words, alone(words))).toBe(expected),
  )

  test.each([
    'CE, 19 mai 1933, Benjamin, Rec. p. 541.',
    'X. Dupré de Boulois, « Les notions de liberté », RFDA 2016, p. 211.',
    'concl. B. Genevois, RDP 1980, p. 500.',
    'I. FAITS ET PROCÉDURE. A. Compétence du tribunal.',
    'La loi dite Pasqua, l’arrêt Danthony et la jurisprudence Béziers.',
    'L’agent SNCF et le policier FO ont signé.',
    'MADAME LA PRÉFÈTE, Monsieur Le Maire de Roanne,',
  ])('what names a case, an author, a plan or an office stays: %s', words =>
    expect(masked(words, alone(words))).toBe(words),
  )

  test('a party is hidden even in the decision that names it', () => {
    const words = 'Mme Girard saisit. CE, 19 mai 2033, Girard, n° 123456.'
    expect(masked(words, alone(words))).toBe('Mme A. saisit. CE, 19 mai 2033, A., n° 123456.')
  })

  test('a capital that nothing explains is shown as a doubt, and left; a commune is none', () => {
    const given = alone('Lettre de Wojciech Szymański, lue à Roanne.')
    const masks = identitiesIn(given, { isPlace: words => words === 'Roanne' })
    expect(masks.filter(mask => mask.doubt)).toMatchObject([{ found: 'Wojciech Szymański', wanted: false }])
    const [line] = said(pseudonymise(given, masks))
    expect(line).toMatchObject({ text: 'Lettre de Wojciech Szymański, lue à Roanne.' })
  })

  test('a court number, an article, a date of a decision are not anybody', () => {
    const words =
      'CE, 30 janvier 2026, n° 506370 ; art. L. 251-2 ; née de la pratique ; loi n° 2023-380 du 19 mai 2023.'
    expect(masked(words)).toBe(words)
  })
})
