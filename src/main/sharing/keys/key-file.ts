import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { parseJson } from '../../../shared/kernel/json.ts'
import { MIN_PASSPHRASE_CHARS } from '../../../shared/sharing/model.ts'
import { requirePassphrase } from '../../kernel/vault/passphrase-strength.ts'

/** Parameters of scrypt: some 128 MB and half a second for each guess of the passphrase. */
const SCRYPT_COST = { N: 2 ** 17, r: 8, p: 1 } as const

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/)
/** A signing key on its way to another computer: AES-256-GCM, under a key scrypt makes of the passphrase. */
const KeyFile = z.object({
  pretoireKey: z.literal(1),
  /** the name it signs with, which the seal covers */
  author: z.string().max(200),
  // what a file may ask of the computer is bounded
  scrypt: z.object({
    N: z.literal(SCRYPT_COST.N),
    r: z.literal(SCRYPT_COST.r),
    p: z.literal(SCRYPT_COST.p),
    salt: base64,
  }),
  iv: base64,
  tag: base64,
  sealed: base64.max(2000),
})

/** The file that carries a signing key, locked by a passphrase. */
export async function lockKey(key: KeyObject, author: string, passphrase: string): Promise<Buffer> {
  if (passphrase.normalize('NFKC').length < MIN_PASSPHRASE_CHARS)
    throw new AppError(
      'refused',
      `Cette phrase secrète est trop courte : donnez-lui ${MIN_PASSPHRASE_CHARS} caractères au moins, par exemple quatre ou cinq mots sans lien entre eux. Aucun fichier n’a été fait.`,
    )
  await requirePassphrase(passphrase, 'Aucun fichier n’a été fait.')
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), iv)
  cipher.setAAD(Buffer.from(author))
  const ciphertext = Buffer.concat([
    cipher.update(key.export({ type: 'pkcs8', format: 'der' })),
    cipher.final(),
  ])
  const file: z.infer<typeof KeyFile> = {
    pretoireKey: 1,
    author,
    scrypt: { ...SCRYPT_COST, salt: salt.toString('base64') },
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: ciphertext.toString('base64'),
  }
  return Buffer.from(`${JSON.stringify(file, null, 1)}\n`)
}

/** The key a file carries, and the name it signs with; refused, in a sentence, where the passphrase does not open it. */
export async function unlockKey(
  text: string,
  passphrase: string,
): Promise<{ readonly key: KeyObject; readonly author: string }> {
  const file = KeyFile.safeParse(parseJson(text)).data
  if (!file)
    throw new AppError(
      'damaged',
      'Ce fichier ne contient pas de clé de signature Prétoire, ou il est abîmé. Rien n’a été changé : choisissez le fichier «\u00a0.pretoire-cle\u00a0» enregistré depuis les réglages.',
    )
  const bytes = (part: string) => Buffer.from(part, 'base64')
  const secret = await keyOf(passphrase, bytes(file.scrypt.salt))
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes(file.iv), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(file.author))
    decipher.setAuthTag(bytes(file.tag))
    const der = Buffer.concat([decipher.update(bytes(file.sealed)), decipher.final()])
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(key.asymmetricKeyType)
    return { key, author: file.author }
  } catch {
    throw new AppError(
      'refused',
      'Cette phrase secrète n’ouvre pas ce fichier, ou le fichier a été modifié. Rien n’a été changé : vérifiez la phrase, espaces et majuscules compris.',
    )
  }
}

/** The same phrase typed on another computer gives the same key, however its accents are encoded there. */
const keyOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, { ...SCRYPT_COST, maxmem: 256 * 2 ** 20 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
