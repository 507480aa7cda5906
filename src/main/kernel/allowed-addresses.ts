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

/** The places of offices that the user allowed, with no name and no password of a login; beside `office.json`, in no backup. */
const AllowedFile = z.object({ pretoireAllowed: z.literal(1), places: z.array(z.string()) })

const allowedPath = (folder: string) => join(folder, 'office-permis.json')

function allowedPlaces(folder: string): readonly string[] {
  const path = allowedPath(folder)
  if (!existsSync(path)) return []
  return AllowedFile.safeParse(parseJson(guarded(() => readStored(path)).toString('utf8'))).data?.places ?? []
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
    return allowedPlaces(folder).includes(placeOf(address))
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return false
    throw error
  }
}

/** Libraries whose user is being asked: a page cannot pile questions up. */
const asking = new Set<string>()

/**
 * Refuses an address that the user does not allow, before anything of it is opened. The page gives addresses, and a script in it could
 * too: the user is asked outside the page, once for each place. Without `confirm`, who gives it is the user.
 */
export async function allowAddress(
  { folder }: Pick<Library, 'folder'>,
  address: string,
  confirm?: Confirm,
): Promise<void> {
  // refused by what would open it, which opens nothing
  if (!isPostgres(address) && !isAbsolute(address.trim())) return
  const place = placeOf(address)
  if (allowedPlaces(folder).includes(place)) return
  if (confirm) await ask(folder, address, confirm)
  const places = [...allowedPlaces(folder), place]
  const path = allowedPath(folder)
  const text = `${JSON.stringify({ pretoireAllowed: 1, places }, null, 1)}\n`
  guarded(() => writeWhole(path, sealedFor(path, Buffer.from(text))))
}

async function ask(folder: string, address: string, confirm: Confirm): Promise<void> {
  if (asking.has(folder))
    throw new AppError(
      'refused',
      'Une autre adresse attend votre réponse, hors de cette page. Rien n’a été ouvert\u00a0: répondez-y, puis recommencez.',
    )
  asking.add(folder)
  try {
    for await (const question of questionsOf(address)) {
      const isAllowed = await confirm(question)
      if (isAllowed === undefined)
        throw new AppError(
          'refused',
          `Une page ne suffit pas à donner une adresse\u00a0: Prétoire vous la fait confirmer hors d’elle, et ne le peut pas ici. Rien n’a été ouvert. Tapez dans un terminal «\u00a0pretoire office allow ADRESSE\u00a0», avec cette adresse, puis recommencez.`,
        )
      if (!isAllowed)
        throw new AppError(
          'refused',
          'Vous n’avez pas autorisé cette adresse\u00a0: rien n’y a été lu ni écrit, et rien n’a été changé.',
        )
    }
  } finally {
    asking.delete(folder)
  }
}

const UNASKED = 'Si vous ne venez pas de donner cette adresse à Prétoire, répondez «\u00a0Annuler\u00a0».'

/** The questions about an address, each put once the one before was answered by yes: a server is reached only then. */
async function* questionsOf(address: string): AsyncGenerator<Question> {
  if (!isPostgres(address)) {
    yield {
      message: 'Utiliser ce dossier comme bureau\u00a0?',
      detail: `${shown(resolve(address.trim()))}\n\nPrétoire y écrira, scellé, ce que vous mettrez dans un espace, et y lira ce que d’autres y mettent. ${UNASKED}`,
      buttons: ['Utiliser ce dossier', 'Annuler'],
    }
    return
  }
  const server = readServer(address)
  yield {
    message: 'Joindre ce serveur de bureau\u00a0?',
    detail: `${serverText(server)}\n\n${UNASKED}`,
    buttons: ['Joindre ce serveur', 'Annuler'],
  }
  const certificate = await certificateOf(server)
  if (!certificate) return
  yield {
    message: 'Est-ce le bon serveur\u00a0?',
    detail: `${certificateText(certificate)}\n\nComparez l’empreinte avec celle que donne la personne qui tient le serveur. ${laterText(server)} ${UNASKED}`,
    buttons: ['C’est le bon', 'Annuler'],
  }
}

/** Says which certificates this address will accept from then on. */
function laterText({ mode, files }: NamedServer): string {
  if (mode === 'require' && !files.sslrootcert)
    return 'Cette adresse (sslmode=require) ne fait pas vérifier qui répond\u00a0: plus tard, un autre certificat serait accepté sans question. Pour que Prétoire le refuse, ôtez «\u00a0sslmode=require\u00a0», ou nommez l’autorité du serveur par «\u00a0sslrootcert\u00a0».'
  return mode === 'verify-full'
    ? 'Prétoire refusera tout certificat d’une autre autorité, ou d’un autre nom de serveur.'
    : 'Prétoire refusera tout certificat d’une autre autorité.'
}

const TLS_WORDS: Readonly<Record<NamedServer['mode'], string>> = {
  disable: 'aucun\u00a0: il est sur cet ordinateur',
  require: 'TLS, sans vérifier qui répond',
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

/** Says whose a certificate is, in lines. */
const certificateText = ({ subject, authority, fingerprint, until }: SeenCertificate): string =>
  [
    `Certificat de\u00a0: ${shown(subject)}`,
    `Autorité\u00a0: ${shown(authority)}`,
    `Empreinte (SHA-256)\u00a0: ${fingerprint}`,
    `Valable jusqu’au\u00a0: ${until}`,
  ].join('\n')

/** Says where an address leads, in lines, with the certificate that its server shows now. */
export async function placeText(address: string): Promise<string> {
  if (!isPostgres(address)) return `Dossier\u00a0: ${shown(resolve(address.trim()))}`
  const server = readServer(address)
  const certificate = await certificateOf(server)
  return [serverText(server), ...(certificate ? [certificateText(certificate)] : [])].join('\n')
}

const MAX_SHOWN_CHARS = 300

/** A text from elsewhere, as it can be read in a question: on one line, signs that cannot be seen told by their number. */
const shown = (text: string): string => {
  const visible = text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu,
    sign => `[U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
  )
  return visible.length > MAX_SHOWN_CHARS ? `${visible.slice(0, MAX_SHOWN_CHARS)}…` : visible
}
