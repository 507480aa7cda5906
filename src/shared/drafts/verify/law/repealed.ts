import { dateText } from '../../../french/dates.ts'
import { fold } from '../../../french/fold.ts'
import type { FoundCitation } from '../../../library/cite/find/found-citation.ts'

/** Texts that are no longer law, and where what they said now stands. Dates: the first day they were law no more. */
interface Repeal {
  readonly nature: string
  readonly number: string
  readonly until: string
  readonly into: string
  /** the articles that were repealed, where others still stand */
  readonly articles?: readonly number[]
}

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n)

const REPEALS: readonly Repeal[] = [
  {
    nature: 'loi',
    number: '78-753',
    until: '2016-01-01',
    into: 'le code des relations entre le public et l’administration (livre III)',
    articles: from(1, 24),
  },
  {
    nature: 'loi',
    number: '79-587',
    until: '2016-01-01',
    into: 'le code des relations entre le public et l’administration (art. L. 211-1 et suivants)',
  },
  {
    nature: 'loi',
    number: '2000-321',
    until: '2016-01-01',
    into: 'le code des relations entre le public et l’administration',
    articles: [1, 2, 3, 4, 5, 6, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
  },
  {
    nature: 'décret',
    number: '83-1025',
    until: '2007-07-01',
    into: 'le code des relations entre le public et l’administration',
  },
  {
    nature: 'décret',
    number: '2001-492',
    until: '2016-01-01',
    into: 'le code des relations entre le public et l’administration',
  },
  {
    nature: 'décret',
    number: '2005-1755',
    until: '2016-01-01',
    into: 'le code des relations entre le public et l’administration (livre III)',
  },
  { nature: 'loi', number: '83-634', until: '2022-03-01', into: 'le code général de la fonction publique' },
  { nature: 'loi', number: '84-16', until: '2022-03-01', into: 'le code général de la fonction publique' },
  { nature: 'loi', number: '84-53', until: '2022-03-01', into: 'le code général de la fonction publique' },
  { nature: 'loi', number: '86-33', until: '2022-03-01', into: 'le code général de la fonction publique' },
  {
    nature: 'loi',
    number: '95-73',
    until: '2012-05-01',
    into: 'le code de la sécurité intérieure (art. L. 251-1 et suivants)',
    articles: [10],
  },
  { nature: 'loi', number: '91-646', until: '2012-05-01', into: 'le code de la sécurité intérieure' },
  {
    nature: 'décret',
    number: '96-926',
    until: '2014-01-01',
    into: 'le code de la sécurité intérieure (art. R. 251-1 et suivants)',
  },
  {
    nature: 'décret',
    number: '2005-1309',
    until: '2019-06-01',
    into: 'le décret n° 2019-536 du 29 mai 2019',
  },
  {
    nature: 'ordonnance',
    number: '45-2658',
    until: '2005-03-01',
    into: 'le code de l’entrée et du séjour des étrangers et du droit d’asile',
  },
  {
    nature: 'ordonnance',
    number: '45-174',
    until: '2021-09-30',
    into: 'le code de la justice pénale des mineurs',
  },
  { nature: 'ordonnance', number: '2015-899', until: '2019-04-01', into: 'le code de la commande publique' },
  { nature: 'décret', number: '2016-360', until: '2019-04-01', into: 'le code de la commande publique' },
  {
    nature: 'décret',
    number: '65-29',
    until: '2001-01-01',
    into: 'le code de justice administrative (art. R. 421-1 et suivants)',
  },
  { nature: 'directive ue', number: '95/46', until: '2018-05-25', into: 'le règlement (UE) 2016/679' },
  { nature: 'règlement ue', number: '45/2001', until: '2018-12-11', into: 'le règlement (UE) 2018/1725' },
  { nature: 'règlement ue', number: '44/2001', until: '2015-01-10', into: 'le règlement (UE) n° 1215/2012' },
  { nature: 'décision-cadre', number: '2008/977', until: '2018-05-06', into: 'la directive (UE) 2016/680' },
]

/** Codes that others have replaced, by the text of their keys. */
const REPLACED_CODES: Readonly<Record<string, readonly [until: string, into: string]>> = {
  'code des marches publics': ['2016-04-01', 'le code de la commande publique'],
  'code des tribunaux administratifs et des cours administratives d appel': [
    '2001-01-01',
    'le code de justice administrative',
  ],
  'code des tribunaux administratifs': ['2001-01-01', 'le code de justice administrative'],
  'code de la famille et de l aide sociale': ['2000-12-23', 'le code de l’action sociale et des familles'],
  'nouveau code de procedure civile': ['2007-12-22', 'le code de procédure civile'],
  'code des communes': ['1996-02-24', 'le code général des collectivités territoriales'],
}

interface ArticleRepeal {
  /** as in keys: `code de justice administrative` */
  readonly text: string
  readonly articles: readonly string[]
  readonly until: string
  readonly into: string
}

/** Articles that are no longer law in a code that is. */
const REPEALED_ARTICLES: readonly ArticleRepeal[] = [
  {
    text: 'code de justice administrative',
    articles: ['R. 811-4'],
    until: '2015-10-18',
    into: 'l’article R. 421-7, auquel renvoie l’article R. 811-5',
  },
  {
    text: 'code de la securite interieure',
    articles: ['L. 246-1', 'L. 246-2', 'L. 246-3', 'L. 246-4', 'L. 246-5'],
    until: '2015-10-03',
    into: 'les articles L. 851-1 et suivants',
  },
]

interface FormerWording {
  readonly text: string
  /** any article of the text, when none is named */
  readonly article?: string
  readonly until: string
  /** what only the former wording says, in words folded */
  readonly says: RegExp
  readonly now: string
}

/** Wordings that practitioners still copy though the article has changed. */
const FORMER_WORDINGS: readonly FormerWording[] = [
  {
    text: 'code de justice administrative',
    article: 'R. 421-1',
    until: '2017-01-01',
    says: /sauf en matiere de travaux publics/,
    now: 'la décision préalable est exigée en toute matière',
  },
  {
    text: 'code de justice administrative',
    article: 'R. 421-3',
    until: '2017-01-01',
    says: /plein contentieux.*(?:forclos|expresse)|(?:forclos|expresse).*plein contentieux/,
    now: 'l’exception du plein contentieux a disparu',
  },
  {
    text: 'code de justice administrative',
    article: 'R. 421-2',
    until: '2017-01-01',
    says: /silence garde pendant plus de deux mois sur une reclamation/,
    now: 'l’article parle des cas où le silence vaut rejet',
  },
  {
    text: 'code de justice administrative',
    article: 'R. 611-8-2',
    until: '2018-05-01',
    says: /huit jours/,
    now: 'le délai de consultation est de deux jours ouvrés (art. R. 611-8-6)',
  },
  {
    text: 'code de justice administrative',
    article: 'R. 414-1',
    until: '2017-01-01',
    says: /peut etre adressee? a la juridiction par voie electronique/,
    now: 'la voie électronique est obligatoire pour les avocats et les personnes publiques qu’il nomme',
  },
  {
    text: 'code de justice administrative',
    article: 'R. 741-12',
    until: '2017-01-01',
    says: /3 ?000 euros/,
    now: 'l’amende peut aller jusqu’à 10 000 euros',
  },
  {
    text: 'code de justice administrative',
    until: '2009-02-01',
    says: /commissaire du gouvernement/,
    now: 'il est nommé rapporteur public',
  },
]

/** Says that a sentence gives an article in a wording it no longer has on a day; undefined when nothing is known of it. */
export function formerlySaid(
  { text, article, label }: FoundCitation,
  sentence: string,
  day: string,
): string | undefined {
  if (spokenOfAsPast.test(sentence)) return undefined
  const words = fold(sentence)
  const former = FORMER_WORDINGS.find(
    one =>
      one.text === text &&
      (one.article === undefined || one.article === article) &&
      day >= one.until &&
      one.says.test(words),
  )
  return former && `${label} ne dit plus cela depuis le ${dateText(former.until)} : ${former.now}.`
}

const spokenOfAsPast =
  /alors\s(?:applicables?|en\svigueur)|abrog|codifi|repris|ancien(?:ne)?s?\s|désormais|devenu|remplac|dans\s(?:sa|leur)\s(?:rédaction|version)|jusqu[’']au|avant\sl[’']entrée|transpos/iu

/** Says that a text is no longer law on a day, unless the words around it say so; undefined when it is, or nothing is known. */
export function repealOf(citation: FoundCitation, around: string, day: string): string | undefined {
  if (spokenOfAsPast.test(around)) return undefined
  const code = citation.text ? REPLACED_CODES[citation.text] : undefined
  if (code && day >= code[0]) return sentence(citation.label, code[0], code[1])
  const article = REPEALED_ARTICLES.find(
    one =>
      one.text === citation.text && one.articles.includes((citation.article ?? '').split(' à ')[0] ?? ''),
  )
  if (article && day >= article.until) return sentence(citation.label, article.until, article.into)
  const number = citation.act?.number ?? citation.keys.flatMap(key => numberOfKey(key) ?? [])[0]
  const repeal = REPEALS.find(
    one =>
      one.nature === citation.act?.nature && one.number.replace(/\D/g, '') === number?.replace(/\D/g, ''),
  )
  if (!repeal || day < repeal.until) return undefined
  if (repeal.articles && !repeal.articles.includes(Number(/^\d+/.exec(citation.article ?? '')?.[0])))
    return undefined
  return sentence(citation.label, repeal.until, repeal.into)
}

const numberOfKey = (key: string): string | undefined => /^article:[^|]*\s(\d{4,9})\|/.exec(key)?.[1]

const sentence = (label: string, until: string, into: string): string =>
  `${label} n’est plus en vigueur depuis le ${dateText(until)} : voyez ${into}, ou dites «\u00a0alors en vigueur\u00a0».`
