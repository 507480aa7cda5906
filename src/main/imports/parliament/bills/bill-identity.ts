import type { Chamber } from '../../../../shared/campaign/bills/model.ts'
import { dayOfNumber, daysOf } from '../../../../shared/french/dates.ts'

/** Point of its way at which a text was printed: as deposited or sent, by a committee, as voted. */
export type PrintStage = 'depot' | 'commission' | 'adopted'

/** The identity a published text states; '' or undefined for what it does not. */
export interface Identity {
  readonly chamber: Chamber | undefined
  readonly session: string
  readonly number: string
  readonly printStage: PrintStage | undefined
  readonly date: string | undefined
  readonly source: string
}

const uid = /(?<type>[A-Z]{4})(?<chamber>AN|SN)R5[LS](?<legislature>\d+|S\d+)B(?<printed>TC|TA)?(?<n>\d{2,5})/
const senateName = /(?<type>pjlo?|pplo?|ppr|tas|plf|plfss)(?<year>\d{2})-(?<n>\d+)/i

const legislatures = 'ONZ DOUZ TREIZ QUATORZ QUINZ SEIZ DIX-SEPT DIX-HUIT DIX-NEUV VINGT'.split(' ')

/** The identity in the name of a file: `PIONANR5L17BTC1043.html`, `ppl23-735.html`. */
export function identityOfName(name: string): Identity | undefined {
  const official = uid.exec(name)?.groups
  if (official) {
    const { printed: printMark, n = '', legislature = '', chamber } = official
    return {
      chamber: chamber === 'AN' ? 'an' : 'senat',
      session: legislature,
      number: String(Number(n)),
      printStage: printMark === 'TC' ? 'commission' : printMark === 'TA' ? 'adopted' : 'depot',
      date: undefined,
      source: `https://www.assemblee-nationale.fr/dyn/opendata/${uid.exec(name)?.[0]}.html`,
    }
  }
  const senate = senateName.exec(name)
  if (!senate?.groups) return undefined
  const { type = '', year = '', n = '' } = senate.groups
  const begins = Number(year) > 50 ? 1900 + Number(year) : 2000 + Number(year)
  return {
    chamber: 'senat',
    session: `${begins}-${begins + 1}`,
    number: String(Number(n)),
    // a text of committee has a number of the same series: its front page says it
    printStage: type.toLowerCase() === 'tas' ? 'adopted' : undefined,
    date: undefined,
    source: `https://www.senat.fr/leg/${senate[0].toLowerCase()}.html`,
  }
}

/** The identity on its front page and in its head. */
export function identityOfFront(
  front: readonly string[],
  ending: readonly string[],
  meta: ReadonlyMap<string, string> = new Map(),
): Identity {
  const all = front.map(line => line.replace(/[\s\u00a0\u202f]+/g, ' ').trim())
  const text = all.join('\n')
  const adoptedNumber = /^TEXTE ADOPTÉ (?:PAR LE SÉNAT )?n ?[°º] ?(\d+)/im.exec(text)?.[1]
  const number =
    adoptedNumber ??
    meta.get('NUMERO_DOCUMENT') ??
    all.map(line => /^N ?[°º] ?(\d+(?: rect\.?(?: (?:bis|ter))?)?)$/i.exec(line)?.[1]).find(Boolean) ??
    ''
  const legislature = legislatureOf(text, meta.get('LEGISLATURE_SESSION') ?? '')
  const session = /SESSION \p{L}+ DE (\d{4}-\d{4})/iu.exec(text)?.[1] ?? ''
  const senate =
    !legislature && (session !== '' || /^SÉNAT$/im.test(text) || /Présidence du Sénat/i.test(text))
  const chamber = legislature ? 'an' : senate ? 'senat' : undefined
  const committee =
    /^TEXTE DE LA COMMISSION|^Annexe au rapport|TEXTE ÉLABORÉ PAR LA COMMISSION/im.test(text) ||
    /^texte de la commission/i.test(meta.get('DIVISION_INTITULE') ?? '')
  return {
    chamber,
    session: chamber === 'an' ? legislature : session,
    number,
    printStage:
      adoptedNumber || /petite loi/i.test(text)
        ? 'adopted'
        : committee
          ? 'commission'
          : number
            ? 'depot'
            : undefined,
    date: dateIn(text, ending, meta),
    source: meta.get('CANONICAL') ?? '',
  }
}

function legislatureOf(text: string, sentence: string): string {
  const [, digits] = /^(\d+) ?(?:e|ème)/.exec(sentence) ?? []
  if (digits) return digits
  const [, word = ''] = /^([A-Z-]+)(?:IÈME|IEME) LÉGISLATURE/m.exec(text.toUpperCase()) ?? []
  const at = legislatures.indexOf(word)
  return at >= 0 ? String(11 + at) : ''
}

function dateIn(
  text: string,
  ending: readonly string[],
  meta: ReadonlyMap<string, string>,
): string | undefined {
  const day = '(\\d{1,2}(?:er)? \\p{L}+ \\d{4})'
  const sentence =
    ending
      .map(
        line =>
          new RegExp(`^Délibéré en séance publique.* le ${day}`, 'u').exec(line.replace(/\s+/g, ' '))?.[1],
      )
      .find(Boolean) ??
    new RegExp(`(?:Enregistré|Mis en distribution|Déposé)[^\\n]*?\\sle ${day}`, 'iu').exec(
      text.replace(/\nle /g, ' le '),
    )?.[1] ??
    meta.get('DATE_DEPOT') ??
    new RegExp(`^(?:le )?${day}$`, 'imu').exec(text)?.[1]
  return dayOfNumber(daysOf(sentence ?? '')?.from ?? 0)
}

/** One identity from several sources, the first that says something winning. */
export const mergeIdentities = (...all: readonly (Identity | undefined)[]): Identity => {
  const of = <K extends keyof Identity>(key: K): Identity[K] | undefined =>
    all.map(one => one?.[key]).find(value => value !== undefined && value !== '')
  return {
    chamber: of('chamber'),
    session: of('session') ?? '',
    number: of('number') ?? '',
    printStage: of('printStage'),
    date: of('date'),
    source: of('source') ?? '',
  }
}
