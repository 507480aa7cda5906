import type { Found } from '../../library/cite/find/found.ts'
import { dateText } from '../../library/cite/text.ts'

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

const spokenOfAsPast =
  /alors\s(?:applicables?|en\svigueur)|abrog|codifi|repris|ancien(?:ne)?s?\s|désormais|devenu|remplac|dans\s(?:sa|leur)\s(?:rédaction|version)|jusqu[’']au|avant\sl[’']entrée|transpos/iu

/** Says that a text is no longer law on a day, unless the words around it say so; undefined when it is, or nothing is known. */
export function repealOf(typed: Found, around: string, day: string): string | undefined {
  if (spokenOfAsPast.test(around)) return undefined
  const code = typed.text ? REPLACED_CODES[typed.text] : undefined
  if (code && day >= code[0]) return sentence(typed.label, code[0], code[1])
  const number = typed.act?.number ?? typed.keys.flatMap(key => numberOfKey(key) ?? [])[0]
  const repeal = REPEALS.find(
    one => one.nature === typed.act?.nature && one.number.replace(/\D/g, '') === number?.replace(/\D/g, ''),
  )
  if (!repeal || day < repeal.until) return undefined
  if (repeal.articles && !repeal.articles.includes(Number(/^\d+/.exec(typed.article ?? '')?.[0])))
    return undefined
  return sentence(typed.label, repeal.until, repeal.into)
}

const numberOfKey = (key: string): string | undefined => /^article:[^|]*\s(\d{4,9})\|/.exec(key)?.[1]

const sentence = (label: string, until: string, into: string): string =>
  `${label} n’est plus en vigueur depuis le ${dateText(until)} : voyez ${into}, ou dites « alors en vigueur ».`
