import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPublicKeys } from '../../src/main/updates/minisign.ts'
import { product, projectRoot } from '../product.ts'
import { printPublicKey, readSecretKey, type SecretKey } from './minisign.ts'

/** Where the public key lies in an application, and where a publisher puts it in the repository. */
export const PUBLIC_KEY_FILE = 'release-key.pub'

/**
 * The key releases are signed with: the text or the file that PRETOIRE_RELEASE_KEY gives, opened by PRETOIRE_RELEASE_PASSPHRASE.
 * Undefined when none is given: what is made then is not signed.
 */
export function releaseKey(env: NodeJS.ProcessEnv = process.env): SecretKey | undefined {
  const given = env.PRETOIRE_RELEASE_KEY
  if (!given) return undefined
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given
  return readSecretKey(text, env.PRETOIRE_RELEASE_PASSPHRASE)
}

/**
 * Puts the publisher's public keys in an application: those of the repository (`resources/release-key.pub`), else that of the
 * key it is signed with. Says what copies made so can do. Throws when the signing key is not among those of the repository, for
 * no copy would accept what it signs. Without an application, only says it.
 */
export function putPublicKey(application: string | undefined, key: SecretKey | undefined): string {
  const file = join(projectRoot, 'resources', PUBLIC_KEY_FILE)
  const repository = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const keys = readPublicKeys(repository)
  if (key && keys.length > 0 && !keys.some(({ id }) => id === key.id))
    throw new Error(
      `La clé de signature ${key.id} n’est pas dans resources/${PUBLIC_KEY_FILE} : aucune copie n’accepterait ce qu’elle signe.`,
    )
  const text = keys.length > 0 ? repository : key && printPublicKey(key, publisherName())
  if (!text)
    return 'Aucune clé d’éditeur : les copies faites ainsi n’installent aucune mise à jour, et le disent.'
  if (application) writeFileSync(join(application, 'resources', PUBLIC_KEY_FILE), text)
  return `Clé d’éditeur : ${readPublicKeys(text)
    .map(({ id }) => id)
    .join(', ')}.`
}

const publisherName = () => process.env.PRETOIRE_PUBLISHER ?? `Éditeur de ${product.productName}`
