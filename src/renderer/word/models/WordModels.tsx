import { useState } from 'react'
import {
  defaultModelKey,
  MISSING_DEFAULT_MODEL,
  type TextKind,
  textKinds,
} from '../../../shared/word/default-model.ts'
import type { WordModel } from '../../../shared/word/word-model.ts'
import { asError, call, upload, useCall } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import { ModelReport } from './ModelReport.tsx'
import { type OfferedModel, TakeModel } from './TakeModel.tsx'
import './models.css'

/** The model the new texts of a kind take. */
function DefaultModel({
  kind,
  models,
  values,
  onChange,
}: Parameters<typeof WordModels>[0] & { readonly kind: TextKind; readonly models: readonly WordModel[] }) {
  const key = defaultModelKey(kind)
  const modelId = values[key] ?? ''
  const isGone = modelId !== '' && !models.some(one => one.id === modelId)
  if (models.length === 0 && !isGone) return null
  return (
    <Choice
      label={labels[kind]}
      value={modelId}
      onChange={id => onChange({ [key]: id })}
      help={isGone ? MISSING_DEFAULT_MODEL[kind] : 'Les textes déjà écrits ne changent pas.'}
      options={[
        { value: '', label: 'aucun\u00a0: la manière seule' },
        ...models.map(one => ({ value: one.id, label: one.name })),
        ...(isGone ? [{ value: modelId, label: 'un modèle retiré' }] : []),
      ]}
    />
  )
}

const labels: Readonly<Record<TextKind, string>> = {
  filing: 'Modèle des nouveaux recours et requêtes',
  briefing: 'Modèle des nouvelles notes et documents parlementaires',
}

/** The Word files texts may be printed on: the firm’s own paper, with what was taken of each and what was not. */
export function WordModels({
  values,
  onChange,
}: {
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (part: Readonly<Record<string, string>>) => void
}) {
  const { value: models, reload } = useCall('models.list', {})
  const [candidate, setOffered] = useState<OfferedModel>()
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const choose = async () => {
    const [wordFile] = await pickFiles({ multiple: false, accept: '.docx,.dotx,.docm,.dotm,.odt,.doc,.rtf' })
    if (!wordFile) return
    setWrong('')
    setBusy(true)
    try {
      const file = await upload(wordFile)
      setOffered({ file, read: await call['models.read']({ file }) })
    } catch (cause) {
      setWrong(asError(cause).message)
    }
    setBusy(false)
  }
  const remove = ({ id, name }: WordModel) => {
    call['models.remove']({ id }).then(() => {
      reload()
      const lostKinds = textKinds.filter(kind => values[defaultModelKey(kind)] === id)
      const sentences = [
        `Le modèle Word «\u00a0${name}\u00a0» est retiré.`,
        ...lostKinds.map(kind => MISSING_DEFAULT_MODEL[kind]),
      ]
      say.success(sentences.join(' '), () => {
        void call['models.restore']({ id }).then(reload, say.error)
      })
    }, say.error)
  }
  return (
    <section aria-labelledby="word-models" className="fields-section">
      <h2 id="word-models">Modèles Word</h2>
      <p className="help">
        Votre papier, tel que Word le connaît&nbsp;: donnez un fichier .docx ou .dotx, ou une lettre déjà
        envoyée (.odt, .doc et .rtf par LibreOffice)&nbsp;; Prétoire en reprend la page, les styles, l’en-tête
        et le pied, logo compris. Un écrit le prend par son bouton «&nbsp;Présentation&nbsp;».
      </p>
      {wrong && (
        <p className="failure" role="alert">
          {wrong}
        </p>
      )}
      <ul className="word-models">
        {models?.map(one => (
          <li key={one.id}>
            <details>
              <summary>
                <strong>{one.name}</strong> <span className="help">{one.file}</span>
              </summary>
              <ModelReport report={one.report} />
            </details>
            <Button look="link" aria-label={`Retirer\u00a0: ${one.name}`} onPress={() => remove(one)}>
              Retirer
            </Button>
          </li>
        ))}
      </ul>
      {models && textKinds.map(kind => <DefaultModel key={kind} {...{ kind, models, values, onChange }} />)}
      <div>
        <Button onPress={() => void choose()} busy={busy}>
          {busy ? 'Lecture du modèle…' : 'Ajouter un modèle Word…'}
        </Button>
      </div>
      {candidate && (
        <TakeModel
          upload={candidate}
          names={models?.map(one => one.name) ?? []}
          onClose={() => setOffered(undefined)}
          onTaken={(name, isReplacement) => {
            setOffered(undefined)
            reload()
            say.success(`Le modèle Word «\u00a0${name}\u00a0» est ${isReplacement ? 'remplacé' : 'ajouté'}.`)
          }}
        />
      )}
    </section>
  )
}
