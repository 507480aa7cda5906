import { countOf } from '../../french/wording.ts'
import type { CheckedCitation, CiteCheck, Compared, VerifiedItem } from './cite-check.ts'
import { comparedText, uncomparedText } from './telling.ts'
import { quotationItem } from './verdict.ts'

/** The facts that a summary needs of a citation, of a draft or of a text in no dossier. */
type Summed = Pick<CheckedCitation, 'verdict' | 'against' | 'address' | 'compared'>

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
  'De ce que la phrase fait dire à une décision sont comparés l’issue, les dates, les durées, les sommes et les mots ; le sens ne l’est pas : relisez-la.'

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

interface AbsentGroup {
  readonly publisher: string
  readonly written: readonly string[]
}

/** The citations whose source is not in the library, by who publishes it: what to fetch and where. */
function absentGroups(citations: readonly (Summed & { readonly written: string })[]): AbsentGroup[] {
  const groups = new Map<string, Set<string>>()
  for (const one of citations.filter(isAbsent)) {
    const publisher = PUBLISHERS.find(([address]) => address.test(one.address))?.[1] ?? ELSEWHERE
    groups.set(publisher, (groups.get(publisher) ?? new Set()).add(one.written))
  }
  return [...groups].map(([publisher, written]) => ({ publisher, written: [...written] }))
}

/** The words above the list of absent citations. */
export const ABSENT_TITLE = 'Absentes de la bibliothèque, et où les prendre'

/** Says how many passages are quoted, compared and wrong; nothing where none is. */
function passagesText(passages: readonly Pick<VerifiedItem, 'against' | 'alarm'>[]): string {
  const compared = passages.filter(({ against }) => against === 'text').length
  const wrong = passages.filter(({ alarm }) => alarm).length
  return passages.length === 0
    ? ''
    : `${countOf(passages.length, 'passage cité', 'passages cités')}, dont ${countOf(compared, 'comparé', 'comparés')} et ${wrong} à revoir.`
}

/** The summary of a check, in the same words in the window, its panel, the command line and the report. */
interface Summary {
  /** « 41 citations lues : 33 comparées aux textes d’ici, 8 absentes. 12 passages cités, dont 9 comparés et 1 à revoir. » */
  readonly text: string
  /** the absent ones, a line for each publisher: what to fetch and where */
  readonly absent: readonly string[]
}

function summaryOf(
  citations: readonly (Summed & { readonly written: string })[],
  passages: readonly Pick<VerifiedItem, 'against' | 'alarm'>[],
): Summary {
  return {
    text: [summaryText(citations), passagesText(passages)].filter(Boolean).join(' '),
    absent: absentGroups(citations).map(
      ({ publisher, written }) => `${publisher}\u00a0: ${written.join('\u00a0; ')}`,
    ),
  }
}

/** The summary of a check of a text that is in no dossier. */
export function itemsSummary(items: readonly VerifiedItem[]): Summary {
  const ofKind = (kind: VerifiedItem['kind']) => items.filter(item => item.kind === kind)
  return summaryOf(
    ofKind('citation').map(item => ({ ...item, written: item.text })),
    ofKind('quotation'),
  )
}

/** The summary of a check of a draft. */
export const checkSummary = ({ citations, quotes }: Pick<CiteCheck, 'citations' | 'quotes'>): Summary =>
  summaryOf(citations, quotes.map(quotationItem))

/** The summary, then what is absent from here and where to fetch it, a line each. */
export const summaryLines = ({ text, absent }: Summary): string[] => [
  text,
  ...(absent.length > 0 ? [`${ABSENT_TITLE} :`, ...absent] : []),
]
