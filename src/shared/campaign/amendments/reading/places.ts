import type { Rank, Where } from '../model.ts'
import { numbersOf, ordinals, rankOf } from '../say.ts'

const ordinalsFromThird = ordinals.slice(2).join('|')
const ord = `(?:premi[eè]re|seconde|${ordinalsFromThird}|dernière|\\d+e)`

/** Words named in an instruction: « les mots », « la première occurrence du mot », « au nombre ». */
export const wordsPattern = `(?:(?:à |par |de |et )?(?:la |les )?(?:(?<occ>${ord}) occurrences? (?:de la |de l'|du |des ))?(?:au |aux |à la |à l'|le |la |les |l'|un |une )?(?:mots?|références?|nombres?|montants?|taux|chiffres?|dates?|années?|signes?|pourcentages?|termes?|noms?|sigles?|durées?|sommes?|lettres?|expressions?|articles?|virgules?|occurrences?|phrases?) ?:)`

const whole = new RegExp(
  `^(?:(?<edge>au début|à la fin)(?: (?:de|du|des))? ?)?(?:à |au |aux |de |du |des )?(?:(?:la |cette )?(?<s1>${ord}) phrase ?(?:de |du |des |d')?)?(?:(?<title>(?:l'|à l')?intitulé|le titre|au titre|cet intitulé)(?: d[ue] .*)?|(?:l'|les |le |la |cet |ces )?(?:(?<m>premier|second|${ordinalsFromThird}|dernier) )?alinéas?(?<one> unique)?(?: (?<list>\\d[\\d,àet ]*\\d|\\d+))?)?(?:,? (?:à )?(?:la )?(?<s2>${ord}) phrase)?(?:,? (?<edge2>au début|à la fin))?$`,
)

/** Where an instruction says it acts; undefined for places that are not told (tables, columns, headings of divisions). */
export function whereOf(phrase: string): Where | undefined {
  const text = phrase
    .replace(/[:|]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^en conséquence,? /, '')
    .trim()
    .replace(/,$/, '')
  const groups = whole.exec(text)?.groups
  if (!groups) return undefined
  const alineas = groups.list ? numbersOf(groups.list) : groups.one ? [1] : groups.m ? position(groups.m) : []
  const title = groups.title !== undefined
  if (alineas.length === 0 && !title) return undefined
  const sentence = groups.s1 ?? groups.s2
  const edge = groups.edge ?? groups.edge2
  const rank: Rank | undefined = sentence ? rankOf(sentence) : undefined
  return {
    alineas,
    ...(title && { title }),
    ...(rank && { sentence: rank }),
    ...(edge && { edge: edge.includes('début') ? ('start' as const) : ('end' as const) }),
  }
}

/** The alinéa a rank names; of the last one the number is not known. */
const position = (word: string): number[] => {
  const rank = rankOf(word)
  return typeof rank === 'number' ? [rank] : []
}
