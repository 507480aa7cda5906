import type { FoundCitation } from '../../../library/cite/find/found-citation.ts'

/** How many recitals an act of the Union has, recalled: they answer where the act is not held. */
const RECITALS: Readonly<Record<string, number>> = {
  '95/46': 72,
  '2000/31': 65,
  '2002/58': 49,
  '2016/679': 173,
  '2016/680': 107,
  '2018/1725': 89,
  '2022/1925': 109,
  '2022/2065': 156,
  '2024/1689': 180,
}

/** « le règlement », « la directive ». */
const theAct = (nature: string): string => {
  const noun = nature.replace(/ ue$/, '')
  return `${/^[rR]/.test(noun) ? 'le' : 'la'} ${noun}`
}

/** Says that an act of the Union has no recital of the number that is cited. */
export function recitalMisfit({ act, article }: FoundCitation, pin = ''): string | undefined {
  const count = RECITALS[(act?.number ?? '').replace(/^n[°º]\s?/u, '')]
  if (!act || !count) return undefined
  const isOfOne = article?.startsWith('considérant') || /^cons/iu.test(pin)
  const numbers = isOfOne ? (`${article ?? ''} ${pin}`.match(/\d+/g) ?? []) : []
  const number = numbers.find(n => Number(n) > count)
  return number
    ? `Le considérant ${number} n’existe pas : ${theAct(act.nature)} ${act.number} en a ${count} (compte connu de mémoire, son texte n’étant pas ici).`
    : undefined
}
