import { useEffect, useState } from 'react'
import { courtsSetting } from '../../shared/procedure/courts.ts'
import { daysOffSetting } from '../../shared/procedure/situation.ts'
import { statement } from '../../shared/settings/accessibility.ts'
import { OfficeCorpus } from '../imports/OfficeCorpus.tsx'
import { call, useCall } from '../kernel/api.ts'
import { Courts } from '../procedure/Courts.tsx'
import { DaysOff } from '../procedure/DaysOff.tsx'
import { Backups } from '../safekeeping/Backups.tsx'
import { Diagnostic } from '../safekeeping/Diagnostic.tsx'
import { MoveLibrary } from '../safekeeping/MoveLibrary.tsx'
import { PersonData } from '../safekeeping/PersonData.tsx'
import { Vault } from '../safekeeping/Vault.tsx'
import { Assistants } from '../settings/Assistants.tsx'
import { AssociationSettings } from '../settings/AssociationFields.tsx'
import type { Change, Values } from '../settings/changes.ts'
import { Dictionary } from '../settings/Dictionary.tsx'
import { Licences } from '../settings/Licences.tsx'
import { OfficeSettings } from '../settings/OfficeFields.tsx'
import { Place } from '../settings/Place.tsx'
import { Questions } from '../settings/Questions.tsx'
import { Templates } from '../settings/Templates.tsx'
import { Updates } from '../settings/Updates.tsx'
import { SharedSettings } from '../sharing/office/SharedSettings.tsx'
import { Signing } from '../sharing/Signing.tsx'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'
import { PageContents } from '../ui/page-contents.tsx'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { LetterheadSettings } from '../word/LetterheadSettings.tsx'
import { WordModels } from '../word/models/WordModels.tsx'

/** Who writes, how it looks, how it cites, and what keeps the library safe. */
export function Settings({
  values,
  onChange,
  part,
  onTour,
}: {
  readonly values: Values
  readonly onChange: (change: Change) => void
  /** the section to come to, by the id of its heading */
  readonly part?: string
  /** shows the tour again, on a sample dossier */
  readonly onTour: () => void
}) {
  useEffect(() => {
    const heading = part && document.getElementById(part)
    if (!heading) return
    heading.tabIndex = -1
    heading.scrollIntoView({ block: 'start' })
    heading.focus({ preventScroll: true })
  }, [part])
  const counts = useCall('library.count', {})
  const set = (key: string) => (value: string) => onChange({ [key]: value })
  const update = (key: string) => (next: (value?: string) => string) =>
    onChange(latest => ({ [key]: next(latest[key]) }))
  return (
    <div className="screen">
      <h1>Réglages</h1>
      <PageContents
        label="Dans les réglages"
        parts={{
          who: 'Vous',
          shared: 'À plusieurs',
          look: 'Affichage',
          cite: 'Citations',
          place: 'Bibliothèque',
          tour: 'Visite',
          about: 'À propos',
        }}
      />
      <section aria-labelledby="who" className="fields-section">
        <h2 id="who">Vous</h2>
        <div className="fields">
          <Choice
            label="Vous écrivez comme"
            value={values.profile ?? 'volunteer'}
            onChange={set('profile')}
            help="Change les mots des questions et la présentation des nouveaux mémoires, jamais ce que le logiciel sait faire. À un·e bénévole qui suit un texte de loi, Prétoire s’ouvre sur Campagne."
            options={[
              { value: 'lawyer', label: 'avocat·e' },
              { value: 'volunteer', label: 'bénévole' },
            ]}
          />
          <Field
            label="Auteur des fichiers Word"
            value={values.author ?? ''}
            onChange={set('author')}
            help="Laissé vide, les fichiers ne nomment personne."
          />
        </div>
      </section>
      <OfficeSettings values={values} onChange={onChange} />
      <AssociationSettings values={values} onChange={onChange} />
      <SharedSettings />
      <section aria-labelledby="look" className="fields-section">
        <h2 id="look">Affichage</h2>
        <div className="fields">
          <Choice
            label="Thème"
            value={values.theme ?? 'auto'}
            onChange={set('theme')}
            options={[
              { value: 'auto', label: 'celui du système' },
              { value: 'light', label: 'clair' },
              { value: 'dark', label: 'sombre' },
            ]}
          />
          <Choice
            label="Taille du texte"
            value={values.textSize ?? '100'}
            onChange={set('textSize')}
            options={['90', '100', '112', '125', '150'].map(value => ({ value, label: `${value}\u00a0%` }))}
          />
        </div>
      </section>
      <section aria-labelledby="cite" className="fields-section">
        <h2 id="cite">Citations</h2>
        <div className="fields">
          <Choice
            label="Manière de citer"
            value={values.citation ?? 'pretoire'}
            onChange={set('citation')}
            options={[
              { value: 'pretoire', label: 'prétoire (celle des mémoires)' },
              { value: 'reflex', label: 'Réf-Lex (celle des revues)' },
            ]}
            help="Vaut pour la citation copiée depuis la bibliothèque."
          />
        </div>
      </section>
      <Dictionary values={values} onChange={onChange} />
      <Questions values={values} onChange={onChange} />
      <DaysOff value={values[daysOffSetting]} onChange={update(daysOffSetting)} />
      <Courts value={values[courtsSetting]} onChange={update(courtsSetting)} />
      <Templates />
      <WordModels values={values} onChange={onChange} />
      <LetterheadSettings value={values.letterhead} office={values.office} onChange={set('letterhead')} />
      <section aria-labelledby="place">
        <h2 id="place">Où est la bibliothèque</h2>
        <Place />
        <MoveLibrary />
        <OfficeCorpus />
      </section>
      <Backups />
      <Vault values={values} onChange={onChange} />
      <PersonData />
      <Assistants />
      <Updates />
      <Signing />
      <Doctor />
      <Diagnostic />
      <section aria-labelledby="tour">
        <h2 id="tour">Visite</h2>
        <p>
          Cinq étapes sur un dossier d’exemple&nbsp;: la bibliothèque, le texte, citer, les pièces, exporter.
        </p>
        <div className="actions">
          <Button onPress={onTour}>Faire la visite</Button>
        </div>
      </section>
      <Accessibility />
      <section aria-labelledby="about">
        <h2 id="about">À propos</h2>
        <p>
          Prétoire, logiciel libre sous licence AGPL-3.0 ou ultérieure. Rien de ce que vous écrivez ne quitte
          cet ordinateur, hors ce que vous confiez à un bureau que vous avez choisi. Ce logiciel ne donne pas
          de conseil juridique&nbsp;: une date, une citation, un modèle se relisent avant tout dépôt.
        </p>
        <p className="help">
          Dans la bibliothèque&nbsp;: {counts.value?.decision ?? 0} décisions, {counts.value?.article ?? 0}{' '}
          articles, {counts.value?.argument ?? 0} arguments, {counts.value?.document ?? 0} documents.
        </p>
        <Licences />
      </section>
    </div>
  )
}

/** The accessibility statement, read without a network. */
function Accessibility() {
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-labelledby="accessibility">
      <h2 id="accessibility">Accessibilité</h2>
      <p>Prétoire est partiellement conforme au RGAA, sans audit par un tiers.</p>
      <div className="actions">
        <Button onPress={() => setOpen(true)}>Lire la déclaration d’accessibilité</Button>
      </div>
      <Box title="Déclaration d’accessibilité" open={isOpen} onClose={() => setOpen(false)} wide>
        <div className="statement">
          {withKeys(statement, part => part.lines.join(' ')).map(({ key, item }) =>
            item.kind === 'title' ? (
              <h3 key={key}>{item.lines[0]}</h3>
            ) : item.kind === 'items' ? (
              <ul key={key}>
                {item.lines.map(line => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : (
              <p key={key}>{item.lines[0]}</p>
            ),
          )}
        </div>
        <div className="actions">
          <Button onPress={() => setOpen(false)}>Fermer</Button>
        </div>
      </Box>
    </section>
  )
}

/** Reads the whole library and says whether anything in it is damaged or missing. */
function Doctor() {
  const [isConfirming, setAsked] = useState(false)
  const { value, error, loading, reload } = useCall('library.doctor', isConfirming ? {} : null, [])
  const say = useSay()
  const mend = () =>
    call['library.mend']({}).then(({ aside, back }) => {
      say.success(`Mis de côté\u00a0: ${aside}. Rendus\u00a0: ${back}.`)
      reload()
    }, say.error)
  return (
    <section aria-labelledby="doctor">
      <h2 id="doctor">État de la bibliothèque</h2>
      {error && <Failure error={error} retry={reload} />}
      {isConfirming && loading && <Loading what="Vérification" />}
      {value && !loading && (
        <ul className="doctor" role="status">
          {value.length === 0 && <li>Rien à signaler&nbsp;: la base et les fichiers sont en bon état.</li>}
          {withKeys(value, one => one.message).map(({ key, item: one }) => (
            <li key={key} className={`problem ${one.severity}`}>
              {one.message}
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        <Button onPress={() => (isConfirming ? reload() : setAsked(true))}>Vérifier la bibliothèque</Button>
        {value?.some(one => one.code === 'row' || one.code === 'aside') && (
          <Button onPress={() => void mend()}>Remettre en ordre</Button>
        )}
      </div>
    </section>
  )
}
