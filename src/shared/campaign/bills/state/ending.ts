import type { Stage } from '../model.ts'

/** Words that say a text is withdrawn, or has lapsed. */
const OVER = /(?<!\p{L})(?:retir[ée]e?|retrait d[ue]|caduc|caduque|caducité)(?!\p{L})/iu
/** Things of a text that are withdrawn without it: its place on the agenda, an amendment, a motion. */
const PART = `(?:ordre du jour|(?:sous-)?amendements?|articles?|motions?|mesures?|demandes?|signatures?)`
const PARTLY_OVER = new RegExp(
  String.raw`(?:retir[ée]+s?|retrait)\s+(?:d[eu]s?\s+)?(?:l[’']|l[ae]s?\s+)?${PART}|${PART}[^.;,]{0,40}\sretir[ée]+s?`,
  'giu',
)
const DISSOLUTION =
  /^dissolution(?!\p{L})|dissolution de l[’']Assemblée|Assemblée (?:nationale )?dissoute|(?:fin|terme) de la (?:\S+ )?législature/iu

/** Whether a stage says that the text is withdrawn or has lapsed, and not that something of it was withdrawn. */
export const saysOver = ({ label, note }: Pick<Stage, 'label' | 'note'>): boolean =>
  OVER.test(`${label} ${note}`.replace(PARTLY_OVER, ''))

/** Whether a stage notes the end of a legislature: what the Assemblée had before it lapses, what the Sénat has stays. */
export const isDissolution = ({ kind, label }: Pick<Stage, 'kind' | 'label'>): boolean =>
  kind === undefined && DISSOLUTION.test(label)
