import { dayOfNumber, daysOf, dayText } from '../french/dates.ts'
import { capital } from '../french/wording.ts'
import type { FileFacts } from './file-facts.ts'
import type { Exhibit } from './model.ts'

/** The natures of the exhibits of an administrative file, with the words that show them in a file's name. */
const natures: readonly (readonly [string, RegExp])[] = [
  ['Délibération', /d[ée]lib[ée]ration/i],
  ['Arrêté', /\barr[êe]t[ée](?!\p{L})/iu],
  ['Accusé de réception', /accus[ée](?:[ _-]de[ _-]r[ée]ception)?/i],
  ['Avis de réception', /avis[ _-]de[ _-]r[ée]ception/i],
  ['Procès-verbal', /proc[èe]s[ _-]verbal|\bpv\b/i],
  ['Compte rendu', /compte[ _-]rendu|\bcr\b/i],
  ['Statuts', /\bstatuts?\b/i],
  ['Mandat', /\bmandat\b/i],
  ['Demande', /\bdemande\b/i],
  ['Recours gracieux', /recours[ _-]gracieux/i],
  ['Avis', /\bavis\b/i],
  ['Décision', /\bd[ée]cision\b/i],
  ['Ordonnance', /\bordonnance\b/i],
  ['Jugement', /\bjugement\b/i],
  ['Rapport', /\brapport\b/i],
  ['Bon de commande', /bon[ _-]de[ _-]commande/i],
  ['Marché', /\bmarch[ée](?!\p{L})|\bccap\b|\bcctp\b/iu],
  ['Facture', /\bfacture\b/i],
  ['Convention', /\bconvention\b/i],
  ['Contrat', /\bcontrat\b/i],
  ['Manuel', /\bmanuel\b|\bnotice\b|\bguide\b/i],
  ['Attestation', /\battestation\b/i],
  ['Constat', /\bconstat\b/i],
  ['Capture d’écran', /capture|screenshot/i],
  ['Photographie', /photo/i],
  ['Article', /\barticle\b/i],
  ['Courrier', /\bcourrier\b|\blettre\b/i],
  ['Courriel', /\bcourriel\b|\bmails?\b/i],
]

/** The label of an exhibit: `Délibération du 14 décembre 2018 lançant l’expérimentation`. The inventory adds its author. */
export function labelOf({ nature, date, object }: Pick<Exhibit, 'nature' | 'date' | 'object'>): string {
  const dateText = date ? `${nature ? 'du' : 'Du'} ${dayText(date)}` : ''
  // an act bears its number before its date
  const [, number = '', about = ''] = /^(n°\s?\S*\d\S*)?\s*(.*)$/su.exec(object.trim()) ?? []
  const head = [nature.trim(), number.replace(/^n°\s?/, 'n°\u00a0'), dateText].filter(Boolean).join(' ')
  if (!head) return capital(about)
  if (!about) return head
  // words that carry the sentence on stand alone; any other object is set apart
  const follows =
    /^(?:\(|de|du|des|d[’']|à|au|aux|sur|pour|contre|en|relati|portant|concernant|\p{L}+ant\b)/iu
  return `${head}${follows.test(about) ? ' ' : ', '}${about}`
}

/** The label a described exhibit may take; none where only its date is told, which names nothing. */
export const proposedLabel = (exhibit: Pick<Exhibit, 'nature' | 'date' | 'object'>): string =>
  exhibit.nature.trim() || exhibit.object.trim() ? labelOf(exhibit) : ''

/** Proposes nature, date and label of a file from a mail's headers, or from its name. Nothing is guessed from its text. */
export function propose(
  name: string,
  look: Pick<FileFacts, 'mail'>,
): Pick<Exhibit, 'nature' | 'object' | 'author' | 'label'> & { date?: string } {
  const stem = name.replace(/\.[^.]+$/, '')
  if (look.mail) {
    const { from, subject, date } = look.mail
    const about = {
      nature: 'Courriel',
      object: subject ? `«\u00a0${subject}\u00a0»` : '',
      author: from.replace(/ <.*$/, ''),
      ...(date && { date: parisDay(date) }),
    }
    return { ...about, label: labelOf(about) }
  }
  const { rest, date } = withoutDate(stem)
  const [nature = '', words] = natures.find(([, pattern]) => pattern.test(rest)) ?? []
  if (!words) return { nature: '', object: '', author: '', label: stem, ...(date && { date }) }
  // the number of an act, not that of an exhibit
  const [number = ''] = /\bn°\s?(?:\d+[-/.]\d[\d-/.]*|\d{4,})/.exec(rest) ?? []
  const remainder = rest
    .replace(number, ' ')
    .replace(words, ' ')
    .replace(/^(?:\s|pj|pi[èe]ce|n°|\d{1,3}\b|[-_.,])+/i, '')
    .replace(/[\s_]+/g, ' ')
    .replace(/\s*\b(?:du|le)(?=\s*(?:[:;,]|[-–—]\s|$))/i, '')
    .replace(/^[-–—:,\s]+|[-–—,\s]+$/g, '')
  const object = [number, remainder].filter(Boolean).join(' ')
  // without a date, the name as it was given says it better than its pieces put together again
  if (!date) return { nature, object: '', author: '', label: stem }
  const about = { nature, object, author: '', date }
  return { ...about, label: labelOf(about) }
}

/** A whole date in a name, in figures or in words, and the name without it. */
function withoutDate(stem: string): { rest: string; date?: string } {
  const text = stem.replaceAll('_', ' ')
  const shapes = [
    /\b(?:19|20)\d{2}[-. ]\d{2}[-. ]\d{2}\b/,
    /\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b/,
    /\b\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}\b/,
    /\b\d{1,2}(?:er)? \p{L}{3,9} (?:19|20)\d{2}\b/u,
  ]
  for (const shape of shapes) {
    const [match] = shape.exec(text) ?? []
    if (!match) continue
    const phrase = /^\d{8}$/.test(match)
      ? match.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
      : /\p{L}/u.test(match)
        ? match
        : match.replace(/[. ]/g, '-')
    const days = daysOf(phrase)
    const date = days && days.from === days.to ? dayOfNumber(days.from) : undefined
    if (date) return { rest: text.replace(match, ' ').replace(/\s+/g, ' ').trim(), date }
  }
  return { rest: text }
}

const parisDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })
const parisDay = (iso: string): string => parisDate.format(new Date(iso))
