import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/kernel/errors.ts'
import { parseJson } from '../../shared/kernel/json.ts'
import { guarded } from './database/refusals.ts'
import { readStored, sealedFor } from './files/stored.ts'
import { type Library, writeWhole } from './library.ts'
import { isPostgres, type NamedServer, readServer } from './postgres/address.ts'
import { certificateOf, type SeenCertificate } from './postgres/certificate.ts'

/** A question put outside the page, whose second button is the safe answer. */
export interface Question {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly [string, string]
}
/** Puts a question where no script of the page can answer it; undefined where nobody can be asked so. */
export type Confirm = (question: Question) => Promise<boolean | undefined>

/**
 * The places of offices that the user allowed, with no name and no password of a login, and the certificate confirmed for a server, by its place;
 * beside `office.json`, in no backup.
 */
const AllowedFile = z.object({
  pretoireAllowed: z.literal(1),
  places: z.array(z.string()),
  certificates: z.record(z.string(), z.string()).default({}),
})
type AllowedFile = z.infer<typeof AllowedFile>

const NONE: AllowedFile = { pretoireAllowed: 1, places: [], certificates: {} }

const allowedPath = (folder: string) => join(folder, 'office-permis.json')

function readAllowed(folder: string): AllowedFile {
  const path = allowedPath(folder)
  if (!existsSync(path)) return NONE
  return AllowedFile.safeParse(parseJson(guarded(() => readStored(path)).toString('utf8'))).data ?? NONE
}

function allow(folder: string, place: string, fingerprint: string | undefined): void {
  const { places, certificates } = readAllowed(folder)
  const path = allowedPath(folder)
  const file: AllowedFile = {
    pretoireAllowed: 1,
    places: [...new Set([...places, place])],
    certificates: { ...certificates, ...(fingerprint && { [place]: fingerprint }) },
  }
  guarded(() => writeWhole(path, sealedFor(path, Buffer.from(`${JSON.stringify(file, null, 1)}\n`))))
}

/** The place an address leads to, whoever connects: a folder, or a server with its base, its encryption and the files named for it. */
function placeOf(address: string): string {
  if (!isPostgres(address)) return resolve(address.trim())
  const { host, port, database, mode, files } = readServer(address)
  return JSON.stringify([host, port, database, mode, files])
}

/** Whether the user allowed an address in this library, outside the page. An address that does not read is not. */
export function isAddressAllowed(folder: string, address: string): boolean {
  try {
    return readAllowed(folder).places.includes(placeOf(address))
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return false
    throw error
  }
}

/** Fingerprint of the certificate that the user confirmed for a server: it has to show that one. Undefined where none was. */
export const confirmedCertificate = (folder: string, address: string): string | undefined =>
  readAllowed(folder).certificates[placeOf(address)]

/** Libraries whose user is being asked: a page cannot pile questions up. */
const asking = new Set<string>()

/**
 * Refuses an address that the user does not allow, before anything of it is opened. The page gives addresses, and a script in it could
 * too: the user is asked outside the page, once for each place and for each certificate of a server. Without `confirm`, who gives it is the
 * user, and the first certificate is the one to show; another takes `allowShown`.
 */
export async function allowAddress(
  { folder }: Pick<Library, 'folder'>,
  address: string,
  confirm?: Confirm,
): Promise<void> {
  // refused by what would open it, which opens nothing
  if (!isPostgres(address) && !isAbsolute(address.trim())) return
  const place = placeOf(address)
  const { places, certificates } = readAllowed(folder)
  const isAllowed = places.includes(place)
  const confirmed = certificates[place]
  if (confirm && !isAllowed) await ask(folder, placeQuestion(address), confirm)
  const server = isPostgres(address) ? readServer(address) : undefined
  const certificate = server && (confirm || !confirmed) ? await certificateOf(server) : undefined
  const isNew = certificate !== undefined && certificate.fingerprint !== confirmed
  if (confirm && server && isNew)
    await ask(folder, certificateQuestion(server, certificate, confirmed), confirm)
  if (!isAllowed || isNew) allow(folder, place, certificate?.fingerprint)
}

/** Allows an address with the certificate that its server shows now, and says where it leads: for a terminal, where the user is. */
export async function allowShown(folder: string, address: string): Promise<string> {
  const place = placeOf(address)
  if (!isPostgres(address)) {
    allow(folder, place, undefined)
    return `Dossier\u00a0: ${shown(place)}`
  }
  const server = readServer(address)
  const certificate = await certificateOf(server)
  const confirmed = confirmedCertificate(folder, address)
  allow(folder, place, certificate?.fingerprint)
  return [serverText(server), ...(certificate ? [certificateText(certificate, confirmed)] : [])].join('\n')
}

/** Puts a question, and refuses unless the user says yes. */
async function ask(folder: string, question: Question, confirm: Confirm): Promise<void> {
  if (asking.has(folder))
    throw new AppError(
      'refused',
      'Une autre adresse attend votre réponse, hors de cette page. Rien n’a été ouvert\u00a0: répondez-y, puis recommencez.',
    )
  asking.add(folder)
  const answer = await confirm(question).finally(() => asking.delete(folder))
  if (answer === undefined)
    throw new AppError(
      'refused',
      `Une page ne suffit pas à donner une adresse\u00a0: Prétoire vous la fait confirmer hors d’elle, et ne le peut pas ici. Rien n’a été ouvert. Tapez dans un terminal «\u00a0pretoire office allow ADRESSE\u00a0», avec cette adresse, puis recommencez.`,
    )
  if (!answer)
    throw new AppError(
      'refused',
      'Vous n’avez pas autorisé cette adresse\u00a0: rien n’y a été lu ni écrit, et rien n’a été changé.',
    )
}

const UNASKED = 'Si vous ne venez pas de donner cette adresse à Prétoire, répondez «\u00a0Annuler\u00a0».'

/** The question about a place, which is opened or reached only once it is answered by yes. */
function placeQuestion(address: string): Question {
  if (!isPostgres(address))
    return {
      message: 'Utiliser ce dossier comme bureau\u00a0?',
      detail: `${shown(resolve(address.trim()))}\n\nPrétoire y écrira, scellé, ce que vous mettrez dans un espace, et y lira ce que d’autres y mettent. ${UNASKED}`,
      buttons: ['Utiliser ce dossier', 'Annuler'],
    }
  return {
    message: 'Joindre ce serveur de bureau\u00a0?',
    detail: `${serverText(readServer(address))}\n\n${UNASKED}`,
    buttons: ['Joindre ce serveur', 'Annuler'],
  }
}

/** The question about the certificate that a server shows, and about the one it showed before. */
const certificateQuestion = (
  server: NamedServer,
  certificate: SeenCertificate,
  confirmed: string | undefined,
): Question => ({
  message: confirmed
    ? 'Le certificat de ce serveur a changé. Est-ce le bon serveur\u00a0?'
    : 'Est-ce le bon serveur\u00a0?',
  detail: `${certificateText(certificate, confirmed)}\n\nComparez l’empreinte avec celle que donne la personne qui tient le serveur. ${laterText(server)} ${UNASKED}`,
  buttons: ['C’est le bon', 'Annuler'],
})

/** Says which certificates this address will accept from then on. */
function laterText({ mode, files }: NamedServer): string {
  const refused =
    mode === 'verify-full'
      ? ', et refusera toujours celui d’une autre autorité, ou d’un autre nom de serveur'
      : mode === 'verify-ca' || files.sslrootcert
        ? ', et refusera toujours celui d’une autre autorité'
        : ''
  return `Prétoire n’en acceptera aucun autre sans vous le demander${refused}.`
}

const TLS_WORDS: Readonly<Record<NamedServer['mode'], string>> = {
  disable: 'aucun\u00a0: il est sur cet ordinateur',
  require: 'TLS, l’autorité du certificat non vérifiée',
  'verify-ca': 'TLS, l’autorité du certificat vérifiée',
  'verify-full': 'TLS, le certificat et le nom du serveur vérifiés',
}

/** Says which server an address names, in lines. */
function serverText({ host, port, database, user, mode, files }: NamedServer): string {
  return [
    `Serveur\u00a0: ${shown(host)}, port ${port}`,
    `Base\u00a0: ${shown(database)}${user ? `, sous le nom ${shown(user)}` : ''}`,
    `Chiffrement\u00a0: ${TLS_WORDS[mode]}`,
    ...Object.entries(files).map(([name, path]) => `Fichier lu (${name})\u00a0: ${shown(path)}`),
  ].join('\n')
}

/** Says whose a certificate is, in lines, and which one was confirmed before, where it is another. */
const certificateText = (
  { subject, authority, fingerprint, until }: SeenCertificate,
  confirmed: string | undefined,
): string =>
  [
    `Certificat de\u00a0: ${shown(subject)}`,
    `Autorité\u00a0: ${shown(authority)}`,
    `Empreinte (SHA-256)\u00a0: ${fingerprint}`,
    ...(confirmed && confirmed !== fingerprint
      ? [`Empreinte du certificat confirmé auparavant\u00a0: ${confirmed}`]
      : []),
    `Valable jusqu’au\u00a0: ${until}`,
  ].join('\n')

const MAX_SHOWN_CHARS = 300

/** A text from elsewhere, as it can be read in a question: on one line, signs that cannot be seen told by their number. */
const shown = (text: string): string => {
  const visible = text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu,
    sign => `[U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
  )
  return visible.length > MAX_SHOWN_CHARS ? `${visible.slice(0, MAX_SHOWN_CHARS)}…` : visible
}
