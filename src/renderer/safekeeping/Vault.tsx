import { useState } from 'react'
import { idleMinutes, idleSetting } from '../../shared/safekeeping/model.ts'
import { asError, call, useCall } from '../kernel/api.ts'
import { askVault, lockLibrary } from '../kernel/vault.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { KeyringChoice } from './KeyringChoice.tsx'
import { RecoveryBox, SealBox, SecretBox } from './VaultBoxes.tsx'

type Dialog = 'seal' | 'passphrase' | 'recovery' | 'unseal'

/** The vault of the library: sealing it, locking it, its passphrase and its recovery key. */
export function Vault({
  values,
  onChange,
}: {
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (values: Readonly<Record<string, string>>) => void
}) {
  const { value, error, reload } = useCall('vault.status', {})
  const [dialog, setDialog] = useState<Dialog>()
  const [recovery, setRecovery] = useState<string>()
  const [isJustSealed, setSealed] = useState(false)
  const say = useSay()
  const close = () => setDialog(undefined)
  const isSealed = Boolean(value && value.state !== 'clear')
  return (
    <section aria-labelledby="vault" className="fields-section">
      <h2 id="vault">Coffre</h2>
      {error && <Failure error={error} retry={reload} />}
      {value && <p>{value.opensByKeyring ? SEALED_WITH_KEYRING : isSealed ? SEALED : CLEAR}</p>}
      {value && value.inClear.length > 0 && (
        <ul>
          {value.inClear.map(one => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {isSealed && (
        <div className="fields">
          <Choice
            label="Verrouiller sans activité"
            value={String(idleMinutes(values))}
            onChange={minutes => onChange({ [idleSetting]: minutes })}
            options={[
              { value: '5', label: 'après 5\u00a0minutes' },
              { value: '15', label: 'après 15\u00a0minutes' },
              { value: '60', label: 'après une heure' },
              { value: '0', label: 'jamais' },
            ]}
          />
        </div>
      )}
      {value && isSealed && <KeyringChoice report={value} reload={reload} />}
      {value && (
        <div className="actions">
          {isSealed ? (
            <>
              <Button onPress={() => void lockLibrary().catch(cause => say.error(asError(cause)))}>
                Verrouiller maintenant
              </Button>
              <Button look="quiet" onPress={() => setDialog('passphrase')}>
                Changer la phrase de passe…
              </Button>
              <Button look="quiet" onPress={() => setDialog('recovery')}>
                Nouvelle clé de secours…
              </Button>
              <Button look="quiet" onPress={() => setDialog('unseal')}>
                Remettre en clair…
              </Button>
            </>
          ) : (
            <Button onPress={() => setDialog('seal')}>Sceller la bibliothèque…</Button>
          )}
        </div>
      )}
      <SealBox
        open={dialog === 'seal'}
        onClose={close}
        onSealed={key => {
          close()
          setSealed(true)
          setRecovery(key)
        }}
      />
      <SecretBox
        open={dialog === 'passphrase'}
        onClose={close}
        title="Changer la phrase de passe"
        hasNext
        action="Changer"
        run={async ({ current, next }) => {
          await call['vault.passphrase']({ current, next })
          close()
          say.success(
            'La phrase de passe est changée. Les sauvegardes copiées ailleurs avant s’ouvrent encore avec l’ancienne.',
          )
        }}
      />
      <SecretBox
        open={dialog === 'recovery'}
        onClose={close}
        title="Nouvelle clé de secours"
        lead="Celle que vous avez imprimée n’ouvrira plus la bibliothèque."
        action="En faire une autre"
        run={async ({ current }) => {
          const answer = await call['vault.recovery']({ current })
          close()
          setRecovery(answer.recovery)
        }}
      />
      <SecretBox
        open={dialog === 'unseal'}
        onClose={close}
        title="Remettre la bibliothèque en clair"
        lead="Qui lira le disque la lira. Ses sauvegardes restent scellées."
        action="Remettre en clair"
        run={async ({ current }) => {
          await askVault('unseal', { passphrase: current })
          location.reload()
        }}
      />
      <RecoveryBox
        recovery={recovery}
        onClose={() => {
          setRecovery(undefined)
          // the program closed the library under this page, and opened it again
          if (isJustSealed) location.reload()
          else reload()
        }}
      />
    </section>
  )
}

const CLEAR =
  'La bibliothèque est en clair sur ce disque\u00a0: qui le lit, ou prend l’ordinateur, la lit. Scellée, elle ne s’ouvre qu’avec une phrase de passe, et ses sauvegardes aussi.'
const SEALED =
  'La bibliothèque est scellée\u00a0: sa base, ses pièces, ses images, ses clés de signature et ses sauvegardes ne s’ouvrent qu’avec la phrase de passe ou la clé de secours. Ce que vous exportez, lui, est en clair.'
const SEALED_WITH_KEYRING =
  'La bibliothèque est scellée\u00a0: sa base, ses pièces, ses images et ses clés de signature s’ouvrent avec la phrase de passe, la clé de secours, ou le trousseau de l’ordinateur où la case ci-dessous a été cochée\u00a0; ses sauvegardes, avec la phrase de passe ou la clé de secours seulement. Ce que vous exportez, lui, est en clair.'

/** Seals from the first page ever seen, where one wishes; later, it is in the settings. */
export function FirstVault() {
  const [isOpen, setOpen] = useState(false)
  const [recovery, setRecovery] = useState<string>()
  const { value } = useCall('vault.status', {})
  const isSealed = Boolean(value && value.state !== 'clear')
  return (
    <section aria-labelledby="first-vault" className="first-place">
      <h2 id="first-vault">Scellée ou en clair&nbsp;?</h2>
      <p className="help">{isSealed ? SEALED : `${CLEAR} Vous pouvez le faire plus tard, dans Réglages.`}</p>
      {value && !isSealed && (
        <div className="actions">
          <Button onPress={() => setOpen(true)}>Sceller maintenant…</Button>
        </div>
      )}
      <SealBox
        open={isOpen}
        onClose={() => setOpen(false)}
        onSealed={key => {
          setOpen(false)
          setRecovery(key)
        }}
      />
      <RecoveryBox recovery={recovery} onClose={() => location.reload()} />
    </section>
  )
}
