import { useState } from 'react'
import type { Input } from '../../shared/contract/contract.ts'
import { dayText } from '../../shared/french/dates.ts'
import { leftText, type OfficeCorpusState } from '../../shared/library/fund.ts'
import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { count } from '../ui/quantities.ts'
import { Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { OfflineRuns } from './OfflineRuns.tsx'

/** The public texts of an office: its address, what it has, and what is copied from it to be read without it. */
export function OfficeCorpus() {
  const { value, loading, reload } = useCall('library.officeCorpus', {})
  const [isBusy, setBusy] = useState(false)
  const say = useSay()
  const run = (work: () => Promise<string>) => {
    setBusy(true)
    work()
      .then(words => {
        say.success(words)
        reload()
      }, say.error)
      .finally(() => setBusy(false))
  }
  const use = (address: string) =>
    run(async () => {
      const state = await call['library.useOfficeCorpus']({ address })
      return state
        ? `Le bureau répond\u00a0: ${count(state.texts, 'texte')}.`
        : 'Le corpus du bureau n’est plus interrogé.'
    })
  const take = (what: Input<'library.takeOffline'>) =>
    run(async () => {
      const { taken, present, left } = await call['library.takeOffline'](what)
      return `${takenText(taken, present, left)}${leftText(left)}`
    })
  return (
    <section aria-labelledby="office-corpus">
      <h3 id="office-corpus">Corpus du bureau</h3>
      <p className="help">
        Un bureau peut tenir les textes publics pour tous ses membres, sur son serveur. Les recherches
        l’interrogent alors, et disent qui a répondu&nbsp;; les mots cherchés sont donc lus par ce serveur. Un
        texte ouvert reste dans la bibliothèque, pour être lu et cité sans lui.
      </p>
      <OfflineRuns isTaking={isBusy} />
      {loading && !value ? (
        <Loading what="Corpus du bureau" />
      ) : value ? (
        <Chosen state={value} isBusy={isBusy} onTake={take} onLeave={() => use('')} />
      ) : (
        <Address isBusy={isBusy} onUse={use} />
      )}
    </section>
  )
}

function takenText(taken: number, present: number, left: number): string {
  if (taken > 0)
    return `${count(taken, 'texte copié', 'textes copiés')} dans la bibliothèque${present ? `\u00a0; ${count(present, 'y était', 'y étaient')} déjà` : ''}.`
  if (left > 0) return 'Rien n’a été copié.'
  if (present === 0)
    return 'Rien à copier\u00a0: rien de ce qui est cité ne manque ici, ou le bureau ne l’a pas.'
  return `Rien à copier\u00a0: ${present === 1 ? 'le texte y était' : `les ${count(present, 'texte')} y étaient`} déjà.`
}

function Address({ isBusy, onUse }: { readonly isBusy: boolean; readonly onUse: (address: string) => void }) {
  const [address, setAddress] = useState('')
  return (
    <>
      <Field
        label="Adresse du corpus"
        value={address}
        onChange={setAddress}
        help="Celle que donne la personne qui tient le serveur, par exemple postgres://lea@bureau.exemple.fr/bureau. Plusieurs adresses, séparées par un espace : la première qui répond est interrogée."
      />
      <div className="actions">
        <Button busy={isBusy} onPress={() => onUse(address)}>
          Interroger ce bureau
        </Button>
      </div>
    </>
  )
}

function Chosen({
  state: { address, isAnswering, reason, texts, funds },
  isBusy,
  onTake,
  onLeave,
}: {
  readonly state: OfficeCorpusState
  readonly isBusy: boolean
  readonly onTake: (what: Input<'library.takeOffline'>) => void
  readonly onLeave: () => void
}) {
  const [code, setCode] = useState('')
  const [dossier, setDossier] = useState('')
  const { value: dossiers = [] } = useCall('dossiers.list', {})
  return (
    <>
      <p>
        <span className="path">{address}</span>
        {isAnswering ? `, ${count(texts, 'texte')}` : ''}
      </p>
      {!isAnswering && <p role="alert">{reason}</p>}
      {funds.length > 0 && (
        <ul className="to-fetch" aria-label="Fonds du bureau">
          {funds.map(one => (
            <li key={one.fund}>
              <div>
                {one.fund}
                <span className="help">
                  {' '}
                  {[count(one.texts, 'texte'), ...(one.day ? [`état du ${dayText(one.day)}`] : [])].join(
                    ', ',
                  )}
                </span>
              </div>
              <div className="actions">
                <Button
                  look="quiet"
                  busy={isBusy}
                  onPress={() => onTake({ fund: one.fund })}
                  aria-label={`Prendre hors ligne le fonds ${one.fund}`}
                >
                  Prendre hors ligne
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {isAnswering && (
        <div className="offline">
          <Field
            label="Prendre un code hors ligne"
            value={code}
            onChange={setCode}
            help="Son nom court, comme dans la liste des codes, par exemple CJA."
          />
          <div className="actions">
            <Button busy={isBusy} isDisabled={!code.trim()} onPress={() => onTake({ code: code.trim() })}>
              Prendre ce code
            </Button>
          </div>
          <Choice
            label="Prendre hors ligne ce que cite un dossier"
            value={dossier}
            onChange={setDossier}
            options={[
              { value: '', label: 'choisir un dossier' },
              ...dossiers.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            help="Les textes que citent ses écrits, et ce que ces textes citent."
          />
          <div className="actions">
            <Button busy={isBusy} isDisabled={!dossier} onPress={() => onTake({ dossier })}>
              Prendre ce que cite le dossier
            </Button>
            <Button busy={isBusy} onPress={() => onTake({ cited: true })}>
              Prendre ce que la bibliothèque cite et n’a pas
            </Button>
          </div>
        </div>
      )}
      <div className="actions">
        <Button look="quiet" busy={isBusy} onPress={onLeave}>
          Ne plus interroger ce bureau
        </Button>
      </div>
    </>
  )
}
