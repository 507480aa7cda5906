import { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { refusal } from '../../kernel/database/refusals.ts'
import type { Keyring } from '../../kernel/vault/keyring.ts'
import { dropKeys } from '../../kernel/vault/keys.ts'
import { readVault } from '../../kernel/vault/vault-file.ts'
import { json } from '../../kernel/wire-replies.ts'
import type { OnStep } from '../../safekeeping/vault/seal.ts'

const VAULT_ACTS = ['unlock', 'keyring', 'lock', 'seal', 'reseal', 'unseal'] as const
type VaultAct = (typeof VAULT_ACTS)[number]

/** Whether an act of a window opens, closes, seals or unseals its library as a whole. */
export const isVaultAct = (name: string): name is VaultAct => VAULT_ACTS.some(act => act === name)

const SealRequest = z.object({ passphrase: z.string().max(1000) })
/** Longer than any passphrase. */
const MAX_BODY_BYTES = 4096

/** The means of a host: how it closes its library, for an act that its window waits for, or locks it, its windows emptied. */
interface VaultHost {
  readonly close: () => Promise<void>
  readonly lock: () => Promise<void>
  /** hears how far a sealing is, which the window asks for meanwhile */
  readonly onStep: OnStep
  /** the system's keyring, where the host reaches it */
  readonly keyring: Keyring | undefined
}

/** Does an act of the vault on a library, closed first where it must be; the answer says why where it could not. */
export async function runVaultAct(
  folder: string,
  act: VaultAct,
  { request, ...host }: VaultHost & { request: Request },
): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer())
  try {
    return json(200, await run(folder, act, body.subarray(0, MAX_BODY_BYTES), host))
  } catch (error) {
    const cause = refusal(error)
    if (cause instanceof AppError) return json(200, { message: cause.message })
    throw cause
  } finally {
    body.fill(0)
  }
}

async function run(folder: string, act: VaultAct, body: Buffer, host: VaultHost) {
  const { close, lock, onStep, keyring } = host
  const [
    { unlockVault },
    { unlockByKeyring },
    { requirePassphrase },
    { finishSealing, sealLibrary },
    { pendingUnsealing, resealLibrary, unsealLibrary },
    { sealInThread, unsealInThread },
  ] = await Promise.all([
    import('../../safekeeping/vault/vault.ts'),
    import('../../safekeeping/vault/keyring-slot.ts'),
    import('../../kernel/vault/passphrase-strength.ts'),
    import('../../safekeeping/vault/seal.ts'),
    import('../../safekeeping/vault/unseal.ts'),
    import('../../safekeeping/vault/vault-thread.ts'),
  ])
  switch (act) {
    case 'unlock':
    case 'keyring':
      await (act === 'unlock' ? unlockVault(folder, body) : unlockByKeyring(folder, keyring))
      if (pendingUnsealing(folder) !== undefined) {
        // said again by the one who has the passphrase: what goes on by itself could have been begun by somebody else
        dropKeys(folder)
        return { message: UNSEALING_STOPPED, isUnsealing: true }
      }
      await finishSealing(folder, onStep, sealInThread)
      return {}
    case 'lock':
      await lock()
      return {}
    case 'seal': {
      const { passphrase } = readBody(body)
      await requirePassphrase(passphrase)
      await close()
      return { recovery: await sealLibrary(folder, passphrase, onStep, sealInThread) }
    }
    case 'reseal':
      await unlockVault(folder, readBody(body).passphrase)
      await close()
      await resealLibrary(folder, onStep, sealInThread)
      return {}
    case 'unseal':
      // the one who asks knows the passphrase: a window left open is not enough
      await unlockVault(folder, readBody(body).passphrase)
      await close()
      if (pendingUnsealing(folder) === undefined) await finishSealing(folder, onStep, sealInThread)
      await unsealLibrary(folder, onStep, unsealInThread)
      return {}
  }
}

const UNSEALING_STOPPED =
  'La remise en clair de la bibliothèque s’est arrêtée au milieu\u00a0: une partie est en clair. Retapez la phrase de passe, et choisissez\u00a0: la sceller à nouveau, ou finir de la remettre en clair.'

function readBody(body: Buffer) {
  const read = SealRequest.safeParse(parse(body.toString('utf8'))).data
  if (!read) throw new AppError('invalid', 'La demande de la fenêtre ne se lit pas. Rien n’a été changé.')
  return read
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Closes a sealed library and forgets its keys. Refused where there is no vault: it would open again by itself. */
export async function lockLibrary(folder: string, close: () => Promise<void>): Promise<void> {
  if (!readVault(folder))
    throw new AppError('refused', 'Cette bibliothèque n’est pas scellée\u00a0: il n’y a rien à verrouiller.')
  await close()
  dropKeys(folder)
}
