import { z } from 'zod'
import { dateText } from '../french/dates.ts'
import { Day, Id } from '../kernel/common.ts'
import { tie } from './cite/text.ts'
import { hasText, isAuthority } from './kinds/registry.ts'
import type { Source } from './model.ts'

/** Something that happened to a decision or a text after it was given. `by` is printed as it stands. */
export const LaterEvent = z.object({
  what: z.enum([
    'annulled',
    'partly-annulled',
    'moot',
    'confirmed',
    'superseded',
    'limited',
    'extended',
    'completed',
    'applied',
    'codified',
    'amended',
    'expired',
    'appealed',
    'no-appeal-found',
    'final',
    'related',
  ]),
  by: z.string().default(''),
  date: Day.optional(),
  /** what exactly it bears on, in a few words */
  about: z.string().default(''),
  /** the page or archive it was read in; empty where none is recorded */
  source: z.string().default(''),
  certain: z.boolean().default(true),
})
export type LaterEvent = z.infer<typeof LaterEvent>

/** The record of an authority: where its reference was seen, and its history. An empty history proves nothing. */
export const AuthorityRecord = z.object({
  /** its id in the packs that ship */
  id: z.string(),
  /** its natural keys (keys.ts), by which an imported record is the same authority */
  keys: z.array(z.string()).default([]),
  /** `official`: the whole reference, on a page of the court or publisher */
  seen: z.object({ page: z.string(), official: z.boolean(), on: Day }).optional(),
  history: z.array(LaterEvent).default([]),
  /** searched for and not found: never to be cited before it is read */
  readFirst: z.boolean().default(false),
})
export type AuthorityRecord = z.infer<typeof AuthorityRecord>

/** `resources/authority-history.json`: what was found of each authority, by whom, up to that day. */
export const AuthorityFile = z.object({ date: Day, by: z.string(), records: z.array(AuthorityRecord) })
export type AuthorityFile = z.infer<typeof AuthorityFile>

/** How far an authority was read. `read`: somebody says so. `held`: its text is in the library. `reference`: seen on an official page. */
export const AuthorityState = z.enum(['read', 'held', 'reference', 'unverified'])
export type AuthorityState = z.infer<typeof AuthorityState>

export const stateNames: Readonly<Record<AuthorityState, string>> = {
  read: 'lu dans le texte',
  held: 'texte dans la bibliothèque',
  reference: 'référence confirmée',
  unverified: 'à vérifier',
}

/** An authority as the window, the check and the command line show it. */
export const Standing = z.object({
  id: Id,
  state: AuthorityState,
  /** who read it and when, or why it is not read */
  why: z.string(),
  history: z.array(z.object({ text: z.string(), undoes: z.boolean() })),
})
export type Standing = z.infer<typeof Standing>

const eventNames: Readonly<Record<LaterEvent['what'], string>> = {
  annulled: 'Annulation',
  'partly-annulled': 'Annulation partielle',
  moot: 'Non-lieu',
  confirmed: 'Confirmation',
  superseded: 'Dépassement',
  limited: 'Limite',
  extended: 'Extension',
  completed: 'Complément',
  applied: 'Application',
  codified: 'Codification',
  amended: 'Modification',
  expired: 'Fin d’effet',
  appealed: 'Appel',
  'no-appeal-found': 'Aucun appel trouvé',
  final: 'Devenue définitive',
  related: 'Voir aussi',
}

/** `Annulation : CE, ord., 21 décembre 2023, n° 489990 (conseil-etat.fr)`. */
export function eventText({ what, by, date, about, source, certain }: LaterEvent): string {
  const suffix = by ? ` : ${by}` : date ? ` (${dateText(date)})` : ''
  const after = what === 'no-appeal-found' ? ' : voir si la décision est définitive' : ''
  const notes = [about, source, certain ? '' : 'à vérifier'].filter(Boolean).join(' ; ')
  return tie(`${eventNames[what]}${suffix}${after}${notes ? ` (${notes})` : ''}`)
}

/** Whether support drawn from the authority is gone. */
export const undoes = ({ what, certain }: LaterEvent): boolean => what === 'annulled' && certain

/** How far a source was read. `pointMissing`: the point it is cited at does not exist in its text. */
export function standingOf(
  source: Source,
  record: AuthorityRecord | undefined,
  by: string,
  pointMissing = false,
): Omit<Standing, 'id'> {
  const history = (record?.history ?? []).map(event => ({ text: eventText(event), undoes: undoes(event) }))
  const state = (state: AuthorityState, why: string) => ({ state, why: tie(why), history })
  const reading = source.readings?.at(-1)
  if (pointMissing) return state('unverified', 'Le point cité n’existe pas dans le texte.')
  if (reading) return state('read', `Lu par ${reading.by} le ${dateText(reading.on)}.`)
  if (hasText(source)) return state('held', textState(source))
  const sighting = record?.seen
  if (sighting?.official)
    return state(
      'reference',
      `Référence vue par ${by} le ${dateText(sighting.on)} (${sighting.page}). Le texte n’est pas dans la bibliothèque.`,
    )
  if (record?.readFirst)
    return state('unverified', 'Cherchée sans être trouvée : à lire avant toute citation.')
  return state(
    'unverified',
    sighting
      ? `Référence vue par ${by} le ${dateText(sighting.on)} sur une page qui n’est pas officielle, ou en partie seulement (${sighting.page}).`
      : isAuthority(source)
        ? 'Ni le texte ni une page officielle n’ont été lus.'
        : 'Rédigée par son auteur : ses sources sont à lire.',
  )
}

function textState({ provenance }: Source): string {
  const last = provenance
    .filter(one => one.asOf)
    .toSorted((a, b) => (a.asOf ?? '').localeCompare(b.asOf ?? ''))
    .at(-1)
  return last?.asOf
    ? `Le texte est dans la bibliothèque (${last.publisher}, état au ${dateText(last.asOf)}).`
    : 'Le texte est dans la bibliothèque.'
}
