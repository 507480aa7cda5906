import { countOf, inGuillemets } from '../french/wording.ts'

/** Answer of a host that was asked for a file: it came, the host has none, or it gives other bytes. */
export type FileDelivery = 'here' | 'absent' | 'altered'

/** Exhibits that a sentence names. */
const NAMED_EXHIBITS = 5

/** « la pièce « Plan » », « 7 pièces (« Plan », « Lettre »…) ». `labels` are in guillemets. */
function exhibitsText(labels: readonly string[]): string {
  if (labels.length === 1) return `la pièce ${labels[0]}`
  const more = labels.length > NAMED_EXHIBITS ? '…' : ''
  return `${labels.length} pièces (${labels.slice(0, NAMED_EXHIBITS).join(', ')}${more})`
}

/** Says which files a host did not give, or gave altered, and what mends it; undefined where there are none. */
export function undeliveredSentence(
  space: string,
  state: Exclude<FileDelivery, 'here'>,
  labels: readonly string[],
): string | undefined {
  if (labels.length === 0) return undefined
  const host = `Le bureau de l’espace ${inGuillemets(space)}`
  return state === 'absent'
    ? `${host} n’a pas le fichier de ${exhibitsText(labels)}\u00a0: pas encore arrivé, abîmé ou perdu. Recommencez plus tard\u00a0; un poste qui l’a gardé peut l’y remettre («\u00a0pretoire office refill\u00a0»).`
    : `${host} ne rend pas le fichier de ${exhibitsText(labels)} tel que les membres l’y ont mis\u00a0: il a été altéré, et n’a pas été gardé. Prévenez la personne qui tient le bureau\u00a0; un poste qui l’a gardé pourra ensuite l’y remettre.`
}

/** Says that a host could not be asked, why, and how many files came before. */
export function unreachedSentence(space: string, arrivals: number, reason: string): string {
  const place = `dans l’espace ${inGuillemets(space)}`
  if (arrivals === 0) return `Le fichier est resté ${place}, et n’a pas pu être demandé\u00a0: ${reason}`
  return `${countOf(arrivals, 'fichier est arrivé et est gardé', 'fichiers sont arrivés et sont gardés')}. Les autres sont restés ${place}, et n’ont pas pu être demandés\u00a0: ${reason} Recommencez ensuite\u00a0: seuls ceux qui manquent seront demandés.`
}
