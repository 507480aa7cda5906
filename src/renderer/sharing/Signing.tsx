import { useState } from 'react'
import type { FileRef, Output } from '../../shared/contract/contract.ts'
import { asError, call, upload, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { BringBack, TakeAway } from './KeyDialogs.tsx'

/** The key packs are signed with: taken to another computer under a passphrase, brought back from its file. */
export function Signing() {
  const { value, error, reload } = useCall('identity.get', {})
  const [isTakeOpen, setTakeOpen] = useState(false)
  const [keyFile, setGiven] = useState<{ readonly file: FileRef; readonly name: string }>()
  const say = useSay()
  const use = (fingerprint: string) =>
    call['identity.use']({ fingerprint }).then(() => {
      reload()
      say.success(`Vos lots sont de nouveau signés avec la clé ${fingerprint}.`)
    }, say.error)
  const pick = async () => {
    try {
      const [file] = await pickFiles({ multiple: false, accept: '.pretoire-cle' })
      if (file) setGiven({ file: await upload(file), name: file.name })
    } catch (cause) {
      say.error(asError(cause))
    }
  }
  const importMessage = ({ fingerprint = '', author, previous, same }: Output<'identity.import'>) => {
    setGiven(undefined)
    reload()
    if (same) say.success('Cette bibliothèque signe déjà avec cette clé\u00a0: rien n’a changé.')
    else
      say.success(
        `Vos lots sont désormais signés${author && ` «\u00a0${author}\u00a0»,`} avec la clé ${fingerprint}.`,
        previous ? () => use(previous) : undefined,
      )
  }
  return (
    <section aria-labelledby="signing">
      <h2 id="signing">Signature des lots</h2>
      <p className="help">
        Les lots que vous envoyez sont signés d’une clé propre à cette bibliothèque. Elle n’est dans aucune
        sauvegarde&nbsp;: depuis un autre ordinateur, vos destinataires liraient «&nbsp;la clé a
        changé&nbsp;». Pour signer partout du même nom, emportez-la dans un fichier fermé par une phrase
        secrète, et reprenez-la là-bas.
      </p>
      {error && <Failure error={error} retry={reload} />}
      {value && (
        <p>
          {value.fingerprint ? (
            <>
              Clé en usage&nbsp;: <code className="fingerprint">{value.fingerprint}</code>
              {value.author && `, au nom de ${value.author}`}.
            </>
          ) : (
            'Aucune clé encore\u00a0: elle sera faite à votre premier envoi, ou reprise d’un fichier.'
          )}
        </p>
      )}
      {value && value.others.length > 0 && (
        <ul className="rows" aria-label="Clés utilisées auparavant">
          {value.others.map(one => (
            <li key={one} className="row-item">
              <span className="row-text">
                <span className="row-title">
                  <code className="fingerprint">{one}</code>
                </span>
                <span className="row-meta">utilisée auparavant</span>
              </span>
              <Button look="link" aria-label={`Reprendre la clé ${one}`} onPress={() => void use(one)}>
                Reprendre
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        {value?.fingerprint && <Button onPress={() => setTakeOpen(true)}>Emporter la clé…</Button>}
        <Button look="quiet" onPress={() => void pick()}>
          Reprendre une clé d’un fichier…
        </Button>
      </div>
      {isTakeOpen && <TakeAway onClose={() => setTakeOpen(false)} />}
      {keyFile && (
        <BringBack
          {...keyFile}
          replaces={value?.fingerprint}
          onDone={importMessage}
          onClose={() => setGiven(undefined)}
        />
      )}
    </section>
  )
}
