import { countOf } from '../../french/wording.ts'
import type { CheckedCitation, Compared } from './cite-check.ts'
import { comparedText, uncomparedText } from './telling.ts'

/** The facts that a summary needs of a citation, of a draft or of a text in no dossier. */
export type Summed = Pick<CheckedCitation, 'verdict' | 'against' | 'address' | 'compared'>

const isAbsent = ({ verdict, against }: Summed): boolean => verdict === 'absent' || against === 'nothing'

/** Says what was compared, and with what: « 41 citations lues : 33 comparées aux textes d’ici, 8 absentes. » It is no score. */
export function summaryText(citations: readonly Summed[]): string {
  if (citations.length === 0) return 'Aucune citation lue.'
  const byText = citations.filter(one => one.against === 'text')
  const inPart = byText.filter(one => one.compared.some(({ stands }) => stands === 'uncompared')).length
  const byRecord = citations.filter(one => one.against === 'record').length
  const absent = citations.filter(isAbsent).length
  const parts = [
    byText.length > 0
      ? `${countOf(byText.length, 'comparée', 'comparées')} aux textes d’ici${inPart > 0 ? ` (dont ${inPart} en partie)` : ''}`
      : 'aucune comparée à un texte',
    ...(byRecord > 0 ? [`${byRecord} à une fiche sans texte`] : []),
    ...(absent > 0 ? [countOf(absent, 'absente', 'absentes')] : []),
  ]
  return `${countOf(citations.length, 'citation lue', 'citations lues')} : ${parts.join(', ')}.`
}

/** Limit of every comparison, said wherever a citation is told to agree. */
export const NEVER_COMPARED =
  'Ce que la phrase fait dire à sa source n’est comparé que pour l’issue, les dates et les durées : relisez le reste.'

/** The things that were compared and those that were not, for one citation: one sentence each. */
export function comparedSentences(compared: readonly Compared[]): string[] {
  const same = comparedText(compared)
  return [
    ...(same ? [`Comparé et identique : ${same}.`] : []),
    ...compared.flatMap(one => uncomparedText(one) ?? []),
  ]
}

const PUBLISHERS: readonly (readonly [RegExp, string])[] = [
  [
    /legifrance\.gouv\.fr\/search\/cetat/,
    'Décisions administratives (opendata.justice-administrative.fr, ou Légifrance)',
  ],
  [/legifrance\.gouv\.fr\/search\/juri/, 'Cour de cassation (Judilibre, ou Légifrance)'],
  [/legifrance\.gouv\.fr/, 'Codes, lois et règlements (LEGI de la DILA, ou Légifrance)'],
  [/conseil-constitutionnel/, 'Conseil constitutionnel (son site, ou CONSTIT de la DILA)'],
  [/hudoc/, 'Cour européenne des droits de l’homme (HUDOC)'],
  [/curia|eur-lex/, 'Union européenne (Curia, EUR-Lex)'],
]
const ELSEWHERE = 'Sans adresse connue'

export interface AbsentGroup {
  readonly publisher: string
  readonly written: readonly string[]
}

/** The citations whose source is not in the library, by who publishes it: what to fetch and where. */
export function absentGroups(citations: readonly (Summed & { readonly written: string })[]): AbsentGroup[] {
  const groups = new Map<string, Set<string>>()
  for (const one of citations.filter(isAbsent)) {
    const publisher = PUBLISHERS.find(([address]) => address.test(one.address))?.[1] ?? ELSEWHERE
    groups.set(publisher, (groups.get(publisher) ?? new Set()).add(one.written))
  }
  return [...groups].map(([publisher, written]) => ({ publisher, written: [...written] }))
}

/** The same in one line: « À importer : Conseil d’État (…) : CE, … ; … ». */
export const absentText = (groups: readonly AbsentGroup[]): string =>
  groups.map(({ publisher, written }) => `${publisher} : ${written.join(' ; ')}`).join('\n')
