import { useState } from 'react'
import { call, exportUrl, upload, useCall } from '../kernel/api.ts'
import { save as download, pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'

/** The kinds of texts: one is written to a file, changed there, and taken back; what is wrong in it is said in sentences. */
export function Templates() {
  const { value: templates, reload } = useCall('templates.list', {})
  const own = useCall('templates.own', {})
  const [templateId, setChosen] = useState('')
  const [wrong, setWrong] = useState<readonly string[]>([])
  const say = useSay()
  const reloadList = () => {
    reload()
    own.reload()
  }
  const write = (id: string) =>
    call['templates.export']({ id }).then(file => download(exportUrl(file.id), file.name), say.error)
  const take = async () => {
    const [file] = await pickFiles({ multiple: false })
    if (!file) return
    setWrong([])
    try {
      const { template, replaced } = await call['templates.import']({ file: await upload(file) })
      say.success(`Le modèle «\u00a0${template.title}\u00a0» est ${replaced ? 'remplacé' : 'ajouté'}.`)
      reloadList()
    } catch (cause) {
      setWrong((cause instanceof Error ? cause.message : String(cause)).split('\n'))
    }
  }
  const remove = (id: string) => {
    const template = templates?.find(one => one.id === id)
    call['templates.remove']({ id }).then(() => {
      reloadList()
      say.success(`Le modèle «\u00a0${template?.title ?? id}\u00a0» est retiré.`, async () => {
        if (template) await call['templates.save']({ template })
        reloadList()
      })
    }, say.error)
  }
  const mine = templates?.filter(one => own.value?.includes(one.id)) ?? []
  const [first, ...rest] = wrong
  return (
    <section aria-labelledby="templates" className="fields-section">
      <h2 id="templates">Modèles</h2>
      <p className="help">
        Un modèle est un fichier que l’on peut modifier sans programmer&nbsp;: questions, blocs, pièces,
        contrôles. Écrivez-en un dans un fichier, changez-le, reprenez-le. Un modèle du même identifiant prend
        la place de celui du programme.
      </p>
      <ul className="days-off">
        {mine.map(one => (
          <li key={one.id}>
            {one.title}{' '}
            <Button
              look="link"
              aria-label={`Écrire dans un fichier\u00a0: ${one.title}`}
              onPress={() => void write(one.id)}
            >
              Écrire dans un fichier
            </Button>{' '}
            <Button look="link" aria-label={`Retirer\u00a0: ${one.title}`} onPress={() => remove(one.id)}>
              Retirer
            </Button>
          </li>
        ))}
      </ul>
      {first && (
        <div className="failure" role="alert">
          <p>{first}</p>
          <ul>
            {rest.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="fields row">
        <Choice
          label="Modèle"
          value={templateId}
          onChange={setChosen}
          options={[
            { value: '', label: 'À choisir' },
            ...(templates ?? []).map(one => ({ value: one.id, label: one.title })),
          ]}
        />
        <Button isDisabled={!templateId} onPress={() => void write(templateId)}>
          Écrire dans un fichier…
        </Button>
        <Button onPress={() => void take()}>Reprendre un fichier…</Button>
      </div>
    </section>
  )
}
