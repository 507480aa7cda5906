import type { Problem } from '../../dossiers/problem.ts'
import { capital } from '../../french/wording.ts'
import { tie } from '../../library/cite/text.ts'
import type {
  CheckedCitation,
  CheckedQuote,
  CiteCheck,
  Compared,
  Difference,
  Remark,
  Stated,
  Verdict,
} from './cite-check.ts'

const things: Readonly<Record<Stated, string>> = {
  number: 'le numéro',
  date: 'la date',
  court: 'la juridiction',
  formation: 'la formation de jugement',
  publication: 'la publication au recueil',
  nature: 'la nature de la décision',
  ecli: 'l’identifiant ECLI',
  name: 'le nom',
  article: 'l’article',
  point: 'le point',
  version: 'la version',
  words: 'les mots',
  outcome: 'ce que la décision a fait',
  claim: 'ce que la phrase en dit',
  source: 'le texte d’ici',
}

/** Says the difference in one sentence: « la date : 12 mars 2025 dans le texte, 13 mars 2025 dans la source ». */
export const differenceText = ({ what, written, expected }: Difference): string =>
  tie(
    what === 'point'
      ? `le point : «\u00a0${written}\u00a0» n’existe pas, la source a ${expected}`
      : what === 'version'
        ? `la version : lu comme ${written}, mais ${expected}`
        : `${things[what]} : ${written} dans le texte, ${expected} dans la source`,
  )

/** The things that a citation states and that agree with its source: « la juridiction, le numéro, la date ». */
export const comparedText = (compared: readonly Compared[]): string =>
  compared.flatMap(({ what, stands }) => (stands === 'same' ? [things[what]] : [])).join(', ')

/** Says that a thing is stated and was not compared, and why; undefined for one that was. */
export function uncomparedText({ what, stands, written, why }: Compared): string | undefined {
  if (stands !== 'uncompared') return undefined
  if (what === 'outcome')
    return `Ce que la phrase dit de l’issue («\u00a0${written}\u00a0») n’est pas comparé : ${why}.`
  if (what === 'claim') return `La phrase dit «\u00a0${written}\u00a0» : ${why}.`
  if (what === 'words') return `Les mots sont ceux de la source, mais ${why}.`
  if (what === 'source') return `Le texte d’ici n’est pas sûr : ${why}.`
  return `${capital(things[what])} («\u00a0${written}\u00a0») : non comparé, ${why}.`
}

export const verdictNames: Readonly<Record<Verdict, string>> = {
  read: 'Lu et concordant',
  partial: 'Comparé en partie',
  reference: 'Référence seule',
  differs: 'Diffère',
  absent: 'Absente de la bibliothèque',
  unverified: 'À vérifier',
}

export const outcomeNames: Readonly<Record<CheckedQuote['outcome'], string>> = {
  same: 'Mot pour mot',
  punctuation: 'Mot pour mot, ponctuation à relire',
  elsewhere: 'Mot pour mot, mais ailleurs',
  cut: 'Coupe non signalée',
  altered: 'Mots changés',
  unfound: 'Introuvable dans la source',
  hidden: 'Coupe qui change le sens',
  unread: 'Non comparée',
}

/** Whether an outcome asks for something to be done. */
export const isWrong = ({ outcome }: CheckedQuote): boolean =>
  outcome !== 'same' && outcome !== 'punctuation' && outcome !== 'unread'

/** Remarks that ask for something to be done. */
const ALARMS: ReadonlySet<Remark['kind']> = new Set([
  'close',
  'undone',
  'annulled',
  'withdrawn',
  'shape',
  'repealed',
  'claim',
  'lacking',
  'back',
  'form',
])
export const isAlarm = ({ kind }: Remark): boolean => ALARMS.has(kind)

/** Whether a citation asks for something to be done. */
export const asksForAct = ({ verdict, remarks }: Pick<CheckedCitation, 'verdict' | 'remarks'>): boolean =>
  verdict === 'differs' || remarks.some(isAlarm)

/** How many of each verdict: « 3 lus, 16 références seules ». */
export function countedVerdicts(citations: readonly Pick<CheckedCitation, 'verdict'>[]): string {
  const words: readonly (readonly [Verdict, string, string])[] = [
    ['read', 'lu', 'lus'],
    ['partial', 'comparé en partie', 'comparés en partie'],
    ['reference', 'référence seule', 'références seules'],
    ['differs', 'diffère', 'diffèrent'],
    ['absent', 'absente', 'absentes'],
    ['unverified', 'à vérifier', 'à vérifier'],
  ]
  return words
    .flatMap(([verdict, one, more]) => {
      const n = citations.filter(each => each.verdict === verdict).length
      return n > 0 ? [`${n} ${n > 1 ? more : one}`] : []
    })
    .join(', ')
}

/** Turns the check of citations into problems of the draft. Another rule treats long quotations. */
export function citationProblems({ citations, quotes }: CiteCheck): Problem[] {
  return [
    ...citations.filter(one => one.differences.length + one.remarks.length > 0).flatMap(citationProblem),
    ...quotes.flatMap(one => (!one.long && isWrong(one) ? [quoteProblem(one)] : [])),
  ]
}

function citationProblem(one: CheckedCitation): Problem[] {
  const at = { block: one.block }
  const { source, pin, live, written } = one
  const correction =
    source && !live
      ? { written, source: { kind: source.kind, id: source.id, ...(pin && { pin }) } }
      : undefined
  const say = (severity: Problem['severity'], code: string, message: string): Problem => ({
    severity,
    code,
    message: tie(message),
    law: '',
    at: { ...at, ...(source && { source: source.id }) },
    ...(correction && code === 'citation-differs' && { correction }),
  })
  const differs = one.differences.map(differenceText).join(' ; ')
  return [
    ...(differs
      ? [
          say(
            'warning',
            'citation-differs',
            `«\u00a0${one.written}\u00a0» diffère de sa source, par ${differs}.`,
          ),
        ]
      : []),
    ...one.remarks.flatMap(({ kind, text }) => {
      if (kind === 'close')
        return [say('warning', 'citation-close', `«\u00a0${one.written}\u00a0» : ${text}`)]
      if (kind === 'annulled')
        return [
          say(
            'blocking',
            'citation-annulled',
            `${text} Dites dans la phrase qu’elle a été annulée, ou retirez-la.`,
          ),
        ]
      if (kind === 'undone') return [say('warning', 'citation-undone', text)]
      if (kind === 'changed') return [say('information', 'article-changed', text)]
      if (kind === 'shape' || kind === 'repealed' || kind === 'claim' || kind === 'back' || kind === 'form')
        return [say('warning', `citation-${kind}`, `«\u00a0${one.written}\u00a0» : ${text}`)]
      return []
    }),
  ]
}

function quoteProblem(one: CheckedQuote): Problem {
  const source = one.source ? `, attribuée à ${one.source.label},` : ''
  return {
    severity: 'warning',
    code: `quotation-${one.outcome}`,
    message: tie(`La citation «\u00a0${short(one.written)}\u00a0»${source} ${wrongText(one)}`),
    law: '',
    at: { block: one.block },
  }
}

export function wrongText({ outcome, changes, note }: CheckedQuote): string {
  const words = (kind: 'removed' | 'added') =>
    changes
      .flatMap(one => (one.kind === kind ? [`«\u00a0${short(one.text.trim(), 60)}\u00a0»`] : []))
      .join(', ')
  if (outcome === 'cut') return `laisse de côté ${words('removed')} sans le dire : signalez la coupe par […].`
  if (outcome === 'altered') {
    const [had, has] = [words('removed'), words('added')]
    return `n’est pas mot pour mot : ${has || 'rien'} au lieu de ${had || 'rien'}.`
  }
  if (outcome === 'hidden') return `est coupée d’une façon qui en change le sens. ${note}`
  if (outcome === 'elsewhere') return `n’est pas où elle est dite. ${note}`
  return `ne se retrouve pas. ${note}`
}

const short = (text: string, maxLength = 90): string =>
  text.length <= maxLength ? text : `${text.slice(0, text.lastIndexOf(' ', maxLength)).trim()}…`
