import { versionOn } from '../../library/article-versions.ts'
import { type ArticlePlace, articlePlace, partsOf, textsAt } from '../../library/cite/article-place.ts'
import { parsePin, passageAt } from '../../library/cite/pin.ts'
import { entryOf, isAuthority } from '../../library/kinds/registry.ts'
import type { Article, Source } from '../../library/model.ts'
import type { Difference } from './cite-check.ts'
import { isOutdated } from './law/in-force.ts'

/** Result of looking for a pinpoint: it exists, it does not (and what does), or nothing can tell. */
export type PointCheck =
  | { readonly kind: 'there' }
  | { readonly kind: 'missing'; readonly difference: Difference }
  | { readonly kind: 'unseen'; readonly why: string }

/** Whether the point a citation names exists in its source; `count`: how many points its publisher gives it, where its text is not there. */
export function checkPoint(pin: string, source: Source, day: string, count = 0): PointCheck {
  const pinpoint = parsePin(pin)
  if (!pinpoint) return notChecked(pin, 'n’est pas de ceux que Prétoire sait retrouver')
  if (pinpoint.unit === 'page') return notChecked(pin, 'dépend de la pagination de l’original')
  if (source.kind === 'article')
    return pinpoint.unit === 'paragraph'
      ? ofArticle(pin, pinpoint.numbers, source, day)
      : notChecked(pin, 'ne se compare pas')
  if (!isAuthority(source) || pinpoint.unit === 'paragraph') return notChecked(pin, 'ne se compare pas')
  const text = entryOf(source).passages(source)
  const last = Math.max(0, ...text.map(passage => passage.n ?? 0))
  if (last === 0 && count > 0 && pinpoint.numbers.some(n => n > count))
    return noSuchPoint(pin, count === 1 ? 'un seul point' : `points 1 à ${count}`)
  if (last === 0)
    return notChecked(
      pin,
      text.length === 0
        ? 'ne se vérifie pas : le texte n’est pas dans la bibliothèque'
        : 'ne se vérifie pas : le texte n’a pas de points numérotés',
    )
  if (passageAt(source, pin).length > 0 && pinpoint.numbers.every(n => n <= last)) return { kind: 'there' }
  return noSuchPoint(pin, last === 1 ? 'un seul point' : `points 1 à ${last}`)
}

function ofArticle(pin: string, numbers: readonly number[], article: Article, day: string): PointCheck {
  const version = versionOn(article, day) ?? article.versions.at(-1)
  const count = version?.text.split(/\n+/).filter(one => one.trim()).length ?? 0
  if (count === 0) return notChecked(pin, 'ne se vérifie pas : le texte n’est pas dans la bibliothèque')
  if (numbers.every(n => n <= count)) return { kind: 'there' }
  if (isOutdated(article, day)) return notChecked(pin, OUTDATED)
  return noSuchPoint(pin, count === 1 ? 'un seul alinéa' : `${count} alinéas`)
}

/** Whether an article has the part that a citation names, in its wording of that day. */
export function checkArticlePlace(place: ArticlePlace, article: Article, day: string): PointCheck {
  const version = versionOn(article, day) ?? article.versions.at(-1)
  if (!version?.text)
    return notChecked(place.wording, 'ne se vérifie pas : le texte n’est pas dans la bibliothèque')
  if (textsAt(version.text, place).length > 0) return { kind: 'there' }
  if (isOutdated(article, day)) return notChecked(place.wording, OUTDATED)
  return noSuchPoint(place.wording, partsOf(version.text, place))
}

const OUTDATED = 'n’est pas dans la rédaction d’ici, qui est ancienne : l’article a pu changer depuis'
const notChecked = (pin: string, why: string): PointCheck => ({
  kind: 'unseen',
  why: `«\u00a0${pin}\u00a0» ${why}.`,
})
const noSuchPoint = (written: string, expected: string): PointCheck => ({
  kind: 'missing',
  difference: { what: 'point', written, expected },
})

/** Why a court does not number its decisions in the way of a pinpoint; undefined when it does. */
export function pinForm(pin: string, wording: string, court: string | undefined): string | undefined {
  if (court !== 'CEDH') return undefined
  if (/(?<![\p{L}])al(?:\.|inéa)/iu.test(wording))
    return 'La Cour européenne numérote des paragraphes (§), sans alinéa : écrivez «\u00a0§\u00a0» et le numéro.'
  return /^pts?(?![\p{L}])/u.test(pin)
    ? 'La Cour européenne numérote des paragraphes : écrivez «\u00a0§\u00a0», non «\u00a0pt\u00a0».'
    : undefined
}

const PART = '(?:avant-)?(?:\\p{L}+|\\d{1,2}(?:e|ème|er))\\s(?:alinéa|phrase)'
const announced = new RegExp(
  `(?<![\\p{L}])((?:${PART}\\s(?:du\\s|de\\sce(?:t|tte)?\\s))?${PART})\\s(?:de\\s(?:l[’']|cet\\s)?|du\\s)?$`,
  'iu',
)
/** « Le second alinéa de cet article le dit (article L. 243-2… » */
const ofThisArticle = new RegExp(`(?<![\\p{L}])(${PART})\\sde\\scet\\sarticle[^.;:()]{0,40}\\($`, 'iu')

/** The words before an article, without the alinéa of it that they name: « (premier alinéa de l’ » is « ( ». */
export const withoutPlace = (before: string): string => before.replace(announced, '')

/** The alinéa or the sentence that stands before an article: « selon le troisième alinéa de l’article L. 211-2 ». */
export const placeBefore = (before: string): ArticlePlace | undefined => {
  const text = before.replace(/[\u00a0\u202f]/g, ' ')
  const words = (announced.exec(text) ?? ofThisArticle.exec(text))?.[1]
  return words ? articlePlace(words) : undefined
}

const PARTS = new RegExp(
  `(?<![\\p{L}-])(?:${PART}\\s(?:du\\s|de\\sce(?:t|tte)?\\s))?${PART}(?!\\p{L})`,
  'giu',
)
/** The part of an article that the words between its citation and a quotation name last: « … . Au second alinéa : ». */
export const placeBetween = (words: string): ArticlePlace | undefined =>
  [...words.matchAll(PARTS)].flatMap(([part]) => articlePlace(part) ?? []).at(-1)

const POINTS =
  /(?<!\p{L})(?:au|le|du)\s(?:point|considérant|paragraphe)\s(\d{1,3})(?!\d|\sd(?:e\s(?:nos|ses|notre|la\srequête)|u\s(?:mémoire|présent)))/giu
const POINT_OF =
  /(?<!\p{L})(?:au|le|du)\s(?:point|considérant|paragraphe)\s(\d{1,3})\sde\s(?:(?:sa|la|cette)\s|l[’']|cet\s|son\s)?$/iu
/** « Au point 3 de sa décision Association Exemple du… »: the point that stands before a decision. */
export const pointBefore = (before: string): string | undefined => {
  const n = POINT_OF.exec(before.replace(/[\u00a0\u202f]/g, ' '))?.[1]
  return n && `pt\u00a0${n}`
}

/** The point of a decision that the words before a quotation name last: « Au point 3 de cette décision, … ». */
export const pointBetween = (words: string): string | undefined => {
  const n = [...words.matchAll(POINTS)].at(-1)?.[1]
  return n && `pt\u00a0${n}`
}

/** Cuts the name of its text off the words of a citation of an article. */
export const withoutText = (wording: string): string =>
  wording.replace(
    /\s(?:du|de\sla|de\sl[’'])\s?(?:code|loi|décret|ordonnance|convention|Constitution|règlement|directive|Charte|arrêté).*$/isu,
    '',
  )
