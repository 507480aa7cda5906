import { useState } from 'react'
import { call } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Field, Secret } from '../../../ui/field.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useTry } from '../../useTry.ts'
import { isServer, joinAddress, loginOf, splitAddress, withLogin } from './addressParts.ts'

interface Props {
  readonly label: string
  /** the whole address, its password included */
  readonly value: string
  readonly onChange: (address: string) => void
  readonly required?: boolean
}

/** Asks for the address of an office, its password apart and hidden, says where both are kept, and lets a server be tried. */
export function OfficeAddress({ value, onChange, ...props }: Props) {
  const parts = splitAddress(value)
  const [typed, setTyped] = useState('')
  const password = parts.password || typed
  const { busy, failure, run, forget } = useTry()
  const [answer, setAnswer] = useState('')
  const change = (next: { readonly address: string; readonly password: string }) => {
    setAnswer('')
    forget()
    setTyped(next.password)
    onChange(joinAddress(next))
  }
  const attempt = () => {
    setAnswer('')
    void run(async () => setAnswer((await call['office.try']({ url: value })).sentence))
  }
  return (
    <>
      <Field
        {...props}
        value={parts.address}
        onChange={address => {
          const entered = splitAddress(address)
          change({ address: entered.address, password: entered.password || password })
        }}
        placeholder="postgres://nom@serveur/base, ou le chemin d’un dossier"
        help="Un serveur PostgreSQL, ou un dossier partagé (clé USB, Syncthing, Nextcloud) par son chemin entier. L’adresse est gardée dans le dossier de cette bibliothèque, avec son mot de passe, et lisible par qui l’ouvre tant qu’un coffre ne le ferme pas&nbsp;; aucune sauvegarde ne la prend."
      />
      {isServer(parts.address) && (
        <div className="office-server">
          <Field
            label="Nom de connexion au serveur"
            value={loginOf(parts.address)}
            onChange={login => change({ address: withLogin(parts.address, login), password })}
            help="Celui que vous a donné la personne qui tient le serveur. Il se place dans l’adresse."
          />
          <Secret
            label="Mot de passe du serveur"
            value={password}
            onChange={next => change({ address: parts.address, password: next })}
            help="Vide si le serveur reconnaît ce poste autrement (certificat, fichier .pgpass)."
          />
          <div className="actions">
            <Button busy={busy} onPress={attempt}>
              Essayer cette adresse
            </Button>
          </div>
          {failure && <Failure error={failure} />}
          {answer && <p role="status">{answer}</p>}
        </div>
      )}
    </>
  )
}
