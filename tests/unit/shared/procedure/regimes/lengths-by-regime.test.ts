import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../../../../src/shared/procedure/rules/all.ts'

const root = new URL('../../../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8').replace(/[\u00a0\u202f]/g, ' ')
const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter(name => ending.test(name))
    .map(name => `${folder}/${name}`)

const FIGURES = {
  un: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  dix: 10,
  douze: 12,
  quinze: 15,
  trente: 30,
  'trente et un': 31,
} as const
const length = new RegExp(
  `(?<![\\p{L}\\d])(${Object.keys(FIGURES).toReversed().join('|')}|\\d{1,2}) (?:premiers )?(mois|jours?)(?!\\p{L})`,
  'giu',
)

/** Words by which a sentence says that the length is that of general law, or that it depends on the act. */
const DEPENDS =
  /droit commun|texte spécial|rédaction (?:de|antérieure)|qui en dispose autrement|en principe|(?:plus|au moins) (?:court|proche)|moins de|souvent|au plus|à vérifier|usage|^\s*(?:\*|\/\/)/

/** A step that no regime of the act attacked changes: its words, its rules, and the lengths they give. */
const steps: readonly (readonly [words: RegExp, keys: readonly string[], lengths: readonly string[]])[] = [
  [
    /requête sommaire|mémoire (?:annoncé|complémentaire|ampliatif)/i,
    ['ampliatif'],
    ['1 mois', '3 mois', '15 jours'],
  ],
  [/greffe/, ['recap'], ['1 mois']],
  [/ordonnance|L\. 522-3/, ['ref-appeal', 'ref-lib-appeal', 'ref-pourvoi'], ['15 jours']],
  [/clôture/, ['hearing'], ['3 jours']],
  [/pourvoi|requête sommaire/i, ['cassation'], ['2 mois']],
  [
    /cada|CADA|Commission d’accès|enregistre|saisine|documents?|communique/,
    ['cada-silence', 'cada-seize', 'cada-confirm', 'cada-suit'],
    ['1 mois', '2 mois'],
  ],
  [
    /exécution|jugement a|Plus de trois mois|trois mois\s*[.?"]|[Dd]élai de trois mois/,
    ['enforcement'],
    ['3 mois'],
  ],
  [/contractuel/, ['contract-refere', 'contract'], ['2 mois', '31 jours', '6 mois']],
  [/CNIL/, ['cnil-silence', 'cnil-suit'], ['2 mois', '3 mois']],
]

/** Lengths that are no time limit of a party: of the judge, of an order asked for, of the Constitution, of a panel, of a reminder. */
const NO_LIMIT =
  /Conseil d’État a trois mois|quinze jours"|Huit jours au lieu|huit jours\)|un mois\)|dans les deux jours|se joue dans|panneau|continu pendant|prescription|interdit|moins de quinze|un jour passé|dans \$\{|de plus'|francs?'/

/** The lengths of a sentence that neither say on what they depend nor are of such a step. */
function unsaid(sentence: string, path: string): string[] {
  if (DEPENDS.test(sentence) || NO_LIMIT.test(sentence)) return []
  const allowed = new Set(
    steps.flatMap(([words, , lengths]) => (words.test(`${path} ${sentence}`) ? lengths : [])),
  )
  return [...sentence.matchAll(length)]
    .map(([, word = '', unit = '']) => {
      const figure = FIGURES[word.toLowerCase() as keyof typeof FIGURES] ?? Number(word)
      return `${figure} ${unit.startsWith('jour') ? 'jours' : unit}`
    })
    .filter(one => !allowed.has(one))
}
const sentencesOf = (text: string): string[] => text.split(/\n|(?<=[.!?»”"]) (?=\p{Lu})/u)
/** `path`: of the file, whose name tells its step. */
const faultsOf = (text: string, path = ''): string[] =>
  sentencesOf(text).filter(one => unsaid(one, path).length > 0)

interface TemplateFile {
  readonly dossier: string
  readonly matter?: string
}
const templates = files('resources/templates', /\.json$/).filter(path => {
  const template = JSON.parse(read(path)) as TemplateFile
  return template.dossier === 'recourse' && template.matter === undefined
})
/** Every file whose words may be read in a dossier about any act; texts about software of an authority are of general law. */
const mouths = [
  ...templates,
  'resources/questions.json',
  'resources/guide.json',
  ...files('src/renderer/procedure', /\.tsx?$/),
  ...files('src/renderer/drafts', /\.tsx?$/),
  ...files('src/shared/procedure/guide', /\.ts$/),
  ...files('src/shared/procedure/events', /\.ts$/),
  ...files('src/shared/drafts/slots', /\.ts$/),
  ...files('src/shared/drafts/checks', /\.ts$/),
]

describe('a length of time, in a text for any act, is that of every regime or says that it depends', () => {
  test.each(mouths)('%s', path => expect(faultsOf(read(path), path)).toEqual([]))
  test('is seen where it does not', () => {
    expect(faultsOf('Notez la notification du jugement : deux mois pour l’appel.')).toHaveLength(1)
    expect(faultsOf('Le silence gardé pendant deux mois vaut rejet.')).toHaveLength(1)
    expect(faultsOf('Comptez trente jours.')).toHaveLength(1)
    expect(faultsOf('Le délai est, en droit commun, de deux mois.')).toEqual([])
  })
  test.each(steps)('%s: its rules have these lengths whatever the act', (_, keys, lengths) => {
    const ofStep = rules.filter(one => keys.includes(one.key))
    expect(ofStep.length).toBeGreaterThan(0)
    const counted = ofStep.flatMap(({ count }) => {
      if (count.kind === 'months' && count.n < 12) return [`${count.n} mois`]
      if (count.kind === 'days' || count.kind === 'clear-days-before') {
        const days = count.kind === 'clear-days-before' ? count.days : count.n
        return [`${days} jours`]
      }
      return count.kind === 'birth' || count.kind === 'opens' ? [`${count.months} mois`] : []
    })
    expect([...new Set(counted)].toSorted()).toEqual(lengths.toSorted())
  })
})
